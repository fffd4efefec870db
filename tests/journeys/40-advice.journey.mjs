// The advice line (B-28 to B-35): a social worker gives advice without names, harm is directed to a referral, and a call in
// which safeguarding concerns emerge is transferred, its manager alerted and a contact owed.
import { fill, press, signInAs } from './harness/hub.mjs';

export const name = 'The advice line: advice without names, and a call that is transferred';
export const hub = 'blackpool';

const advice = {
  caller: 'school',
  role: 'Year head',
  theme: 'talking_with_family',
  harm_suspected: 'no',
  thresholds_document: 'read',
  safeguarding_lead: 'pointed_to',
  advice: 'Speak with the parents first, and offer an early help assessment.',
  result: 'not_needed',
  next_step: 'The school meets the parents this week.',
  no_identifying_details: 'yes',
};

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const worker = await visitor();
  const desk = await visitor();
  let transferred;

  await step('the line says its hours and its number', async () => {
    await signInAs(worker, baseUrl, 'Hub social worker');
    await worker.getByRole('link', { name: 'Advice line', exact: true }).click();
    await expect.path(worker, '/advice');
    await expect.text(worker, '01253 478959');
    await axe(worker);
    await screenshot(worker, 'advice-line');
  });

  await step('one page asks in the order of a call, and says where a referral is made', async () => {
    await worker.getByRole('button', { name: 'Give advice' }).click();
    await expect.path(worker, '/advice/new');
    await expect.text(worker, '01253 477299');
    await expect.text(worker, 'If harm is suspected');
    await axe(worker);
    await screenshot(worker, 'advice-new');
  });

  await step('text that tells whom it is about comes back, naming what and where, with everything typed', async () => {
    await fill(worker, { ...advice, question: 'A boy born 3 March 2018, who lives at EL4 2QT, is hungry.' });
    await press(worker, 'Save the advice');
    await expect.text(worker.locator('.govuk-error-summary'), '“3 March 2018”');
    await expect.text(worker.locator('.govuk-error-summary'), '“EL4 2QT”');
    expect.match(await worker.locator('[name="question"]').inputValue(), /is hungry/);
    expect.equal(await worker.locator('[name="role"]').inputValue(), advice.role);
    await axe(worker);
    await screenshot(worker, 'advice-identifying');
  });

  await step('suspected harm is never left at advice', async () => {
    await fill(worker, { question: 'A boy of 8 comes to school hungry.', harm_suspected: 'yes' });
    await press(worker, 'Save the advice');
    await expect.text(worker, 'is told to make a referral at once');
    await axe(worker);
    await screenshot(worker, 'advice-harm');
  });

  await step('the advice is saved and shown', async () => {
    await fill(worker, { harm_suspected: 'no' });
    await press(worker, 'Save the advice');
    await expect.text(worker, 'The advice is saved.');
    await expect.text(worker, 'Pointed to in the call');
    await axe(worker);
    await screenshot(worker, 'advice-saved');
  });

  await step('a call in which concerns emerge is transferred before anything is written', async () => {
    await worker.goto(`${baseUrl}/advice/new`);
    await fill(worker, { caller: 'midwifery' });
    await press(worker, 'Transfer the call now');
    await expect.text(worker, 'the alert has gone out');
    transferred = new URL(worker.url()).pathname;
    await axe(worker);
    await screenshot(worker, 'advice-transferred');
  });

  await step('the team manager is alerted in their work, and says who does what follows', async () => {
    await signInAs(desk, baseUrl, 'Hub team manager');
    await desk.goto(`${baseUrl}/worklist`);
    await expect.text(desk, 'Safeguarding concerns emerged in a call for advice');
    await axe(desk);
    await screenshot(desk, 'advice-alert');
    await desk.goto(`${baseUrl}${transferred}/acknowledge`);
    await axe(desk);
    await press(desk, 'Acknowledge');
    await expect.text(desk.locator('.govuk-error-summary'), 'Choose who does what follows');
    await desk.locator('[name="worker"]').selectOption({ index: 1 });
    await press(desk, 'Acknowledge');
    await expect.text(desk, 'The transfer is acknowledged.');
  });

  await step('the co-ordinator begins a contact, and the consultation keeps no child', async () => {
    await signInAs(desk, baseUrl, 'Referral information co-ordinator');
    await desk.goto(`${baseUrl}${transferred}/take-up`);
    await expect.text(desk, 'this record must lead to no child');
    await axe(desk);
    await screenshot(desk, 'advice-take-up');
    await fill(desk, { contact_begun: 'yes' });
    await press(desk, 'Save');
    await expect.text(desk, 'It is recorded that a contact is begun.');
    await desk.goto(`${baseUrl}/advice?view=transfers`);
    await expect.text(desk, 'No transfer waits for anybody.');
    await axe(desk);
    await desk.goto(`${baseUrl}/advice?view=all`);
    await axe(desk);
    await screenshot(desk, 'advice-list');
  });

  await step('the themes stand in a report for training', async () => {
    await signInAs(desk, baseUrl, 'Hub team manager');
    await desk.goto(`${baseUrl}/reports/advice`);
    await expect.text(desk, 'Talking with the family');
    await expect.text(desk, 'Midwives');
    await axe(desk);
    await screenshot(desk, 'advice-report');
  });
}
