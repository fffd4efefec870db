// A deputy head asks for support: one task after another, with a break in between, mistakes, and the answer afterwards.
import fs from 'node:fs';

export const name = 'A deputy head asks for support, stops, comes back, sends it and asks what became of it';

const request = JSON.parse(fs.readFileSync(new URL('./fixtures/request-01.json', import.meta.url), 'utf8'));
const dateOf = (iso) => iso.split('-').map(Number).reverse();

async function fillDate(page, id, iso) {
  const [day, month, year] = dateOf(iso);
  await page.locator(`#${id}-day`).fill(String(day));
  await page.locator(`#${id}-month`).fill(String(month));
  await page.locator(`#${id}-year`).fill(String(year));
}

// Answers what the page asks, by whatever control it asks with. Those that an answer reveals come after it.
async function answer(page, answers) {
  for (const [id, value] of Object.entries(answers)) {
    const controls = page.locator(`[name="answers.${id}"]`);
    if ((await controls.count()) === 0) continue;
    const type = await controls.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') {
      for (const one of value.split('|')) await page.locator(`[name="answers.${id}"][value="${one}"]`).check();
    } else await controls.first().fill(value);
  }
}

async function fillPerson(page, person) {
  for (const [field, value] of Object.entries(person)) {
    if (field === 'born') await fillDate(page, 'born', value);
    else if (field === 'sex') await page.locator(`[name="sex"][value="${value}"]`).check();
    else if (field === 'parental_responsibility') await page.locator(`[name="parental_responsibility"][value="${value ? 'yes' : 'no'}"]`).check();
    else await page.locator(`[name="${field}"]`).fill(value);
  }
}

const go = (page) => page.getByRole('button', { name: 'Save and continue' }).click();

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  let head = await visitor();
  let code, reference, statusCode;

  await step('the start page names 999, the numbers and the ways in', async () => {
    await head.goto(`${baseUrl}/`);
    await expect.text(head, 'Ring 999');
    await axe(head);
    await screenshot(head, 'landing');
    await head.getByRole('button', { name: /^Start/ }).click();
    await expect.path(head, '/request');
    await axe(head);
    await head.getByRole('button', { name: 'Start now' }).click();
    await expect.path(head, '/request/tasks');
    await expect.text(head, 'Not started');
    await axe(head);
    code = await head.locator('[data-return-code]').innerText();
    expect.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  });

  await step('her own details are asked for, and what is missing is said', async () => {
    await head.getByRole('link', { name: 'Your details' }).click();
    await go(head);
    await expect.text(head, 'Enter your name');
    await axe(head);
    for (const field of ['name', 'agency', 'role', 'phone', 'email']) await head.locator(`#referrer_${field}`).fill(request[`referrer_${field}`]);
    await axe(head);
    await go(head);
    await expect.path(head, '/request/sections/asking_for');
  });

  await step('a number that nobody can ring and an address that nobody can write to are asked for again', async () => {
    await head.goto(`${baseUrl}/request/referrer`);
    await head.locator('#referrer_phone').fill('abc');
    await head.locator('#referrer_email').fill('not-an-email');
    await go(head);
    await expect.text(head.locator('.govuk-error-summary'), 'Enter a whole telephone number, like 01632 960 001');
    await expect.text(head.locator('.govuk-error-summary'), 'Enter an e-mail address, like name@example.org');
    await axe(head);
    for (const field of ['phone', 'email']) await head.locator(`#referrer_${field}`).fill(request[`referrer_${field}`]);
    await go(head);
    await expect.path(head, '/request/sections/asking_for');
  });

  await step('what depends on several answers is shown while one of them is given, and keeps what was typed', async () => {
    const support = head.locator('[name="answers.service_wanted"]').first();
    const level = (id) => head.locator(`[name="answers.requested_level"][value="${id}"]`);
    await head.locator('[name="answers.information_request"][value="no"]').check();
    expect.ok(!(await support.isVisible()), 'not asked before a level is chosen');
    await level('3').check();
    expect.ok(await support.isVisible(), 'asked at level 3');
    await expect.absent(head, 'Answer what follows only if');
    await axe(head);
    await head.locator('[name="answers.service_wanted"][value="cfw"]').check();
    await level('s47').check();
    expect.ok(!(await support.isVisible()), 'not asked at level 4');
    await level('2').check();
    expect.ok(await head.locator('[name="answers.service_wanted"][value="cfw"]').isChecked(), 'what was chosen is still chosen');
    const plain = await visitor({ javaScriptEnabled: false, storageState: await head.context().storageState() });
    await plain.goto(`${baseUrl}/request/sections/asking_for`);
    await expect.text(plain, 'Answer what follows only if');
    await plain.locator('[name="answers.service_wanted"]').first().waitFor({ state: 'visible' });
  });

  await step('the question of the level has its words beside it and reveals what follows from it', async () => {
    await axe(head);
    await head.locator('[name="answers.information_request"][value="no"]').check();
    await expect.text(head, 'Working Well with Children and Families');
    await head.locator('[name="answers.requested_level"][value="s47"]').check();
    await screenshot(head, 'request-level');
    await axe(head);
    await go(head);
    await expect.path(head, '/request/sections/safety');
    await answer(head, request.answers);
    await go(head);
  });

  await step('brother and sister are written down once, with one address', async () => {
    await expect.path(head, '/request/sections/children');
    await axe(head);
    await head.getByRole('button', { name: 'Add a child' }).click();
    await axe(head);
    await fillPerson(head, request.children[0]);
    await go(head);
    await expect.text(head, 'Maisie Harrowgate');
    await head.getByRole('button', { name: 'Add another child' }).click();
    const { address, postcode, ...brother } = request.children[1];
    await fillPerson(head, brother);
    await head.locator('[name="same_address"]').check();
    await go(head);
    await expect.text(head, 'Jude Harrowgate');
    await expect.text(head, /Jude.*14 Tanner's Row/);
    await axe(head);
    await screenshot(head, 'request-children');
  });

  await step('what she types is kept while she types', async () => {
    await head.goto(`${baseUrl}/request/sections/worry`);
    await head.locator('#answers-worry').fill('At 10:15 today Maisie showed her');
    await expect.text(head.locator('[data-draft-status]'), 'Draft saved');
    await axe(head);
  });

  await step('she comes back at another computer with her code', async () => {
    head = await visitor();
    await head.goto(`${baseUrl}/request/return`);
    await axe(head);
    await head.locator('#code').fill('7K3M-9QWX-2HTR-5PVN');
    await head.getByRole('button', { name: 'Go on' }).click();
    await expect.text(head, 'There is no request with this code');
    await head.locator('#code').fill(code.toLowerCase());
    await head.getByRole('button', { name: 'Go on' }).click();
    await expect.path(head, '/request/tasks');
    await expect.text(head, 'In progress');
    await head.goto(`${baseUrl}/request/sections/worry`);
    expect.equal(await head.locator('#answers-worry').inputValue(), 'At 10:15 today Maisie showed her');
  });

  await step('what is not answered is listed, each with the way to it', async () => {
    await head.goto(`${baseUrl}/request/check`);
    await expect.text(head, 'Still to do before it can be sent');
    await axe(head);
    await head.getByRole('button', { name: 'Send the request' }).click();
    await expect.text(head, 'There is something to mend');
    await axe(head);
    await screenshot(head, 'request-mistakes');
    await head.locator('.govuk-error-summary').getByRole('link', { name: 'Write how it affects the children' }).click();
    await expect.path(head, '/request/sections/worry');
  });

  await step('she does the rest', async () => {
    await answer(head, request.answers);
    await go(head);
    for (const section of ['work_done', 'strengths', 'consent', 'communication']) {
      await head.goto(`${baseUrl}/request/sections/${section}`);
      await answer(head, request.answers);
      await axe(head);
      await go(head);
    }
    for (const member of request.household) {
      await head.goto(`${baseUrl}/request/people/household/new`);
      await fillPerson(head, member);
      await go(head);
    }
    await axe(head);
    await head.getByRole('button', { name: 'Continue' }).click();
    await head.goto(`${baseUrl}/request/sections/children`);
    await head.getByRole('button', { name: 'Continue' }).click();
    await expect.text(head, 'Ready to send');
    await axe(head);
    await screenshot(head, 'request-tasks');
  });

  await step('she checks it and makes a copy without what is not for sharing', async () => {
    await head.goto(`${baseUrl}/request/copy`);
    await axe(head);
    await head.locator('[name="without"][value="harm_evidence"]').check();
    await head.getByRole('button', { name: 'Show the copy without them' }).click();
    await expect.absent(head.locator('.govuk-summary-list').first(), 'four round marks');
    await screenshot(head, 'request-copy');
    await head.goto(`${baseUrl}/request/check`);
    await screenshot(head, 'request-check');
    await head.getByRole('button', { name: 'Send the request' }).click();
    await expect.path(head, '/request/sent');
  });

  await step('she is told the reference, the code, and by when it is decided', async () => {
    await expect.text(head, 'The hub decides what happens by');
    reference = await head.locator('[data-reference]').innerText();
    statusCode = await head.locator('[data-code]').innerText();
    await axe(head);
    await screenshot(head, 'request-sent');
    await head.goto(`${baseUrl}/request/check`);
    await expect.path(head, '/request');
  });

  await step('with both she sees where it is, and with a wrong code nothing', async () => {
    await head.goto(`${baseUrl}/status`);
    await axe(head);
    await head.locator('#asked_reference').fill(reference);
    await head.locator('#asked_code').fill('00000-00000');
    await head.getByRole('button', { name: 'Show' }).click();
    await expect.text(head, 'do not belong together');
    await axe(head);
    await head.locator('#asked_code').fill(statusCode);
    await head.getByRole('button', { name: 'Show' }).click();
    await expect.text(head, 'It waits to be looked at');
    await expect.absent(head, 'Harrowgate');
    await axe(head);
    await screenshot(head, 'status');
  });
}
