// The Chromium of this machine, and visitors: each a person with a browser of their own.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launchBrowser() {
  // No sandbox: the pages are our own, and neither root nor a container can have one.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', ...quiet];
  return chromium.launch({ executablePath: findChromium(), args });
}

function findChromium() {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(':')];
  const candidates = programs.flatMap((program) => folders.map((folder) => path.join(folder, program)));
  const found = [process.env.CHROMIUM, ...candidates].find((file) => file && fs.existsSync(file));
  if (!found) throw new Error(`no Chromium: none of ${programs.join(', ')} is here; ./dev setup test installs one`);
  return found;
}

// A page in a browser context of its own. What goes wrong in it unasked is added to `problems`.
export async function openVisitor(browser, problems, options = {}) {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  watch(page, problems);
  keepServedDocument(page);
  return page;
}

function watch(page, problems) {
  page.on('pageerror', (error) => problems.push(`script error on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) problems.push(`on ${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} from ${response.url()}`);
  });
}

const served = new WeakMap();

// What the server last sent for this page, so that it can be looked at again without asking again: asking again would
// be another recorded view, and what answered a form cannot be had by GET.
function keepServedDocument(page) {
  page.on('response', (response) => {
    const redirected = response.status() >= 300 && response.status() < 400;
    if (redirected || !response.request().isNavigationRequest() || response.frame() !== page.mainFrame()) return;
    const body = response.body().catch(() => null);
    served.set(page, { status: response.status(), headers: response.headers(), body });
  });
}

export async function servedDocument(page) {
  const { status, headers, body } = served.get(page) ?? {};
  const bytes = await body;
  if (!bytes) throw new Error(`nothing was served for ${page.url()} that can be looked at again`);
  return { status, headers, text: bytes.toString('utf8') };
}
