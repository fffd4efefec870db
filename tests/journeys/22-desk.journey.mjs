// The desk: lists, calls, people, trays, reports and administration, looked at as those who use them.
import { fill, press, requestFixture, sendRequest, signInAs } from './harness/hub.mjs';

export const name = 'The desk: worklist, calls, people, trays, reports, administration, by mouse and by keyboard';

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const desk = await visitor();
  let child;

  async function look(path, words, picture) {
    const answer = await desk.goto(`${baseUrl}${path}`);
    expect.equal(answer.status(), 200, path);
    await expect.text(desk, words);
    await axe(desk);
    if (picture) await screenshot(desk, picture);
  }

  await step('the first key press offers to skip to the content, and does', async () => {
    await signInAs(desk, baseUrl, 'Practice manager, MASH practice managers');
    await desk.goto(`${baseUrl}/worklist`);
    await desk.keyboard.press('Tab');
    expect.equal(await desk.evaluate(() => document.activeElement.textContent.trim()), 'Skip to main content');
    await screenshot(desk, 'skip-link');
    await desk.keyboard.press('Enter');
    expect.equal(await desk.evaluate(() => document.activeElement.id), 'main-content');
  });

  await step('each list of the worklist stands by itself', async () => {
    for (const view of ['mine', 'team', 'unassigned', 'overdue', 'all']) await look(`/worklist?view=${view}`, 'My work', `worklist-${view}`);
    await expect.text(desk, /Now: \d+ for you to do/);
  });

  await step('filters narrow the list, say so when nothing fits, and can be cleared', async () => {
    await desk.goto(`${baseUrl}/worklist?view=all&filters=set&level=&arm=`);  // an earlier visit's filters are kept
    const all = await rows(desk);
    expect.ok(all > 1, 'the demonstration has open contacts');
    child = (await desk.locator('#contacts tbody th a').first().innerText()).split('\n')[0].trim();
    await fill(desk, { level: 's47' });
    await Promise.all([desk.waitForNavigation(), desk.locator('form[action="/worklist"] button').click()]);
    expect.ok((await rows(desk)) < all, 'fewer fit the filter');
    await desk.goto(`${baseUrl}/worklist?view=all&level=1&arm=mash`);
    await expect.text(desk, 'No contact in this list fits the filters');
    await axe(desk);
    await desk.getByRole('link', { name: 'Clear filters' }).click();
    await expect.absent(desk, 'No contact in this list fits the filters');
  });

  await step('filters are kept from one visit to the next, each can be taken off, and the list says which apply', async () => {
    await desk.goto(`${baseUrl}/worklist?view=all&level=s47&arm=mash`);
    await desk.goto(`${baseUrl}/worklist?view=all`);
    await expect.text(desk, 'Level of need: L4 S47');
    await axe(desk);
    await screenshot(desk, 'worklist-filtered');
    await desk.getByRole('link', { name: /Remove this filter Part of the hub/ }).click();
    await expect.absent(desk.locator('.moj-filter-tags'), 'Part of the hub');
    await desk.getByRole('link', { name: 'Clear filters' }).click();
    await desk.goto(`${baseUrl}/worklist?view=all`);
    expect.equal(await desk.locator('.moj-filter-tags').count(), 0);
  });

  await step('the next contact is taken with one press, graded, and given to a screener from the list by keyboard', async () => {
    const referrer = await visitor();
    await sendRequest(referrer, baseUrl, requestFixture('request-01'));
    await desk.goto(`${baseUrl}/worklist?view=unassigned`);
    await press(desk, 'Take the next one');
    await expect.text(desk, 'The contact is with you');
    const contact = new URL(desk.url()).pathname;
    await desk.goto(`${baseUrl}${contact}/grade`);
    await fill(desk, { level: 's47', grade: 'red', rationale: 'Grip marks, and a child afraid to go home.' });
    await press(desk, 'Save the grade');
    await desk.goto(`${baseUrl}/worklist?view=mine`);
    await axe(desk);
    await screenshot(desk, 'worklist-ticks');
    await press(desk, 'Allocate');
    await expect.text(desk.locator('.govuk-error-summary'), 'Tick at least one contact');
    await axe(desk);
    await desk.locator(`#pick-${contact.split('/').at(-1)}`).focus();
    await desk.keyboard.press('Space');
    const screener = desk.locator('#to option').filter({ hasText: ', Social worker' }).first();
    await desk.locator('#to').selectOption(await screener.getAttribute('value'));
    await desk.getByRole('button', { name: 'Allocate' }).focus();
    await Promise.all([desk.waitForNavigation(), desk.keyboard.press('Enter')]);
    await expect.text(desk, 'Given to');
    await axe(desk);
    await screenshot(desk, 'allocated');
  });

  await step('the picture of the README is the worklist', async () => {
    if (!process.env.LINTEL_README_PICTURE) return;
    await desk.goto(`${baseUrl}/worklist?view=all`);
    await desk.screenshot({ path: process.env.LINTEL_README_PICTURE, fullPage: true, clip: { x: 0, y: 0, width: 1280, height: 1200 } });
  });

  await step('people are searched for, found, opened, and not found', async () => {
    await look('/people', 'People', 'people');
    await desk.goto(`${baseUrl}/people?family_name=${encodeURIComponent(child.split(' ').at(-1))}`);
    await expect.text(desk, 'Results');
    await axe(desk);
    await screenshot(desk, 'people-found');
    await desk.locator('#found tbody a').first().click();
    await expect.path(desk, /^\/people\//);
    await axe(desk);
    await screenshot(desk, 'person');
    await look('/people?family_name=Zyxwv', 'Nobody', 'people-none');
  });

  await step('the reports each say what they count', async () => {
    await look('/reports', 'Reports');
    const reports = await desk.locator('main ul a[href^="/reports/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect.ok(reports.length >= 3, 'there are reports');
    for (const path of reports) await look(path, 'All reports', path.slice(1));
    await look(`${reports[0]}?from=2020-01-01&to=2020-01-31`, 'Nothing in this period');
  });

  await step('trays of those who have none say so', async () => {
    await look('/trays', 'Team tray', 'trays');
    await signInAs(desk, baseUrl, 'District duty team manager, District duty team Kettlesham');
    await look('/trays', 'Waiting for your team to accept', 'trays-duty');
  });

  await step('a call handler searches first, then takes the call on one page', async () => {
    await signInAs(desk, baseUrl, 'Customer access adviser');
    await look('/calls', 'Calls', 'calls');
    await look('/calls/new', 'Find the child', 'call-new');
    await desk.getByLabel('Find the child').fill('Zyxwv');
    await press(desk, 'Search');
    await expect.text(desk, 'Nobody on record fits');
    await axe(desk);
    await press(desk, 'Save the call');
    await expect.text(desk.locator('.govuk-error-summary'), 'There is a problem');
    await axe(desk);
    await screenshot(desk, 'call-mistakes');
    await fill(desk, { caller: 'professional', agency: 'Stainbeck Youth Club', role: 'Youth worker', level: 's47', name: 'Peter Vance', phone: '01632 960133', child_name: 'Shanelle', reason: 'She was given alcohol at a flat on Saturday and is with me now.' });
    await press(desk, 'Save the call');
    await expect.path(desk, /^\/calls\/(?!new)/);
    await expect.text(desk, 'Shanelle');
    await axe(desk);
    await screenshot(desk, 'call-taken');
  });

  await step('the administrator sees the staff, the teams, the pack in force and who saw what', async () => {
    await signInAs(desk, baseUrl, 'Administrator');
    await look('/administration', 'Administration', 'administration');
    const pages = await desk.locator('main a[href^="/administration"]').evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')))]);
    for (const path of new Set([...pages, '/administration/teams', '/administration/pack', '/administration/outbox', '/administration/audit', '/administration/staff/new']))
      await look(path, /./, path.slice(1));
  });
}

const rows = (page) => page.locator('#contacts tbody tr').count();
