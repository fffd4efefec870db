// The ten completed requests, each entered as its sender would: eight in the long form, one in the short one, one told on
// the telephone. Each waits where it should and is due when it should; four are carried to their outcome.
import fs from 'node:fs';
import { answerPage, expectedOf, fill, press, requestFixture, sendRequest, signInAs, writtenToday } from './harness/hub.mjs';

export const name = 'Ten requests are entered in the browser, wait in their tray, are due in time, and come to their outcome';

const names = Array.from({ length: 10 }, (_, index) => `request-${String(index + 1).padStart(2, '0')}`);
const teams = fs.readFileSync(new URL('../../packs/lancashire/teams.yaml', import.meta.url), 'utf8');
const trayTitle = (id) => new RegExp(`id: ${id}\\n\\s+title: (.+)`).exec(teams)[1];
const reference = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [manager, senior, worker, adviser] = [await visitor(), await visitor(), await visitor(), await visitor()];
  await signInAs(manager, baseUrl, 'Practice manager, MASH practice managers');
  const sent = {};

  for (const name of names) {
    const { received } = expectedOf(name);
    const request = writtenToday(requestFixture(name), received);
    const enter = expectedOf(name).verb === 'take_call' ? takeCall : request.channel === 'public_form' ? sendWorry : sendRequest;
    await step(`${name} can be sent with everything its sender wrote`, async () => {
      const page = enter === takeCall ? adviser : await visitor();
      sent[name] = await enter(page, baseUrl, request);
      expect.match(sent[name], reference);
      if (page !== adviser) await page.context().close();
    });
    await step(`${name} waits in its tray and is due when it should be`, () => isWhereItShould(name));
  }

  // What the record says against what is expected of the fixture: the tray, and the time from receipt to deadline.
  async function isWhereItShould(name) {
    const { received, due, tray, verb } = expectedOf(name);
    await manager.goto(`${baseUrl}/${verb === 'take_call' ? 'calls' : 'contacts'}/${sent[name]}`);
    await expect.text(manager, trayTitle(tray));
    const owed = manager.locator('#owed');
    if (due === null) return expect.text(owed, 'No timescale set');
    const shown = Date.parse(await owed.locator('time').first().getAttribute('datetime'));
    const begun = Date.parse(await manager.locator('#timeline time').last().getAttribute('datetime'));
    expect.equal(shown - begun, Date.parse(due) - Date.parse(received), 'from receipt to deadline');
  }

  // A form of a record, filled in and answered by the record that shows it done.
  async function act(page, name, slug, values, button, done) {
    await page.goto(`${baseUrl}/${slug.startsWith('call:') ? 'calls' : 'contacts'}/${sent[name]}/${slug.replace('call:', '')}`);
    await fill(page, values);
    await press(page, button);
    await expect.text(page, done);
  }

  async function screen(page, name, outcome) {
    await page.goto(`${baseUrl}/contacts/${sent[name]}/screening`);
    const sections = await page.locator('main form [name^="sections."]').evaluateAll((all) => all.map((one) => one.name));
    await fill(page, Object.fromEntries(sections.map((section) => [section, `What is known of ${section.replace('sections.', '').replaceAll('_', ' ')}.`])));
    await fill(page, outcome);
    await press(page, 'Submit for approval');
    await expect.text(page, 'The screening is submitted for approval');
  }

  async function allocate(page, name, to) {
    await page.goto(`${baseUrl}/contacts/${sent[name]}/allocate`);
    await page.getByLabel(to).check();
    await press(page, 'Allocate');
    await expect.text(page, 'The contact is allocated');
  }

  // Every response that the record asks for, then the closing.
  async function tellAndClose(page, name, told) {
    for (const audience of told) {
      await page.goto(`${baseUrl}/contacts/${sent[name]}/response?audience=${audience}`);
      const parts = await page.locator('main form [name^="parts."]').evaluateAll((all) => all.map((one) => one.name));
      await fill(page, { ...Object.fromEntries(parts.map((part) => [part, 'We have read what was sent and decided as said above.'])), channel: 'telephone', note: 'Told on the telephone today.' });
      if (audience !== 'professional') await fill(page, { to: '01632 960121' });
      await press(page, 'Send the response');
      await expect.text(page, 'The response is recorded');
    }
    await act(page, name, 'close', { reason: 'All that was owed is done.' }, 'Close the contact', 'The contact is closed');
  }

  await step('request-04, at level 2 with an open assessment, is graded, screened and offered early help', async () => {
    await signInAs(senior, baseUrl, 'Senior social worker, Support Hub senior social workers');
    const to = await signInAs(worker, baseUrl, 'Early help worker');
    await act(senior, 'request-04', 'grade', { level: '2', grade: 'green', rationale: 'A bereaved family that asks for help with sleep and money.' }, 'Save the grade', 'The contact is graded');
    await allocate(senior, 'request-04', to);
    await screen(worker, 'request-04', { outcome: 'early_help_offer', plan: 'Bereavement support and the twins\' play group.', signposted_service: 'Bereavement support of the children\'s centre' });
    await act(senior, 'request-04', 'approve', { rationale: 'The offer fits what the family asks for.' }, 'Approve', 'The outcome is approved');
    await tellAndClose(senior, 'request-04', ['professional', 'family']);
    await screenshot(senior, 'level-2-closed');
  });

  await step('request-06, where a parent refuses, comes to no service and the doctor is told why', async () => {
    const lead = await visitor();
    await signInAs(lead, baseUrl, 'Practice manager, Support Hub practice managers');
    const to = await signInAs(worker, baseUrl, 'Early help officer');
    await act(lead, 'request-06', 'grade', { level: '3', grade: 'amber', rationale: 'Several needs at once, and no risk of significant harm.' }, 'Save the grade', 'The contact is graded');
    await allocate(lead, 'request-06', to);
    await act(worker, 'request-06', 'consent', { result: 'refused', given_by: 'Joanna Farrant', relationship: 'mother', parental_responsibility: 'yes', said: 'Not now. Not with my name on a list.' }, 'Save', 'Consent is recorded');
    await act(worker, 'request-06', 'family', { method: 'telephone', result: 'reached', spoke_to: 'Joanna Farrant', said: 'We manage.' }, 'Save', 'The contact with the family is recorded');
    await screen(worker, 'request-06', { outcome: 'consent_not_given' });
    await act(lead, 'request-06', 'approve', { rationale: 'Support at this level needs agreement.' }, 'Approve', 'The outcome is approved');
    await tellAndClose(lead, 'request-06', ['professional', 'family']);
    await screenshot(lead, 'consent-not-given-closed');
  });

  await step('request-07, from another authority, is screened, answered and closed', async () => {
    await act(manager, 'request-07', 'screen-information', { decision: 'answer', reason: 'A section 47 enquiry is open there, and we hold a record.' }, 'Save', 'The information request is screened');
    await act(manager, 'request-07', 'answer-information', { answer: 'Known to us from 2024 to the spring; closed with no service.', channel: 'email' }, 'Send the answer', 'The answer is recorded');
    await act(manager, 'request-07', 'close', { reason: 'The other authority has its answer.' }, 'Close the contact', 'The contact is closed');
    await screenshot(manager, 'information-closed');
  });

  await step('request-09, told on the telephone, is rung back within the hour and closed', async () => {
    await signInAs(worker, baseUrl, 'Social worker, MASH social workers, calls');
    await act(worker, 'request-09', 'call:return', { result: 'answered', advice: 'Stay with her. Ring 999 if anybody comes. Send the request form now.', form_advised: 'yes' }, 'Save', 'It is recorded that you rang');
    await screenshot(worker, 'call-returned');
    await axe(worker);
  });
}

// What the youth worker says, written down by the adviser who takes the call.
async function takeCall(page, baseUrl, call) {
  await signInAs(page, baseUrl, 'Customer access adviser');
  await page.goto(`${baseUrl}/calls/new?empty=yes`);
  const { support_requested: support, ...said } = call;
  await fill(page, { ...said, ...(support ? { support_requested: 'yes' } : {}) });
  await press(page, 'Save the call');
  return new URL(page.url()).pathname.split('/').at(-1);
}

async function sendWorry(page, baseUrl, request) {
  const left = { ...request.answers };
  const { referrer_name, referrer_phone, referrer_relationship } = request;
  await page.goto(`${baseUrl}/worry`);
  await press(page, 'Continue');
  for (let pages = 0; pages < 20 && !page.url().endsWith('/worry/check'); pages += 1) {
    await answerPage(page, left);
    if (await page.locator('#referrer_name').count())
      await fill(page, { referrer_name, referrer_phone, referrer_relationship, keep_from_family: request.keep_from_family ? 'yes' : 'no' });
    await press(page, 'Continue');
  }
  if (Object.keys(left).length > 0) throw new Error(`no page asked for ${Object.keys(left).join(', ')}`);
  await press(page, 'Send it');
  return page.locator('[data-reference]').innerText();
}
