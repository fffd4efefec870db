// Early help (P-22 to P-36, P-65): the Early Help Hub takes over a family from its contact, finds whether it can be attached,
// proposes who helps; a senior practitioner endorses it, the team of the locality sees it, and it ends with a reason.
import { complete, dayBoxes as day, fill, press, signInAs } from './harness/hub.mjs';

export const name = 'Early help begins from a contact, is proposed, endorsed by somebody else, registered and ended';
export const hub = 'portsmouth';

const family = 'Family of Tilly Marlowe';

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [senior, manager, professional, worker, team] = [await visitor(), await visitor(), await visitor(), await visitor(), await visitor()];
  let contact, record;

  async function does(page, slug, values, done, of = record) {
    await page.goto(`${of}/${slug}`);
    await axe(page);
    await complete(page, values);
    await screenshot(page, `early-help-${slug.replace('/', '-')}`);
    await press(page, await page.locator('main form[method="post"] button.govuk-button').last().innerText());
    await expect.text(page, done);
  }
  const today = (field) => day(field, new Date());

  await step('a contact is taken, and reviewed by who reviews at this hour', async () => {
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
      'children.1.given_name': 'Tilly',
      'children.1.family_name': 'Marlowe',
      'children.1.born-day': '3',
      'children.1.born-month': '3',
      'children.1.born-year': '2015',
      'children.1.postcode': 'PO6 2QT',
      'answers.consent_result': 'given',
      'answers.consent_given_by': 'Kerry Marlowe',
      'answers.consent_relationship': 'Mother',
      'answers.consent_parental_responsibility': 'yes',
      'answers.consent_how': 'written',
    });
    await fill(senior, {
      'answers.immediate_protection': 'no',
      'answers.worry': 'Tilly misses school on most Mondays and cares for her brother.',
      'answers.step_up': 'no',
      'answers.starting_conversation': 'yes',
      'answers.family_needs': 'Help with the mornings.',
      'answers.family_solutions': 'Her aunt can come on Mondays.',
    });
    await press(senior, 'Save the contact');
    await expect.text(senior, 'Tilly Marlowe');
    contact = `${baseUrl}${new URL(senior.url()).pathname}`;
    await manager.goto(contact);
    const outside = (await manager.locator('main a[href$="/steps/out_of_hours_reviewed"]').count()) > 0;
    const reviewer = outside ? manager : senior;
    await does(reviewer, outside ? 'steps/out_of_hours_reviewed' : 'steps/initial_review', { 'answers.initial_response': 'analysis' }, 'It is recorded', contact);
  });

  await step('the key professional analyses it, and it is decided for early help by several agencies', async () => {
    const professionalName = await signInAs(professional, baseUrl, 'Key MASH professional');
    await does(manager, 'grade', { level: 'multi_agency' }, 'Tilly Marlowe', contact);
    await manager.goto(`${contact}/allocate`);
    await manager.getByLabel(professionalName).check();
    await press(manager, 'Allocate');
    await does(professional, 'ask', { agency: 'schools' }, 'Tilly Marlowe', contact);
    await does(professional, 'answer', {}, 'The answer is recorded', contact);
    await professional.goto(`${contact}/screening`);
    await complete(professional, { outcome: 'multi_agency_early_help', level: 'multi_agency' });
    await press(professional, 'Submit for approval');
    await does(manager, 'approve', { level: 'multi_agency', 'answers.contact_outcome': 'think_family' }, 'Tilly Marlowe', contact);
  });

  await step('the Early Help Hub takes over what is known, and types nothing again', async () => {
    await signInAs(worker, baseUrl, 'Early Help Hub worker');
    await worker.goto(contact);
    await axe(worker);
    await worker.getByRole('link', { name: 'Begin early help' }).click();
    await axe(worker);
    await screenshot(worker, 'early-help-begin');
    await press(worker, 'Begin early help');
    await expect.text(worker, 'Early help has begun.');
    await expect.text(worker, family);
    await expect.text(worker, 'Locality: North');
    record = `${baseUrl}${new URL(worker.url()).pathname}`;
    await axe(worker);
    await screenshot(worker, 'early-help-begun');
  });

  await step('the record explains whether the family can be attached', async () => {
    await expect.text(worker, 'Cannot be attached');
    const problems = ['good_education', 'secure_housing', 'financial_stability'];
    for (const problem of problems) await does(worker, 'problem', { problem, ...today('found_on'), source: 'School, attendance of 71%' }, 'The problem is recorded');
    await expect.text(worker, 'Can be attached');
    await axe(worker);
    await screenshot(worker, 'early-help-eligible');
  });

  await step('a mistake comes back with everything typed', async () => {
    await worker.goto(`${record}/propose`);
    await fill(worker, { support: 'Somebody comes on Monday mornings.' });
    await press(worker, 'Propose');
    await expect.text(worker.locator('.govuk-error-summary'), 'Choose what is allocated');
    expect.match(await worker.locator('[name="support"]').inputValue(), /Monday mornings/);
    await axe(worker);
    await screenshot(worker, 'early-help-mistake');
  });

  await step('who proposes does not endorse, and before that it stands in no register', async () => {
    await does(worker, 'propose', { kind: 'intensive_support', agency: 'family_support', lead_professional: 'Jo Lindqvist', family_agrees: 'yes', professional_agrees: 'yes' }, 'It waits for somebody else to endorse it');
    await expect.text(worker, 'Not endorsed yet');
    expect.equal((await worker.goto(`${record}/endorse`)).status(), 403, 'the proposer endorses nothing');
    await worker.goto(`${baseUrl}/families?view=register`);
    await expect.absent(worker, family);
    await signInAs(team, baseUrl, 'Multi-agency team manager, Multi-agency team North');
    expect.equal((await team.goto(record)).status(), 404, 'the locality sees nothing before the endorsement');
  });

  await step('a senior practitioner endorses it', async () => {
    await senior.goto(`${baseUrl}/families`);
    await expect.text(senior, 'To endorse');
    await axe(senior);
    await screenshot(senior, 'early-help-to-endorse');
    await senior.getByRole('link', { name: family }).click();
    await does(senior, 'endorse', {}, 'The allocation is endorsed');
    await axe(senior);
  });

  await step('the register has the family, and the manager of its locality sees it', async () => {
    await team.goto(`${baseUrl}/families?view=register`);
    await expect.text(team, family);
    await expect.text(team, 'Jo Lindqvist');
    await axe(team);
    await screenshot(team, 'early-help-register');
    await team.goto(`${baseUrl}/families?view=register&locality=south`);
    await expect.text(team, 'No family receives early help');
    await does(team, 'revise', { change: 'Somebody comes on Fridays too.', reason: 'Weekends are hardest.' }, 'The change of the support is recorded');
  });

  await step('it ends with a reason', async () => {
    await does(worker, 'end', { ...today('ended_on'), reason: 'Tilly is in school every day.', sustained: 'yes' }, 'Early help has ended');
    await axe(worker);
    await screenshot(worker, 'early-help-ended');
    await worker.goto(`${baseUrl}/families?view=ended`);
    await expect.text(worker, family);
    await axe(worker);
  });
}
