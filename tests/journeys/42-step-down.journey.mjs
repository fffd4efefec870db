// Step-down (P-63 to P-66): social care has a family after a section 47 enquiry and steps it down to early help. Without a meeting of
// the team around the child, the family's explicit consent or the agreement of the others it is refused, each by its name; with all
// three the Early Help Hub has it, the weekly report of the locality, and the next agenda of the locality's managers.
import { complete, dayBoxes as day, fill, looked as lookedAt, press, signInAs } from './harness/hub.mjs';

export const name = 'A step-down is refused three ways, then accepted, reported and put on the agenda of next month';
export const hub = 'portsmouth';

const family = 'Family of Wilf Ormsby';
export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [senior, manager, social, worker, team] = [await visitor(), await visitor(), await visitor(), await visitor(), await visitor()];
  const today = new Date();
  const nextMonth = new Date(today.getFullYear(), today.getMonth() + 1, 10);
  let contact, record;

  const looked = (page, shot) => lookedAt({ axe, screenshot }, page, shot);

  async function does(page, of, slug, values, done) {
    await page.goto(`${of}/${slug}`);
    await complete(page, values);
    await press(page, await page.locator('main form[method="post"] button.govuk-button').last().innerText());
    await expect.text(page, done);
  }

  await step('social care takes over a family in which a child suffers significant harm', async () => {
    await signInAs(senior, baseUrl, 'Senior social work practitioner');
    await signInAs(manager, baseUrl, 'MASH manager');
    await senior.goto(`${baseUrl}/contacts/new`);
    await fill(senior, {
      channel: 'telephone',
      referrer_kind: 'professional',
      referrer_name: 'Bea Lund',
      referrer_agency: 'Ellerby School',
      referrer_role: 'Deputy head',
      referrer_phone: '01632 960321',
      referrer_email: 'bea.lund@ellerby.example',
      'children.1.given_name': 'Wilf',
      'children.1.family_name': 'Ormsby',
      ...day('children.1.born', new Date(2014, 4, 9)),
      'children.1.postcode': 'PO6 2QT',
      'answers.consent_result': 'refused',
      'answers.immediate_protection': 'yes',
      'answers.worry': 'Wilf has a bruise in the shape of a hand.',
      'answers.step_up': 'no',
      'answers.starting_conversation': 'yes',
      'answers.family_needs': 'That somebody listens.',
      'answers.family_solutions': 'His uncle could stay.',
    });
    await press(senior, 'Save the contact');
    await expect.text(senior, 'Wilf Ormsby');
    contact = `${baseUrl}${new URL(senior.url()).pathname}`;
    await manager.goto(contact);
    const outside = (await manager.locator('main a[href$="/steps/out_of_hours_reviewed"]').count()) > 0;
    await does(outside ? manager : senior, contact, outside ? 'steps/out_of_hours_reviewed' : 'steps/initial_review', { 'answers.initial_response': 'section_47' }, 'It is recorded');
    await does(manager, contact, 'grade', { level: 's47' }, 'Wilf Ormsby');
    await does(manager, contact, 'steps/section_47_basis', {}, 'It is recorded');
    await does(manager, contact, 'approve', { outcome: 'section_47_enquiry' }, 'Red pathway');
    await signInAs(social, baseUrl, 'Locality social work manager, Social work team North');
    await does(social, contact, 'accept', {}, 'The family is accepted');
    await expect.text(social, 'Step the family down');
    await looked(social, 'contact');
  });

  const refused = async (missing, words, shot) => {
    await press(social, 'Step down');
    await expect.text(social, words);
    expect.equal(await social.locator('[name="reason"]').inputValue(), 'Wilf is safe and asks to stay at the club.', 'what was typed');
    for (const [part, other] of Object.entries(parts)) if (!missing.includes(part)) await expect.absent(social, other);
    await looked(social, shot);
  };
  const parts = {
    meeting: 'There was no multi-agency team around the child meeting.',
    consent: 'The family has not explicitly consented to the step-down.',
    agreement: 'The other professionals involved have not agreed to the step-down.',
  };

  await step('without a meeting of the team around the child it is refused', async () => {
    await social.goto(contact);
    await social.getByRole('link', { name: 'Step the family down' }).click();
    await looked(social, 'form');
    await fill(social, {
      attended: 'Both parents, the deputy head and the school nurse',
      consent: 'yes',
      consent_by: 'Kerry Ormsby, mother',
      agreement: 'yes',
      agreed_by: 'The deputy head and the school nurse',
      share_assessment: 'no',
      reason: 'Wilf is safe and asks to stay at the club.',
    });
    await refused(['meeting'], parts.meeting, 'no-meeting');
  });

  await step('without the explicit consent of the family it is refused', async () => {
    await fill(social, { ...day('meeting_on', today), consent: 'no' });
    await refused(['consent'], parts.consent, 'no-consent');
  });

  await step('without the agreement of the others it is refused', async () => {
    await fill(social, { consent: 'yes', agreement: 'no' });
    await refused(['agreement'], parts.agreement, 'no-agreement');
  });

  await step('what is missing is named together', async () => {
    await fill(social, { consent: 'no', agreement: 'no' });
    await refused(['consent', 'agreement'], parts.consent, 'nothing');
    await expect.text(social, parts.agreement);
  });

  await step('an assessment is not passed on without a consent of its own', async () => {
    await fill(social, { consent: 'yes', agreement: 'yes', assessment: 'The single assessment of the spring' });
    await refused([], 'The family has not consented to sharing the single assessment.', 'assessment');
  });

  await step('with all three it is accepted', async () => {
    await fill(social, { assessment: '' });
    await press(social, 'Step down');
    await expect.text(social, 'The family is stepped down, and it is reported.');
    await expect.text(social, family);
    record = `${baseUrl}${new URL(social.url()).pathname}`;
    await looked(social, 'done');
  });

  await step('the Early Help Hub finds it among those to consider, and proposes who helps', async () => {
    await signInAs(worker, baseUrl, 'Early Help Hub worker');
    await worker.goto(`${baseUrl}/families?view=considered`);
    await expect.text(worker, family);
    await looked(worker, 'considered');
    await worker.getByRole('link', { name: family }).first().click();
    await expect.text(worker, 'Stepped down from social care');
    await axe(worker);
    await does(worker, record, 'propose', { kind: 'intensive_support', agency: 'family_support', lead_professional: 'Jo Lindqvist', family_agrees: 'yes', professional_agrees: 'yes' }, 'It waits for somebody else to endorse it');
  });

  await step('endorsed by somebody else it stands in the weekly report of the locality', async () => {
    await does(senior, record, 'endorse', {}, 'The allocation is endorsed');
    await senior.goto(`${baseUrl}/reports/weekly?locality=north&period=${today.getDate()}+${today.toLocaleString('en-GB', { month: 'long' })}+${today.getFullYear()}`);
    await expect.text(senior, 'Wilf Ormsby');
    await looked(senior, 'weekly');
  });

  await step('the managers of the locality have it on the agenda of next month', async () => {
    await signInAs(team, baseUrl, 'Multi-agency team manager, Multi-agency team North');
    await team.goto(`${baseUrl}/meetings/new`);
    await fill(team, { kind: 'mat_managers', district: 'north', ...day('begins_at', nextMonth), 'begins_at-time': '09:30', where: 'The locality office' });
    await press(team, 'Schedule');
    await expect.text(team, 'The meeting is scheduled.');
    await expect.text(team, 'Step-downs');
    await expect.text(team, family);
    await expect.text(team, 'Stepped down from social care');
    await looked(team, 'agenda');
    await social.goto(team.url().split('?')[0]);
    await expect.text(social, family);
    await signInAs(team, baseUrl, 'Multi-agency team manager, Multi-agency team South');
    await team.goto(`${baseUrl}/meetings`);
    await expect.absent(team, family);
  });
}
