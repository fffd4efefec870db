// What the hub says no to, how it says so, and that nothing typed is lost.
import { fill, openAll, press, requestFixture, sendRequest, signInAs } from './harness/hub.mjs';

export const name = 'The hub refuses in words, and keeps what was typed';

const rationale = 'The marks are of a grip, and she is safe in school until three.';

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const [referrer, manager, colleague, worker] = [await visitor(), await visitor(), await visitor(), await visitor()];
  let contact;

  await step('a request waits for its grade', async () => {
    const reference = await sendRequest(referrer, baseUrl, requestFixture('request-01'));
    contact = `${baseUrl}/contacts/${reference}`;
    await signInAs(manager, baseUrl, 'Practice manager, MASH practice managers');
    await colleague.goto(`${baseUrl}/sign-in`);
    await colleague.locator('.lintel-demo-account').filter({ hasText: /^\s*Practice manager, MASH/ }).nth(1).getByRole('button').click();
    await colleague.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  });

  await step('a grade without its reasons comes back with what is missing and what was chosen', async () => {
    await manager.goto(`${contact}/grade`);
    await fill(manager, { level: 's17', grade: 'amber' });
    const answer = manager.waitForResponse((response) => response.request().method() === 'POST');
    await press(manager, 'Save the grade');
    expect.equal((await answer).status(), 422);
    await expect.text(manager.locator('.govuk-error-summary'), 'There is a problem');
    expect.match(await manager.title(), /^Error: /);
    expect.ok(await manager.locator('[name="level"][value="s17"]').isChecked(), 'the level chosen is still chosen');
    await axe(manager);
    await screenshot(manager, 'grade-without-reasons');
    await manager.locator('.govuk-error-summary a').first().click();
    expect.equal(await manager.evaluate(() => document.activeElement.name), 'rationale');
  });

  await step('of two who change one record the second is shown what the first did', async () => {
    await colleague.goto(`${contact}/grade`);
    await fill(manager, { rationale });
    await press(manager, 'Save the grade');
    await expect.text(manager, 'The contact is graded');
    await fill(colleague, { level: '3', grade: 'amber', rationale: 'I see it as level 3.' });
    await press(colleague, 'Save the grade');
    await expect.text(colleague, 'This record changed while you were working');
    await expect.text(colleague, 'Contact graded, by');
    expect.equal(await colleague.locator('[name="rationale"]').inputValue(), 'I see it as level 3.');
    await axe(colleague);
    await screenshot(colleague, 'changed-meanwhile');
  });

  await step('a form sent after signing out elsewhere is still there after signing in', async () => {
    const name = await signInAs(worker, baseUrl, 'Social worker, MASH team 1');
    await manager.goto(`${contact}/allocate`);
    await manager.getByLabel(name).check();
    await press(manager, 'Allocate');
    await worker.goto(`${contact}/note`);
    await fill(worker, { text: 'The health visitor rings back at four.' });
    await worker.context().clearCookies();
    await press(worker, 'Save the note');
    await expect.text(worker, 'Sign in');
    await axe(worker);
    await screenshot(worker, 'session-over');
    await worker.locator('.lintel-demo-account').filter({ hasText: name }).getByRole('button').click();
    await expect.text(worker, 'What you typed is kept');
    await expect.text(worker, 'The health visitor rings back at four.');
    await axe(worker);
    await screenshot(worker, 'what-was-kept');
    await press(worker, 'Send it now');
    await expect.text(worker, 'The note is saved');
    await openAll(worker);
    await expect.text(worker, 'The health visitor rings back at four.');
  });

  await step('whoever screens does not approve', async () => {
    await worker.goto(contact);
    await expect.absent(worker, 'Approve the outcome');
    const answer = await worker.goto(`${contact}/approve`);
    expect.equal(answer.status(), 403);
    await expect.text(worker, 'Your roles do not include this page');
    await axe(worker);
    await screenshot(worker, 'not-your-role');
  });

  await step('an address that is wrong, and a record that is not there, answer alike', async () => {
    const wrong = [];
    for (const path of ['/no/such/page', '/contacts/ZZZZ-ZZZZ', '/people/nobody']) {
      const answer = await manager.goto(`${baseUrl}${path}`);
      expect.equal(answer.status(), 404);
      wrong.push(await manager.locator('main').innerText());
      await axe(manager);
    }
    expect.equal(new Set(wrong).size, 1, 'the page does not say which it is');
    await screenshot(manager, 'nothing-here');
  });
}
