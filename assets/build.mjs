// Makes the files that browsers load, out of the pinned packages and this folder:
//   node assets/build.mjs [build/assets]
// Needs `npm ci` first and nothing else: node 18, no further packages. Every file carries a hash of its content in its
// name, so that it can be cached for ever; manifest.json says which name is which.
//
// What must not leave here: the GDS Transport font and the Royal crest are not licensed to a council's own service, and
// the MOJ styles bring :root blocks of an older GOV.UK Frontend that would undo the brand.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const modules = join(here, '../node_modules')
const govuk = join(modules, 'govuk-frontend/dist/govuk')
const moj = join(modules, '@ministryofjustice/frontend/moj')
const out = process.argv[2] ?? join(here, '../build/assets')

const systemFonts = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Helvetica,Arial,sans-serif'
const forbidden = ['GDS Transport', 'govuk-crest', 'crown', '@font-face']

function read (file) {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm ci\` in the top folder`)
  return readFileSync(file, 'utf8')
}

function write (name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`
  writeFileSync(join(out, hashed), content)
  return '/assets/' + hashed
}

function withoutBrand (css) {
  return css
    .replace(/@charset "UTF-8";/g, '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '')
    .replace(/@font-face ?\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', systemFonts)
    .replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, '')
    .replace(/[^{}]*crown[^{}]*\{[^{}]*\}/g, '')
}

function withoutRoot (css) {
  return css.replace(/:root ?\{[^}]*\}/g, '')
}

function withHashedImages (css) {
  return css.replace(/url\((\/assets\/images\/[^)]*)\)/g, (_, path) => `url(${write(basename(path), read(join(moj, path)))})`)
}

// Named in every file that has parts of the packages, as their licence asks.
function notice () {
  const text = read(join(here, 'licences.txt'))
  for (const name of ['govuk-frontend', '@ministryofjustice/frontend']) {
    const { version } = JSON.parse(read(join(modules, name, 'package.json')))
    if (!text.includes(`${name} ${version},`)) throw new Error(`licences.txt does not name ${name} ${version}`)
  }
  return `/*! Licences: ${write('licences.txt', text)} */\n`
}

function stylesheet () {
  const parts = [
    withoutBrand(read(join(govuk, 'govuk-frontend.min.css'))),
    withHashedImages(withoutRoot(withoutBrand(read(join(moj, 'moj-frontend.min.css'))))),
    read(join(here, 'lintel.css'))
  ]
  const css = '@charset "UTF-8";' + notice() + parts.join('\n')
  for (const word of forbidden) if (css.includes(word)) throw new Error(`the stylesheet still contains ${word}`)
  if (/\/assets\/(fonts|images)\//.test(css)) throw new Error('the stylesheet asks for a file that is not built')
  return css
}

function withoutSourceMap (script) {
  return notice() + script.replace(/\/\/# sourceMappingURL=.*\s*$/, '')
}

function script () {
  const packages = {
    './govuk-frontend.js': write('govuk-frontend.js', withoutSourceMap(read(join(govuk, 'govuk-frontend.min.js')))),
    './moj-frontend.js': write('moj-frontend.js', withoutSourceMap(read(join(moj, 'moj-frontend.min.js'))))
  }
  let code = read(join(here, 'lintel.js'))
  for (const [name, address] of Object.entries(packages)) {
    if (!code.includes(`'${name}'`)) throw new Error(`lintel.js does not import ${name}`)
    code = code.replaceAll(`'${name}'`, `'${address}'`)
  }
  return code
}

function emptyFolder (folder) {
  mkdirSync(folder, { recursive: true })
  const files = readdirSync(folder)
  if (files.length > 0 && !files.includes('manifest.json')) throw new Error(`${folder} holds something else: name another folder`)
  for (const file of files) rmSync(join(folder, file))
}

emptyFolder(out)
const manifest = {
  css: write('lintel.css', stylesheet()),
  js: write('lintel.js', script()),
  init: write('init.js', read(join(here, 'init.js'))),
  icon: write('icon.svg', read(join(here, 'icon.svg')))
}
writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n')
