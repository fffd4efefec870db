// The harness tested on pages of its own, good and bad: a check that cannot fail proves nothing.
import http from 'node:http';
import { runJourney } from './harness/journey.mjs';

export const name = 'The harness finds what is wrong with a page';
export const needsServer = false;

const page = (main, extra = '') => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Harness</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/page.css">${extra}</head>
<body><main><h1>Harness</h1>${main}</main><script src="/page.js" type="module"></script></body></html>`;

const form = '<form action="/form" method="post"><label for="a">Name</label><input id="a" name="a" type="text"><button type="submit">Send</button></form>';

const pages = {
  '/good': page(form),
  '/bad': page('<p class="pale">Hardly to be read</p><img src="/none.png"><input type="text" name="b"><ul><p>Not an item</p></ul>'),
  '/wide': page('<p class="wide">Too wide</p>'),
  '/inline': page("<script>document.body.classList.add('govuk-frontend-supported')</script>"),
  '/throws': page('<p>A script fails</p>', '<script src="/throws.js" defer></script>'),
  '/page.css': '.pale { color: #ddd; background: #fff } .wide { width: 900px }',
  '/page.js': "document.body.classList.add('govuk-frontend-supported');",
  '/throws.js': "throw new Error('on purpose');",
};

const types = { css: 'text/css', js: 'text/javascript' };

export async function run({ browser, step, visitor, expect, axe, inspect, screenshot, takeProblems }) {
  const requests = [];
  const server = await serve(requests);
  const url = `http://localhost:${server.address().port}`;
  const kim = await visitor();
  try {
    await step('a good page has no fault in any view', async () => {
      await kim.goto(`${url}/good`);
      await expect.text(kim, 'Name');
      await axe(kim);
    });

    await step('the page is asked for once however often it is looked at', async () => {
      expect.equal(requests.filter((request) => request === 'GET /good').length, 1);
    });

    await step('scripts run for the visitor and not in the view without them', async () => {
      expect.ok(await kim.evaluate(() => document.body.classList.contains('govuk-frontend-supported')));
      await kim.goto(`${url}/inline`);
      expect.match((await inspect(kim)).faults.join('\n'), /scripts blocked: the page still says/);
    });

    await step('what answers a form can be looked at without sending it again', async () => {
      await kim.goto(`${url}/good`);
      await kim.getByRole('button', { name: 'Send' }).click();
      await expect.text(kim, 'Enter a name');
      await axe(kim);
      expect.equal(requests.filter((request) => request === 'POST /form').length, 1);
    });

    await step('a bad page is found out by axe in every view and by the markup rules', async () => {
      await kim.goto(`${url}/bad`);
      const faults = (await inspect(kim)).faults.join('\n');
      for (const view of ['desktop', '320 px', 'scripts blocked']) {
        for (const rule of ['color-contrast', 'image-alt', 'label']) expect.match(faults, new RegExp(`${view}: ${rule}:`));
      }
      expect.match(faults, /markup: element-permitted-content/);
    });

    await step('a page that scrolls sideways at 320 px is found out', async () => {
      await kim.goto(`${url}/wide`);
      expect.match((await inspect(kim)).faults.join('\n'), /320 px: the page scrolls sideways/);
    });

    await step('a script error and a broken answer are noticed unasked', async () => {
      await kim.goto(`${url}/throws`);
      await kim.goto(`${url}/broken`);
      const problems = takeProblems().join('\n');
      expect.match(problems, /on purpose/);
      expect.match(problems, /500 from/);
    });

    await step('a failing step is counted, photographed and ends its journey', async () => {
      const printed = [];
      const result = await runJourney(failingJourney(url), { browser, screenshots: 'build/screenshots/harness', print: (line) => printed.push(line) });
      expect.equal(result, { passed: 1, failed: 1, skipped: 0 });
      expect.match(printed.join('\n'), /FAIL {2}fails[^]*the fault[^]*\.png/);
    });

    await step('a journey without steps fails, and one that is skipped says why', async () => {
      const surroundings = { browser, screenshots: 'build/screenshots/harness', print: () => {} };
      expect.equal(await runJourney({ name: 'empty', needsServer: false, run: async () => {} }, surroundings), { passed: 0, failed: 1, skipped: 0 });
      expect.equal(await runJourney({ name: 'not yet', skip: 'a reason' }, surroundings), { passed: 0, failed: 0, skipped: 1 });
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const failingJourney = (url) => ({
  name: 'fails in the middle',
  needsServer: false,
  run: async ({ step, visitor }) => {
    const page = await visitor();
    await step('passes', () => page.goto(`${url}/good`));
    await step('fails', () => Promise.reject(new Error('the fault')));
    await step('is never reached', () => {});
  },
});

function serve(requests) {
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url === '/form') return send(response, 422, 'text/html', page(`<p>Enter a name</p>${form}`));
    if (request.url === '/broken') return send(response, 500, 'text/html', page('<p>Sorry</p>'));
    const body = pages[request.url];
    send(response, body ? 200 : 404, types[request.url.split('.')[1]] ?? 'text/html', body ?? 'none');
  });
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)));
}

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
