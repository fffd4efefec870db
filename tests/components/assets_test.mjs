// The built style sheet and scripts: what must be in them, and what a council's service must not carry.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test, { after } from 'node:test'
import assert from 'node:assert/strict'

const build = join(dirname(fileURLToPath(import.meta.url)), '../../assets/build.mjs')
const folders = []

function folder () {
  folders.push(mkdtempSync(join(tmpdir(), 'lintel-assets-')))
  return folders.at(-1)
}
after(() => folders.forEach((each) => rmSync(each, { recursive: true })))

function built (into = folder()) {
  const run = spawnSync(process.execPath, [build, into], { encoding: 'utf8' })
  assert.equal(run.status, 0, run.stderr)
  const files = new Map(readdirSync(into).map((name) => [name, readFileSync(join(into, name), 'utf8')]))
  return { files, manifest: JSON.parse(files.get('manifest.json')) }
}

const { files, manifest } = built()
const content = (address) => files.get(basename(address))

test('the manifest names files that are there, with a hash in the name', () => {
  assert.deepEqual(Object.keys(manifest), ['css', 'js', 'init', 'icon'])
  for (const address of Object.values(manifest)) {
    assert.match(address, /^\/assets\/[a-z-]+-[0-9a-f]{12}\.(css|js|svg)$/)
    assert.ok(content(address), address)
  }
})

test('no licensed font, crest or crown is in any file', () => {
  for (const [name, text] of files) if (!name.startsWith('licences')) assert.doesNotMatch(text, /GDS Transport|govuk-crest|@font-face|crown/i, name)
})

test('the components are styled', () => {
  for (const rule of ['.govuk-button', '.govuk-summary-card', '.moj-timeline', '.moj-identity-bar', '.lintel-time-left']) {
    assert.ok(content(manifest.css).includes(rule), rule)
  }
})

test('the brand is set last, and the MOJ styles do not set it back', () => {
  const brands = [...content(manifest.css).matchAll(/--govuk-brand-colour: ?(#[0-9a-f]+)[;}]/g)].map((match) => match[1])
  assert.deepEqual(brands, ['#1d70b8', '#1f4e5f'])
  assert.equal(content(manifest.css).match(/--govuk-frontend-version:"([^"]*)"/g).length, 1)
})

test('every file that a style sheet or script asks for is there', () => {
  const wanted = []
  for (const text of [content(manifest.css), content(manifest.js)]) wanted.push(...text.matchAll(/\/assets\/[\w.-]+/g))
  assert.ok(wanted.length > 2)
  for (const [address] of wanted) assert.ok(content(address), address)
})

test('the same sources give the same names', () => {
  assert.deepEqual(built().manifest, manifest)
})

test('what comes from the packages names their licences', () => {
  const parts = [...files].filter(([name]) => /^(lintel.*css|govuk|moj)/.test(name))
  assert.equal(parts.length, 3)
  for (const [name, text] of parts) {
    const address = text.match(/Licences: (\/assets\/\S+)/)?.[1]
    assert.match(content(address ?? '') ?? '', /Permission is hereby granted/, name)
  }
})

test('a folder that is not ours is left alone', () => {
  const other = folder()
  writeFileSync(join(other, 'letter.txt'), 'x')
  assert.notEqual(spawnSync(process.execPath, [build, other]).status, 0)
  assert.deepEqual(readdirSync(other), ['letter.txt'])
})

test('building again over an earlier build leaves nothing old', () => {
  const again = folder()
  built(again)
  writeFileSync(join(again, 'lintel-000000000000.css'), 'old')
  assert.deepEqual([...built(again).files.keys()].sort(), [...files.keys()].sort())
})
