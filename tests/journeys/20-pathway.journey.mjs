// The Lancashire pathway by hand: from the head's request to the closed contact, each step as the person whose step it is.
import { fill, openAll, press, requestFixture, sendRequest, signInAs } from './harness/hub.mjs';

export const name = 'A request travels the whole pathway: graded, screened, approved, handed over, answered and closed';

const sections = {
  overview: 'A deputy head asks for protection after grip marks and a threat.',
  strengths: 'Her grandmother collects her on Fridays. Her mother has always come in when asked.',
  worries: 'Four round marks in a row on the upper arm. She fears tonight.',
  history: 'Nothing is known before this request.',
  child_voice: '"Dean grabbed me because I woke the baby up."',
  family_views: 'Her mother was reached and says that she did not know.',
  consent_position: 'Nobody was asked before the override, because asking could put her at more risk.',
  enquiries_analysis: 'The police hold nothing, which does not make it safer.',
  exploitation: 'Asked about. No sign was found.',
  threshold_analysis: 'Grip marks, a threat to silence her and fear: significant harm is likely, so not level 3.',
};

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [head, manager, worker, duty] = [await visitor(), await visitor(), await visitor(), await visitor()];
  let reference, contact, workerName, whenReceived;

  // Each form is looked at empty, filled in, sent, and answered by the record that shows it done.
  async function act(page, slug, title, values, button, done) {
    await page.goto(`${contact}/${slug}`);
    await expect.text(page, title);
    await axe(page);
    await screenshot(page, slug);
    await fill(page, values);
    await press(page, button);
    await expect.text(page, done);
  }

  await step('a deputy head sends her request', async () => {
    reference = await sendRequest(head, baseUrl, requestFixture('request-01'));
    contact = `${baseUrl}/contacts/${reference}`;
  });

  await step('it waits in the tray of the MASH, with its clock running before anybody graded it', async () => {
    await signInAs(manager, baseUrl, 'Practice manager, MASH practice managers');
    await manager.goto(`${baseUrl}/worklist?view=unassigned&level=s47`);
    await expect.text(manager, 'Maisie and Jude Harrowgate');
    await axe(manager);
    await screenshot(manager, 'worklist');
    await manager.goto(contact);
    await expect.text(manager, 'asked for');
    await axe(manager);
    await screenshot(manager, 'contact-received');
    await openAll(manager);
    await axe(manager);
    whenReceived = await manager.locator('.moj-timeline time').first().getAttribute('datetime');
  });

  await step('a practice manager grades it', async () => {
    await act(manager, 'grade', 'Grade the contact', { level: 's47', grade: 'red', rationale: 'Grip marks, a threat, and a child afraid to go home.' }, 'Save the grade', 'The contact is graded');
    await axe(manager);
  });

  await step('a social worker of the MASH gets it', async () => {
    workerName = await signInAs(worker, baseUrl, 'Social worker, MASH team 1');
    await manager.goto(`${contact}/allocate`);
    await axe(manager);
    await screenshot(manager, 'allocate');
    await manager.getByLabel(workerName).check();
    await press(manager, 'Allocate');
    await expect.text(manager, 'The contact is allocated');
    await worker.goto(`${baseUrl}/worklist`);
    await expect.text(worker, 'Maisie and Jude Harrowgate');
    await axe(worker);
    await screenshot(worker, 'worklist-mine');
  });

  await step('nobody was asked, so the practice manager overrides consent with the evidence', async () => {
    await act(worker, 'consent', 'Record consent', { result: 'not_asked', said: 'Asking could put Maisie at more risk tonight.' }, 'Save', 'Consent is recorded');
    await act(manager, 'override', 'Override consent', { limb: 'current', evidence: 'Grip marks seen at 10:15 today by her teacher.', reason: 'Asking would warn the one she fears.' }, 'Override consent', 'Consent is overridden');
    await openAll(manager);
    await expect.text(manager, 'Grip marks seen at 10:15');
  });

  await step('she reaches the mother, asks the police, and records that they hold nothing', async () => {
    await act(worker, 'family', 'Record contact with the family', { method: 'telephone', result: 'reached', spoke_to: 'Kerry Harrowgate', said: 'I did not know. I will come now.' }, 'Save', 'The contact with the family is recorded');
    await act(worker, 'ask', 'Ask an agency', { agency: 'police', question: 'What is known of the household?' }, 'Record that it was asked', 'The enquiry is recorded');
    const open = await worker.goto(`${contact}/answer`).then(() => worker.locator('[name="enquiry"]').first().getAttribute('value'));
    await act(worker, 'answer', "Record an agency's answer", { enquiry: open, nil_return: 'yes' }, 'Save the answer', 'The answer is recorded');
  });

  await step('she writes the screening, saves it, goes on and submits it', async () => {
    await worker.goto(`${contact}/screening`);
    await axe(worker);
    await screenshot(worker, 'screening');
    await fill(worker, { 'sections.overview': sections.overview });
    await press(worker, 'Save and go on later');
    await expect.text(worker, 'The screening is saved to the record');
    expect.equal(await worker.locator('[name="sections.overview"]').inputValue(), sections.overview);
    await press(worker, 'Submit for approval');
    await axe(worker);
    await screenshot(worker, 'screening-refused');
    await fill(worker, Object.fromEntries(Object.entries(sections).map(([id, words]) => [`sections.${id}`, words])));
    await fill(worker, { outcome: 'strategy_discussion_s47', plan: 'A strategy discussion today, before the school day ends.' });
    await press(worker, 'Submit for approval');
    await expect.text(worker, 'The screening is submitted for approval');
    await axe(worker);
  });

  await step('the practice manager approves, and the family is handed to the duty team of its district', async () => {
    await act(manager, 'approve', 'Approve the outcome', { rationale: 'Significant harm is likely.' }, 'Approve', 'The outcome is approved');
    await expect.text(manager, 'District duty team Ellerby');
    await axe(manager);
    await screenshot(manager, 'contact-handed-over');
  });

  await step('the duty team accepts', async () => {
    await signInAs(duty, baseUrl, 'District duty team manager, District duty team Ellerby');
    await duty.goto(`${baseUrl}/trays`);
    await expect.text(duty, 'Maisie and Jude Harrowgate');
    await axe(duty);
    await screenshot(duty, 'tray');
    await act(duty, 'accept', 'Accept the family', { worker: 'Ann Quayle' }, 'Accept', 'The family is accepted');
    await axe(duty);
  });

  await step('what is still owed stops the closing', async () => {
    await manager.goto(`${contact}/close`);
    await expect.text(manager, 'The contact can be closed when this is done');
    await fill(manager, { reason: 'The duty team works with the family.' });
    await press(manager, 'Close the contact');
    await expect.text(manager, 'This cannot be done');
    await axe(manager);
    await screenshot(manager, 'close-refused');
  });

  await step('the deputy head is answered', async () => {
    await act(worker, 'response', 'Send a response', { 'parts.outcome': 'A strategy discussion is held, and a child and family assessment begins.', 'parts.rationale': 'Marks of a grip and a threat mean that significant harm is likely.', channel: 'email' }, 'Send the response', 'The response is recorded');
  });

  await step('the family is told, and then the contact can be closed', async () => {
    await worker.goto(`${contact}/response?audience=family`);
    await fill(worker, { 'parts.message': 'We are worried about Maisie and will visit you today.', channel: 'telephone', to: '01632 960121', note: 'Told Kerry Harrowgate.' });
    await press(worker, 'Send the response');
    await expect.text(worker, 'The response is recorded');
    await act(manager, 'close', 'Close the contact', { reason: 'The duty team works with the family.' }, 'Close the contact', 'The contact is closed');
    await axe(manager);
  });

  await step('the record says what happened, by which rule, and from which source', async () => {
    await openAll(manager);
    await axe(manager);
    const timeline = manager.locator('#timeline');
    for (const words of ['Closed', 'Response sent', 'Accepted by the receiving team', 'Outcome approved', 'An agency answered that it holds nothing', 'Consent overridden', 'Allocated to', 'Graded', 'Request received'])
      await expect.text(timeline, words);
    await expect.text(timeline, /Rule: Route statutory\. From: Guidance 2021/);
    await screenshot(manager, 'contact-closed');
  });

  await step('and shows itself as it stood before anybody graded it', async () => {
    await manager.goto(`${contact}?at=${londonSecond(whenReceived)}`);
    await expect.text(manager, 'This is the record as it stood on');
    await openAll(manager);
    await expect.text(manager, 'The screening has not begun');
    await expect.absent(manager.locator('#timeline'), 'Graded');
    await axe(manager);
    await screenshot(manager, 'contact-as-it-stood');
    await manager.goto(`${contact}/print`);
    await expect.text(manager, 'Printed by');
    await axe(manager);
    await screenshot(manager, 'contact-print');
  });
}

// The second after an instant, as London's clocks say it.
function londonSecond(instant) {
  const after = new Date(Date.parse(instant) + 1000);
  return after.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replace(' ', 'T');
}
