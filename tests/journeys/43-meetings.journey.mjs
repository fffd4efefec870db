// Meetings of localities (P-52 to P-54): a manager of a multi-agency team schedules them (the network's not without a facilitator),
// holds one with the agenda that the records make, writes the minutes, agrees an action and closes it.
import { dayBoxes as day, fill, looked as lookedAt, press, signInAs } from './harness/hub.mjs';

export const name = 'A locality meets, with agenda, minutes and actions; agreements and training are recorded';
export const hub = 'portsmouth';

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [manager, other] = [await visitor(), await visitor()];
  const days = (field, ahead) => day(field, new Date(Date.now() + ahead * 24 * 60 * 60 * 1000));
  let meeting, me;

  const looked = (page, shot) => lookedAt({ axe, screenshot }, page, shot);

  await step('no month is held against a locality before the hub kept records', async () => {
    me = await signInAs(manager, baseUrl, 'Multi-agency team manager, Multi-agency team North');
    await manager.goto(`${baseUrl}/meetings`);
    await expect.absent(manager, 'These meetings were not held last month.');
    await looked(manager, 'meetings');
    await manager.goto(`${baseUrl}/meetings/months`);
    await expect.text(manager, 'Network meeting');
    await expect.text(manager, "Before the hub's records");
    await expect.absent(manager, 'South');
    await looked(manager, 'meetings-months');
  });

  await step('the network meeting is refused without a facilitator, with everything typed', async () => {
    await manager.goto(`${baseUrl}/meetings/new`);
    await axe(manager);
    await fill(manager, { kind: 'network', district: 'north', ...days('begins_at', 7), 'begins_at-time': '14:00', where: 'Ellerby School' });
    await press(manager, 'Schedule');
    await expect.text(manager, 'No manager of the multi-agency team is identified to facilitate the network meeting.');
    expect.equal(await manager.locator('[name="where"]').inputValue(), 'Ellerby School', 'what was typed');
    await looked(manager, 'meetings-refused');
    await manager.locator('[name="facilitator"]').selectOption({ index: await manager.locator('[name="facilitator"] option').evaluateAll((all, who) => all.findIndex((one) => one.textContent.startsWith(who)), me) });
    await press(manager, 'Schedule');
    await expect.text(manager, 'The meeting is scheduled.');
    await expect.text(manager, 'Review of processes');
  });

  await step("the MAT managers' meeting has the agenda that the records make", async () => {
    await manager.goto(`${baseUrl}/meetings/new`);
    await fill(manager, { kind: 'mat_managers', district: 'north', ...days('begins_at', 0), 'begins_at-time': '09:30', where: 'The locality office' });
    await press(manager, 'Schedule');
    await expect.text(manager, 'As the records make it now');
    await expect.text(manager, 'New allocations');
    meeting = `${baseUrl}${new URL(manager.url()).pathname}`;
    await looked(manager, 'meeting-planned');
  });

  await step('it is held, and its agenda is kept', async () => {
    await manager.goto(`${meeting}/hold`);
    await looked(manager, 'meeting-hold');
    await fill(manager, { ...days('held_on', 0), attended: `${me} and the social work manager` });
    await press(manager, 'Keep the agenda and begin the minutes');
    await expect.text(manager, 'As it was when the meeting was held');
  });

  await step('minutes are written and an action is agreed', async () => {
    await manager.goto(`${meeting}/minutes`);
    const first = manager.locator('main form [name="notes.1"]');
    await first.fill('Visits have begun, twice a week.');
    await fill(manager, { minutes: 'The next meeting is in the school.' });
    await looked(manager, 'meeting-minutes');
    await press(manager, 'Save');
    await expect.text(manager, 'The minutes are saved.');
    await expect.text(manager, 'Visits have begun, twice a week.');
    await manager.goto(`${meeting}/add-action`);
    await fill(manager, { what: 'Ask the school for the attendance of the month.' });
    await press(manager, 'Save');
    await expect.text(manager.locator('.govuk-error-summary'), 'Choose or write who does it');
    await axe(manager);
    await manager.locator('[name="owner"]').selectOption({ label: me });
    await fill(manager, days('due_on', 10));
    await press(manager, 'Save');
    await expect.text(manager, 'The action is added.');
    await looked(manager, 'meeting-held');
    await manager.emulateMedia({ media: 'print' });
    await screenshot(manager, 'meeting-print');
    await manager.emulateMedia({ media: 'screen' });
  });

  await step('the owner finds the action and closes it', async () => {
    await manager.goto(`${baseUrl}/meetings?view=mine`);
    await expect.text(manager, 'Ask the school for the attendance of the month.');
    await looked(manager, 'meetings-mine');
    await manager.goto(`${meeting}/close-action`);
    await fill(manager, { done: 'The school sent it.' });
    await axe(manager);
    await press(manager, 'Save');
    await expect.text(manager, 'The action is closed.');
    await expect.text(manager, 'The school sent it.');
    await axe(manager);
  });

  await step('another locality sees nothing of it', async () => {
    await signInAs(other, baseUrl, 'Multi-agency team manager, Multi-agency team South');
    expect.equal((await other.goto(meeting)).status(), 404, 'no such page for another locality');
    await other.goto(`${baseUrl}/meetings?view=past`);
    await expect.absent(other, 'The locality office');
  });

  // P-17, P-20, P-81, P-82
  await step('the MASH manager keeps the register of agreements and the record of training', async () => {
    await signInAs(other, baseUrl, 'MASH manager');
    await other.goto(`${baseUrl}/agreements`);
    await expect.text(other, 'No agreement signed by Police is on record.');
    await looked(other, 'agreements');
    await other.goto(`${baseUrl}/agreements/police/record`);
    await fill(other, { ...days('signed_on', -30), edition: '2', ...days('review_by', 300), document: 'Folder 12' });
    await axe(other);
    await press(other, 'Save');
    await expect.text(other, 'The agreement is recorded.');
    await axe(other);
    await other.goto(`${baseUrl}/training/new`);
    await fill(other, { topic: 'Consent in writing', ...days('held_on', 0), agencies: 'schools', finding: 'A third gave consent by word only.' });
    await axe(other);
    await press(other, 'Save');
    await expect.text(other, 'The training is recorded.');
    await looked(other, 'training');
    await other.goto(`${baseUrl}/reports`);
    await other.getByRole('link', { name: 'Findings for training' }).first().click();
    await expect.text(other, 'Consent by word');
    await looked(other, 'training-findings');
  });
}
