// A neighbour tells the hub what she sees: a few pages, a way out on each, and her name kept from the family.
import fs from 'node:fs';

export const name = 'A neighbour leaves in a hurry, comes again, and tells the hub what she sees';

const request = JSON.parse(fs.readFileSync(new URL('./fixtures/request-10.json', import.meta.url), 'utf8'));

async function answerPage(page) {
  for (const [id, value] of Object.entries(request.answers)) {
    const controls = page.locator(`[name="answers.${id}"]`);
    if ((await controls.count()) === 0) continue;
    if ((await controls.first().getAttribute('type')) === 'radio') await page.locator(`[name="answers.${id}"][value="${value}"]`).check();
    else await controls.first().fill(value);
  }
}

const proceed = (page) => page.getByRole('button', { name: 'Continue', exact: true }).click();

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const neighbour = await visitor();
  await step('before anything is asked she is told how to leave', async () => {
    await neighbour.goto(`${baseUrl}/`);
    await neighbour.getByRole('button', { name: 'Tell us about a worry' }).click();
    await expect.path(neighbour, '/worry');
    await expect.text(neighbour, 'Exit this page');
    await axe(neighbour);
    await screenshot(neighbour, 'worry-start');
    await neighbour.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect.path(neighbour, '/worry/public_worry');
  });

  await step('she leaves at once, and what she typed is gone', async () => {
    await answerPage(neighbour);
    await proceed(neighbour);
    await expect.path(neighbour, '/worry/public_safety');
    // Whether the neutral site is there does not matter here: what counts is that the browser is sent to it.
    const away = neighbour.waitForRequest((sent) => sent.url().startsWith('https://'));
    await neighbour.getByRole('button', { name: /Exit this page/ }).click();
    await away;
    await neighbour.waitForLoadState().catch(() => {});
    await neighbour.goto(`${baseUrl}/worry/public_worry`);
    expect.equal(await neighbour.locator('#answers-worry').inputValue(), '');
  });

  await step('an empty answer is asked for again', async () => {
    await proceed(neighbour);
    await expect.text(neighbour, 'Tell us what you are worried about');
    await axe(neighbour);
  });

  await step('one question a page, to the end', async () => {
    for (let pages = 0; pages < 20 && !neighbour.url().endsWith('/worry/check'); pages += 1) {
      await axe(neighbour);
      await answerPage(neighbour);
      if (await neighbour.locator('#referrer_name').count()) {
        await screenshot(neighbour, 'worry-you');
        for (const field of ['name', 'phone', 'relationship']) await neighbour.locator(`#referrer_${field}`).fill(request[`referrer_${field}`]);
      }
      await proceed(neighbour);
    }
    await expect.path(neighbour, '/worry/check');
    await expect.text(neighbour, 'No, do not tell them');
    await axe(neighbour);
    await screenshot(neighbour, 'worry-check');
  });

  await step('she is given a reference and a code', async () => {
    await neighbour.getByRole('button', { name: 'Send it' }).click();
    await expect.path(neighbour, '/worry/sent');
    await axe(neighbour);
    await screenshot(neighbour, 'worry-sent');
    const reference = await neighbour.locator('[data-reference]').innerText();
    const code = await neighbour.locator('[data-code]').innerText();
    await neighbour.goto(`${baseUrl}/status`);
    await neighbour.locator('#asked_reference').fill(reference);
    await neighbour.locator('#asked_code').fill(code);
    await neighbour.getByRole('button', { name: 'Show' }).click();
    await expect.text(neighbour, 'It waits to be read');
    await expect.absent(neighbour, 'decided by');
  });
}
