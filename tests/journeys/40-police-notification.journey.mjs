// A police notification of domestic abuse about three children at two schools: typed in, shared with everybody who is owed it,
// acknowledged, and one school's notice printed.
import { fill, press, signInAs } from './harness/hub.mjs';

export const name = 'A police notification about three children at two schools is shared, acknowledged and printed';

export const hub = 'blackpool';

const children = [
  { given_name: 'Ava', school: 'Gull Lane Primary' },
  { given_name: 'Ben', school: 'Gull Lane Primary' },
  { given_name: 'Cara', school: 'Seaward High' },
];

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const clerk = await visitor();
  let record;

  await step('a referral information co-ordinator types the notification in; what is missing is named and nothing is lost', async () => {
    await signInAs(clerk, baseUrl, 'Referral information co-ordinator');
    await clerk.goto(`${baseUrl}/notifications/new`);
    await axe(clerk);
    await fill(clerk, {
      channel: 'email',
      police_reference: `LC-${Date.now()}`,
      'incident_at-day': '1',
      'incident_at-month': '10',
      'incident_at-year': '2026',
      'incident_at-time': '20:10',
      incident_place: '2 Mill Row',
      incident: 'Shouting heard by a neighbour',
      domestic_abuse: 'yes',
      crime_risk: 'no',
      marac: 'no',
      victim_given_name: 'Dana',
      victim_family_name: 'Stride',
      officer: 'PC Ann Example',
      narrative: 'Ava, Ben and Cara were in the house.',
    });
    for (const [index, child] of children.entries())
      for (const [field, value] of Object.entries({ ...child, family_name: 'Stride' }))
        await fill(clerk, { [`children.${index + 1}.${field}`]: value });
    await press(clerk, 'Save the notification');
    await expect.text(clerk, 'Choose standard, medium or high');
    await axe(clerk);
    await screenshot(clerk, 'notification-mistake');
    await fill(clerk, { grade: 'high' });
    await press(clerk, 'Save the notification');
    await expect.text(clerk, 'The notification is saved.');
    record = new URL(clerk.url()).pathname;
  });

  await step('the record shows who is owed it, and that IDVA speaks with the victim first', async () => {
    for (const words of ['IDVA', 'CIDVA', 'Gull Lane Primary', 'Seaward High', 'First to speak with the victim', 'Owed, not yet shared'])
      await expect.text(clerk, words);
    await axe(clerk);
    await screenshot(clerk, 'notification-record');
  });

  await step('what names another school\'s pupil is refused; then each share is recorded', async () => {
    await recordShare('Gull Lane Primary', 'Ava and Cara were in the house.');
    await expect.text(clerk, 'This names Cara');
    await axe(clerk);
    await fill(clerk, { what: 'Ava and Ben were in the house.' });
    await press(clerk, 'Save the share');
    await expect.text(clerk, 'The share is recorded.');
    for (const who of ['Seaward High', 'IDVA', 'CIDVA']) {
      await recordShare(who, 'The police were called at night.');
      await expect.text(clerk, 'The share is recorded.');
    }
    await clerk.goto(`${baseUrl}${record}`);
    await expect.absent(clerk, 'Owed, not yet shared');
  });

  await step('the school acknowledges', async () => {
    await clerk.locator('#shares tr').filter({ hasText: 'Gull Lane Primary' }).getByRole('link', { name: /^Record it/ }).click();
    await fill(clerk, { by: 'The head teacher' });
    await axe(clerk);
    await press(clerk, 'Save');
    await expect.text(clerk, 'The acknowledgement is recorded.');
  });

  await step('the notice for printing names the school\'s own pupils and no other child', async () => {
    await clerk.locator('#shares tr').filter({ hasText: 'Gull Lane Primary' }).getByRole('link', { name: /^Notice for printing/ }).click();
    await expect.text(clerk, 'Ava Stride');
    await expect.text(clerk, 'Ben Stride');
    for (const other of ['Cara', 'Seaward', 'Dana']) await expect.absent(clerk, other);
    await axe(clerk);
    await screenshot(clerk, 'school-notice');
    await clerk.goto(`${baseUrl}/notices?view=shared`);
    await expect.text(clerk, 'Gull Lane Primary');
    await axe(clerk);
  });

  async function recordShare(who, what) {
    await clerk.goto(`${baseUrl}${record}`);
    await clerk.locator('#shares tr').filter({ has: clerk.locator('th', { hasText: new RegExp(`^${who}`) }) }).getByRole('link', { name: /^Record it/ }).click();
    await fill(clerk, { channel: 'secure_email', to: 'Their secure inbox', what });
    for (const test of ['necessary', 'proportionate', 'relevant', 'accurate', 'timely', 'secure']) await fill(clerk, { [`tests.${test}`]: 'yes' });
    await press(clerk, 'Save the share');
  }
}
