// The record of a contact: what is needed now without scrolling, everything else one press away, and all of it on paper.
import { openAll, press, requestFixture, sendRequest, signInAs } from './harness/hub.mjs';

export const name = 'The record of a contact shows what is needed now, opens the rest, and is whole on paper';

const longest = 4000; // px at 1280 px wide, while the parts not needed now are closed

export async function run({ baseUrl, step, visitor, expect, axe, screenshot }) {
  const manager = await visitor();
  let contact;

  await step('a contact says who, how pressing, whose turn and what next before anybody scrolls', async () => {
    contact = `${baseUrl}/contacts/${await sendRequest(await visitor(), baseUrl, requestFixture('request-01'))}`;
    await signInAs(manager, baseUrl, 'Practice manager, MASH practice managers');
    await manager.goto(contact);
    expect.match(await manager.locator('h1').innerText(), /Maisie and Jude Harrowgate/);
    for (const seen of ['.moj-identity-bar__title', '.lintel-record-state .lintel-time-left', '.lintel-do .govuk-button', '#owed table'])
      expect.ok(await standsWithin(manager, seen, 900), `${seen} stands on the first screen`);
    await screenshot(manager, 'first screen');
  });

  await step('the page is short while its parts are closed, whatever state the contact is in', async () => {
    await manager.goto(`${baseUrl}/worklist?view=all`);
    const open = await manager.locator('#contacts tbody th a').evaluateAll((links) => links.map((link) => link.href));
    expect.ok(open.length > 0, 'the demonstration has open contacts');
    for (const address of [contact, ...open.slice(0, 10)]) {
      await manager.goto(address);
      const height = await manager.evaluate(() => document.documentElement.scrollHeight);
      expect.ok(height < longest, `${address} is ${height} px long`);
    }
  });

  await step('a narrow screen shows the same without scrolling sideways, parts closed and open', async () => {
    await manager.setViewportSize({ width: 320, height: 640 });
    await manager.goto(contact);
    await axe(manager);
    await screenshot(manager, 'narrow');
    await openAll(manager);
    await axe(manager);
    expect.equal(await manager.evaluate(() => document.documentElement.scrollWidth), 320);
    await manager.setViewportSize({ width: 1280, height: 900 });
  });

  await step('a form of the record fits a narrow screen, and its mistakes come first', async () => {
    await manager.setViewportSize({ width: 320, height: 640 });
    const slugs = await manager.locator('.lintel-do a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const slug of slugs) {
      await manager.goto(`${baseUrl}${slug}`);
      const wide = await manager.locator('main :is(input:not([type=hidden]), select, textarea)').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > 320).map((one) => one.name));
      expect.equal(wide, [], `fields wider than the screen on ${slug}`);
    }
    await manager.goto(`${contact}/grade`);
    await press(manager, 'Save the grade');
    const [summary, title] = await Promise.all(['.govuk-error-summary', 'h1'].map((one) => manager.locator(one).boundingBox()));
    expect.ok(summary.y < title.y, 'the mistakes stand above the title');
    await manager.setViewportSize({ width: 1280, height: 900 });
  });

  await step('an address that names a part opens it, with scripts and without', async () => {
    await manager.goto('about:blank');
    await manager.goto(`${contact}#people`);
    await manager.locator('#people').waitFor({ state: 'visible' });
    expect.equal(await manager.locator('details:has(#timeline)').getAttribute('open'), null);
    const plain = await visitor({ javaScriptEnabled: false, storageState: await manager.context().storageState() });
    await plain.goto(`${contact}#timeline`);
    await plain.locator('#timeline').waitFor({ state: 'visible' });
    await plain.locator('summary', { hasText: 'Consent' }).click();
    await plain.locator('#consent').waitFor({ state: 'visible' });
  });

  await step('paper shows every part, with scripts and without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const reader = await visitor({ javaScriptEnabled, storageState: await manager.context().storageState() });
      await reader.goto(contact);
      expect.ok(!(await reader.locator('#timeline .moj-timeline__item').first().isVisible()), 'closed on the screen');
      await reader.emulateMedia({ media: 'print' });
      for (const part of ['#people', '#request', '#consent', '#timeline .moj-timeline__item'])
        await reader.locator(part).first().waitFor({ state: 'visible' });
    }
    await manager.goto(contact);
    await manager.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect.equal(await manager.locator('details:not([open])').count(), 0);
    await manager.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect.ok((await manager.locator('details:not([open])').count()) > 5, 'closed again afterwards');
  });
}

async function standsWithin(page, selector, height) {
  const box = await page.locator(selector).first().boundingBox();
  return box !== null && box.y + Math.min(box.height, 60) <= height;
}
