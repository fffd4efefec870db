// assets/lintel.js in a browser, under the content security policy of the server: drafts, the end of a session, live counts.
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after, before } from 'node:test'
import assert from 'node:assert/strict'

const { chromium } = await import('playwright-core').catch(() => {
  throw new Error('playwright-core is missing: run `npm ci` in the top folder')
})
const build = join(dirname(fileURLToPath(import.meta.url)), '../../assets/build.mjs')
const assets = mkdtempSync(join(tmpdir(), 'lintel-assets-'))
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

let manifest, server, browser, origin
let received = [] // posts and polls: {url, body}
let draftStatus = 204
let count = 0

function html (body, attributes = '') {
  return `<!DOCTYPE html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>Test</title>
<link rel="stylesheet" href="${manifest.css}"><script type="module" src="${manifest.js}"></script></head>
<body class="govuk-template__body" ${attributes}><script src="${manifest.init}"></script>${body}</body></html>`
}

const draftForm = `<form method="post" action="/submit" data-draft-url="/draft"><input type="hidden" name="csrf" value="t&k">
<label for="a">Concern</label><textarea id="a" name="concern"></textarea>
<label for="b">Password</label><input id="b" name="secret" type="password">
<button class="govuk-button" data-module="govuk-button">Send</button></form>`

const pages = {
  '/draft-page': () => html(draftForm),
  '/session-page': () => html('<p>Text</p><input aria-label="Any" id="any">',
    'data-idle-seconds="6" data-keepalive-url="/keepalive" data-csrf="t&amp;k"'),
  '/live-page': () => html('<p>Waiting: <span id="live" data-live-url="/count">0</span></p>'),
  '/choice-page': () => html(`<div class="govuk-radios" data-module="govuk-radios"><div class="govuk-radios__item">
<input class="govuk-radios__input" id="r" name="r" type="radio" value="1" data-aria-controls="more">
<label class="govuk-label govuk-radios__label" for="r">Yes</label></div>
<div class="govuk-radios__conditional govuk-radios__conditional--hidden" id="more">Why</div></div>`),
  '/elsewhere': () => html('<p>Elsewhere</p>')
}

function answer (request, response, body) {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (pathname.startsWith('/assets/')) {
    response.setHeader('Content-Type', types[pathname.split('.').pop()])
    return response.end(readFileSync(join(assets, pathname.slice(8))))
  }
  if (pages[pathname]) {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', policy)
    return response.end(pages[pathname]())
  }
  received.push({ url: pathname, body, background: request.headers['x-background'] })
  if (pathname === '/count') return response.end(String(++count))
  response.statusCode = pathname === '/draft' ? draftStatus : 204
  if (response.statusCode === 303) response.setHeader('Location', '/elsewhere')
  response.end()
}

before(async () => {
  const run = spawnSync(process.execPath, [build, assets], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stderr)
  manifest = JSON.parse(readFileSync(join(assets, 'manifest.json'), 'utf8'))
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => { body += part })
    request.on('end', () => answer(request, response, body))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${server.address().port}`
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] })
})

after(async () => {
  await browser?.close()
  server?.close()
  rmSync(assets, { recursive: true })
})

// Opens a page with a clock of its own; fails on anything the browser refuses or a script throws.
async function open (path) {
  received = []
  draftStatus = 204
  const context = await browser.newContext()
  const page = await context.newPage()
  const trouble = []
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) trouble.push(message.text()) })
  page.on('pageerror', (error) => trouble.push(String(error)))
  await page.clock.install({ time: new Date('2026-05-01T09:00:00') })
  await page.goto(origin + path)
  await page.waitForFunction(() => document.body.classList.contains('govuk-frontend-supported'))
  return { page, trouble, close: () => context.close() }
}

async function until (condition, what) {
  for (let i = 0; i < 600; ++i) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail('never came: ' + what)
}

const posts = (url) => received.filter((each) => each.url === url)

test('the policy refuses nothing that the packages and our script do', async () => {
  const { trouble, close } = await open('/draft-page')
  assert.deepEqual(trouble, [])
  await close()
})

test('a draft is saved once, a second after the typing stops, without passwords', async () => {
  const { page, close } = await open('/draft-page')
  await page.fill('#b', 'secret word')
  await page.fill('#a', 'Seen bruises & "marks"')
  await page.clock.runFor(900)
  assert.equal(posts('/draft').length, 0)
  await page.clock.runFor(200)
  await until(() => posts('/draft').length === 1, 'the draft')
  assert.deepEqual([...new URLSearchParams(posts('/draft')[0].body)], [['csrf', 't&k'], ['concern', 'Seen bruises & "marks"']])
  await until(async () => /Draft saved at \d\d:\d\d/.test(await page.textContent('.lintel-draft-status')), 'the word that it is saved')
  assert.equal(await page.getAttribute('.lintel-draft-status', 'aria-live'), 'polite')
  await page.clock.runFor(5000)
  assert.equal(posts('/draft').length, 1)
  await close()
})

test('leaving the page saves what was typed last', async () => {
  const { page, close } = await open('/draft-page')
  await page.fill('#a', 'unfinished')
  await page.goto(origin + '/elsewhere')
  await until(() => posts('/draft').length === 1, 'the draft')
  assert.match(posts('/draft')[0].body, /concern=unfinished/)
  await close()
})

test('sending the form does not save it as a draft as well', async () => {
  const { page, close } = await open('/draft-page')
  await page.fill('#a', 'finished')
  await page.click('button')
  await until(() => posts('/submit').length === 1, 'the form')
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(posts('/draft').length, 0)
  await close()
})

test('a draft that only reached the sign-in page is not called saved', async () => {
  const { page, close } = await open('/draft-page')
  draftStatus = 303
  await page.fill('#a', 'x')
  await page.clock.runFor(1100)
  await until(async () => (await page.textContent('.lintel-draft-status')).startsWith('Not saved'), 'the warning')
  await close()
})

test('before a session ends there is a warning, and a button that keeps it', async () => {
  const { page, trouble, close } = await open('/session-page')
  await page.clock.runFor(3000)
  assert.equal(await page.locator('.lintel-session').count(), 0)
  await page.clock.runFor(2000)
  assert.equal(await page.getAttribute('.lintel-session', 'role'), 'alert')
  await page.click('text=Stay signed in')
  await until(() => posts('/keepalive').length === 1, 'the keepalive')
  assert.equal(posts('/keepalive')[0].body, 'csrf=t%26k')
  await until(async () => await page.locator('.lintel-session').count() === 0, 'the end of the warning')
  assert.deepEqual(trouble, [])
  await close()
})

test('after a session has ended the page says so and leads to sign-in', async () => {
  const { page, close } = await open('/session-page')
  await page.clock.runFor(7100)
  assert.match(await page.textContent('.lintel-session'), /You have been signed out/)
  assert.equal(await page.getAttribute('.lintel-session a', 'href'), '/session-page')
  await close()
})

test('what one tab does keeps the other from warning', async () => {
  const { page, close } = await open('/session-page')
  await page.clock.runFor(5000)
  assert.equal(await page.locator('.lintel-session').count(), 1)
  const other = await page.context().newPage()
  await other.goto(origin + '/session-page')
  await until(async () => await page.locator('.lintel-session').count() === 0, 'the end of the warning')
  await close()
})

test('typing on a page without drafts counts as use', async () => {
  const { page, close } = await open('/session-page')
  await page.clock.runFor(2000)
  await page.type('#any', 'x')
  await until(() => posts('/keepalive').length === 1, 'the keepalive')
  await close()
})

test('a choice shows what belongs to it, with attributes that are allowed', async () => {
  const { page, close } = await open('/choice-page')
  assert.equal(await page.isVisible('#more'), false)
  await page.click('label')
  assert.equal(await page.isVisible('#more'), true)
  await until(async () => await page.getAttribute('#r', 'aria-expanded') === null, 'the attribute to go')
  assert.equal(await page.getAttribute('#r', 'aria-controls'), 'more')
  await close()
})

test('a live count is fetched every half minute, marked as no use of the session', async () => {
  const { page, close } = await open('/live-page')
  count = 6
  await page.clock.runFor(29000)
  assert.equal(posts('/count').length, 0)
  await page.clock.runFor(1500)
  await until(async () => await page.textContent('#live') === '7', 'the count')
  assert.equal(posts('/count')[0].background, 'poll')
  await close()
})

test('a page that nobody sees asks for no counts', async () => {
  const { page, close } = await open('/live-page')
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }))
  await page.clock.runFor(90000)
  assert.equal(posts('/count').length, 0)
  await close()
})
