// Looks at a page in three views: as it stands, with every script blocked, and 320 px wide; and at its markup.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { servedDocument } from './browser.mjs';

const require = createRequire(import.meta.url);
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const markupRules = JSON.parse(fs.readFileSync(new URL('../htmlvalidate.json', import.meta.url), 'utf8'));
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// {faults, advice}: lists of sentences. A fault breaks WCAG 2.2 AA, the markup, or the promise that pages work without
// scripts and on a narrow screen; advice is axe's best practice.
export async function inspect(page) {
  const found = { faults: [], advice: [] };
  const document = await servedDocument(page);
  await inspectView(page, 'desktop', found);
  await inspectNarrow(page, found);
  await inspectWithoutScripts(page, document, found);
  found.faults.push(...(await markupFaults(document.text)));
  return found;
}

async function inspectView(page, view, found) {
  for (const violation of await runAxe(page)) {
    const list = violation.tags.some((tag) => tag.startsWith('wcag')) ? found.faults : found.advice;
    for (const node of violation.nodes) list.push(`${view}: ${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`);
  }
}

// Through the debugger, which the page's content security policy does not forbid.
async function runAxe(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => (await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations, tags);
}

async function inspectNarrow(page, found) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (excess > 0) found.faults.push(`320 px: the page scrolls sideways by ${excess} px`);
  await inspectView(page, '320 px', found);
  await page.setViewportSize(before);
}

// Scripts are blocked on their way, not switched off: axe needs the timers that switching off takes away.
async function inspectWithoutScripts(page, document, found) {
  const plain = await page.context().newPage();
  const url = page.url().split('#')[0];
  await plain.route('**/*', (route) => answerWithoutScripts(route, url, document));
  await plain.goto(url);
  if (await plain.evaluate(() => document.body.classList.contains('govuk-frontend-supported')))
    found.faults.push('scripts blocked: the page still says that scripts run, so one stands in the page itself');
  await inspectView(plain, 'scripts blocked', found);
  await plain.close();
}

function answerWithoutScripts(route, url, document) {
  if (route.request().resourceType() === 'script') return route.abort();
  if (route.request().url().split('#')[0] !== url) return route.continue();
  const { 'content-encoding': _, 'content-length': __, 'transfer-encoding': ___, 'set-cookie': ____, ...headers } = document.headers;
  return route.fulfill({ status: document.status, headers, body: document.text });
}

async function markupFaults(text) {
  const { HtmlValidate } = await import('html-validate');
  const report = await new HtmlValidate(markupRules).validateString(text);
  const messages = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
  return messages.map((message) => `markup: ${message.ruleId}: ${message.message} (line ${message.line})`);
}
