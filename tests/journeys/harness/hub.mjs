// What several journeys do in the hub on their way to what they are about.
import fs from 'node:fs';

export const requestFixture = (name) => JSON.parse(fs.readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

// Signs in from the demonstration's page as the first person whose role and teams begin with these words, and gives the
// person's name.
export async function signInAs(page, baseUrl, words) {
  await page.context().clearCookies();  // whoever is signed in is sent on to the work
  await page.goto(`${baseUrl}/sign-in`);
  const button = page.locator('.lintel-demo-account').filter({ hasText: new RegExp(`^\\s*${words}`) }).getByRole('button').first();
  const name = (await button.innerText()).replace('Sign in as ', '');
  await button.click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return name;
}

// Fills what the page asks by the names of its controls: a list of choices, a date {day, month, year} or words.
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`main form [name="${name}"]`);
    const type = await control.first().getAttribute('type');
    const tag = await control.first().evaluate((element) => element.tagName);
    if (type === 'radio' || type === 'checkbox') await page.locator(`main form [name="${name}"][value="${value}"]`).check();
    else if (tag === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

// Presses the button and waits for the answer, whichever it is.
export async function press(page, name) {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
}

// Sends a request for support through the public pages, as quickly as they allow, and gives its reference.
export async function sendRequest(page, baseUrl, request) {
  const next = () => press(page, 'Save and continue');
  await page.goto(`${baseUrl}/request`);
  await press(page, 'Start now');
  await page.goto(`${baseUrl}/request/referrer`);
  for (const field of ['name', 'agency', 'role', 'phone', 'email']) await page.locator(`#referrer_${field}`).fill(request[`referrer_${field}`] ?? '');
  await next();
  for (const section of ['asking_for', 'safety', 'worry', 'work_done', 'strengths', 'consent', 'communication']) {
    await page.goto(`${baseUrl}/request/sections/${section}`);
    await answerSection(page, request.answers);
    await next();
  }
  for (const [list, people] of [['children', request.children], ['household', request.household ?? []]]) {
    for (const person of people) {
      await page.goto(`${baseUrl}/request/people/${list}/new`);
      await fillPerson(page, person);
      await next();
    }
    await page.goto(`${baseUrl}/request/sections/${list}`);
    await press(page, 'Continue');
  }
  await page.goto(`${baseUrl}/request/check`);
  await press(page, 'Send the request');
  return page.locator('[data-reference]').innerText();
}

// What an answer reveals comes after it, as in the fixtures; what the section does not ask is passed over.
async function answerSection(page, answers) {
  for (const [id, value] of Object.entries(answers)) {
    const controls = page.locator(`[name="answers.${id}"]`);
    if ((await controls.count()) === 0) continue;
    const type = await controls.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') {
      for (const one of value.split('|')) await page.locator(`[name="answers.${id}"][value="${one}"]`).check();
    } else await controls.first().fill(value);
  }
}

async function fillPerson(page, { born, parental_responsibility: responsible, ...rest }) {
  if (born) {
    const [year, month, day] = born.split('-').map(Number);
    await fill(page, { 'born-day': String(day), 'born-month': String(month), 'born-year': String(year) });
  }
  if (responsible !== undefined) await fill(page, { parental_responsibility: responsible ? 'yes' : 'no' });
  for (const [field, value] of Object.entries(rest))
    if ((await page.locator(`main form [name="${field}"]`).count()) > 0) await fill(page, { [field]: value });
}
