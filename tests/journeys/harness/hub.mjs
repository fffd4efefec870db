// What several journeys do in the hub on their way to what they are about.
import fs from 'node:fs';

export const requestFixture = (name) => JSON.parse(fs.readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

export const expectedOf = (name) => requestFixture('expected')[name];

// The same request as if it were written today: every date stands as many days from today as it stood from the day on
// which the fixture was received, so that no birth lies in the future and no consent was given after it was used.
export function writtenToday(request, received) {
  const days = Math.floor(Date.now() / day) - Math.floor(Date.parse(received) / day);
  const moved = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? new Date(Date.parse(value) + days * day).toISOString().slice(0, 10) : value);
  return JSON.parse(JSON.stringify(request), (_, value) => (typeof value === 'string' ? moved(value) : value));
}

const day = 24 * 60 * 60 * 1000;

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

// The boxes of a day.
export const dayBoxes = (field, at) => ({ [`${field}-day`]: String(at.getDate()), [`${field}-month`]: String(at.getMonth() + 1), [`${field}-year`]: String(at.getFullYear()) });

// A page under axe, with a picture at both widths.
export async function looked({ axe, screenshot }, page, shot) {
  await axe(page);
  await screenshot(page, shot);
  await page.setViewportSize({ width: 320, height: 800 });
  await screenshot(page, `${shot}-320`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

// Opens every part that is closed, to see or look at what is in it.
export const openAll = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));

// Sends a request for support through the public pages and gives its reference. Every field of the request is typed; one
// for which no page has a place is a fault.
export async function sendRequest(page, baseUrl, request) {
  const left = { ...request.answers };
  const next = () => press(page, 'Save and continue');
  await page.goto(`${baseUrl}/request`);
  await press(page, 'Start now');
  await page.goto(`${baseUrl}/request/referrer`);
  const { children, household = [], answers: _, ...referrer } = request;
  await fill(page, referrer);
  await next();
  await answerSection(page, `${baseUrl}/request/sections/asking_for`, left, next);  // decides which others are asked
  for (const section of (await sectionsAsked(page, baseUrl)).filter((id) => id !== 'asking_for')) {
    const people = { children, household }[section];
    if (people) await addPeople(page, baseUrl, section, people, next);
    else await answerSection(page, `${baseUrl}/request/sections/${section}`, left, next);
  }
  if (Object.keys(left).length > 0) throw new Error(`no page asked for ${Object.keys(left).join(', ')}`);
  await page.goto(`${baseUrl}/request/check`);
  await press(page, 'Send the request');
  return page.locator('[data-reference]').innerText();
}

async function sectionsAsked(page, baseUrl) {
  await page.goto(`${baseUrl}/request/tasks`);
  const links = await page.locator('main a[href^="/request/sections/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  return links.map((href) => href.split('/').at(-1));
}

async function addPeople(page, baseUrl, list, people, next) {
  for (const person of people) {
    await page.goto(`${baseUrl}/request/people/${list}/new`);
    await fillPerson(page, person);
    await next();
  }
  await page.goto(`${baseUrl}/request/sections/${list}`);
  await press(page, 'Continue');
}

async function answerSection(page, address, left, next) {
  await page.goto(address);
  await answerPage(page, left);
  await next();
}

// Answers what this page asks and takes it out of what is left. What an answer reveals comes after it, as in the
// fixtures.
export async function answerPage(page, left) {
  for (const [id, value] of Object.entries(left)) {
    const name = `answers.${id}`;
    const controls = page.locator(`[name="${name}"]`);
    if ((await page.locator(`[name="${name}-day"]`).count()) > 0) await fillDate(page, name, value);
    else if ((await controls.count()) === 0) continue;
    else if (['radio', 'checkbox'].includes(await controls.first().getAttribute('type')))
      for (const one of value.split('|')) await page.locator(`[name="${name}"][value="${one}"]`).check();
    else await controls.first().fill(value);
    delete left[id];
  }
}

async function fillDate(page, name, iso) {
  const [year, month, date] = iso.split('-').map(Number);
  await fill(page, { [`${name}-day`]: String(date), [`${name}-month`]: String(month), [`${name}-year`]: String(year) });
}

async function fillPerson(page, { born, relation, parental_responsibility: responsible, ...rest }) {
  if (born) await fillDate(page, 'born', born);
  if (relation === 'unborn child') await page.locator('[name="unborn"]').check();
  else if (relation) await fill(page, { relation });
  if (responsible !== undefined) await fill(page, { parental_responsibility: responsible ? 'yes' : 'no' });
  await fill(page, rest);
}

// Answers what the page's form asks and nobody has answered, so that a journey says only what matters to it: "no" or the
// first choice, a confirmation, some words. Days and hidden controls are left alone.
export async function complete(page, values = {}) {
  await fill(page, values);
  const blanks = await page.locator('main form[method="post"]').last().evaluate((form) => {
    const all = [...form.elements].filter((one) => one.name && one.type !== 'hidden' && one.offsetParent !== null && !one.closest('details:not([open])'));
    const said = (name) => all.some((one) => one.name === name && (one.checked || (!['radio', 'checkbox'].includes(one.type) && one.value)));
    const found = {};
    for (const one of all) {
      if (said(one.name) || one.name in found || /-(day|month|year|time)$/.test(one.name)) continue;
      if (one.type === 'radio') {
        const choices = all.filter((other) => other.name === one.name).map((other) => other.value);
        found[one.name] = choices.includes('no') ? 'no' : choices[0];
      } else if (one.type === 'checkbox') found[one.name] = one.value;
      else if (['TEXTAREA', 'INPUT'].includes(one.tagName)) found[one.name] = 'Nothing more is known.';
    }
    return found;
  });
  await fill(page, blanks);
}
