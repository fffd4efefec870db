// Makes moj-fixtures.json: what the macros of @ministryofjustice/frontend print for the option sets below, in the shape of
// govuk-frontend's fixtures.json. That package has no fixtures of its own. Run from the top folder after `npm ci`:
//   node tests/components/moj-fixtures.cjs            writes the file
//   node tests/components/moj-fixtures.cjs --check    fails when the file is not what it would write
const fs = require('fs')
const path = require('path')

const modules = path.join(__dirname, '../../node_modules')
if (!fs.existsSync(modules)) throw new Error('node_modules is missing: run `npm ci` in the top folder')
const nunjucks = require('nunjucks')
const environment = nunjucks.configure(
  [path.join(modules, '@ministryofjustice/frontend'), path.join(modules, 'govuk-frontend/dist')],
  { autoescape: true, trimBlocks: true, lstripBlocks: true, throwOnUndefined: false }
)

// The package formats times with moment; here an item says itself how its time is to be shown.
const shown = new Map()
for (const filter of ['date', 'mojDate']) environment.addFilter(filter, (timestamp) => shown.get(timestamp))

const markup = '<strong class="govuk-tag">A &amp; B</strong> <em>more</em>'
const awkward = `Ann's "<b>&amp;` + ' \u0141ukasz'
const attributes = { 'data-test': 'x"<y>', id: 'own' }
const links = [
  { text: 'Summary', href: '/contacts/1', active: true },
  { text: awkward, href: '/contacts/1/chronology?a=1&b=2' },
  { html: markup, href: '#people', attributes, classes: 'extra' }
]
const buttons = [
  { text: 'Grade', href: '/grade' },
  { html: markup, name: 'verb', value: 'assign', classes: 'extra', attributes },
  { text: 'Close', disabled: true, type: 'button' }
]

const cases = {
  alert: {
    default: { title: 'Draft saved', variant: 'information' },
    'without variant': { title: 'Draft saved' },
    success: { variant: 'success', title: 'Saved', text: 'The contact is graded' },
    warning: { variant: 'warning', title: 'Late', html: markup },
    error: { variant: 'error', title: awkward, text: awkward },
    'title as heading': { variant: 'information', title: 'Heading', text: 'Text', showTitleAsHeading: true },
    'title as h3': { variant: 'error', title: 'Heading', html: markup, showTitleAsHeading: true, headingTag: 'h3' },
    'title as heading without text': { variant: 'success', title: 'Heading', showTitleAsHeading: true },
    dismissible: { title: 'T', text: 'x', dismissible: true, dismissText: 'Hide it', focusOnDismissSelector: '#next' },
    'without focus': { title: 'T', text: 'x', role: 'alert', disableAutoFocus: true },
    'with classes and attributes': { title: 'T', text: 'x', classes: 'one two', attributes }
  },
  badge: {
    default: { text: 'Urgent' },
    'with classes': { text: 'Urgent', classes: 'moj-badge--red moj-badge--large' },
    'with markup': { html: markup },
    'with awkward text and attributes': { text: awkward, attributes }
  },
  'button-menu': {
    default: { items: buttons },
    'one item': { items: [{ text: 'Print', href: '/print' }] },
    'with a text and side': { items: buttons, button: { text: 'Actions', classes: 'govuk-button--inverse' }, alignMenu: 'right' },
    'with classes and attributes': { items: buttons, classes: 'extra', attributes }
  },
  'date-picker': {
    default: { id: 'visit', name: 'visit', label: { text: 'Date of the visit' } },
    'with value, hint and error': {
      id: 'visit', name: 'visit', value: '17/5/2026',
      label: { text: awkward, classes: 'govuk-label--m' }, hint: { text: 'For example, 17/5/2026' },
      errorMessage: { text: 'Enter a date' }
    },
    'with limits': {
      id: 'v', name: 'v', label: { html: markup }, minDate: '1/5/2026', maxDate: '31/5/2026',
      excludedDates: '2/5/2026 4/5/2026-6/5/2026', excludedDays: 'saturday sunday', weekStartDay: 'sunday'
    },
    'with leading zeros': { id: 'v', name: 'v', label: { text: 'L' }, leadingZeros: true },
    'without leading zeros': { id: 'v', name: 'v', label: { text: 'L' }, leadingZeros: false },
    'with classes and attributes': {
      id: 'v', name: 'v', label: { text: 'L' }, classes: 'extra', attributes: { 'data-test': 'x' },
      formGroup: { classes: 'group', attributes: { 'data-group': 'y' } }
    }
  },
  filter: {
    default: { heading: { text: 'Filter' }, optionsHtml: '<p class="govuk-body">Fields</p>' },
    'with markup in the heading': { heading: { html: markup }, optionsHtml: '', submit: { text: 'Show', attributes: { 'data-test': 'x' } } },
    'with selected filters': {
      heading: { text: awkward }, optionsHtml: '<p>Fields</p>', attributes: { 'data-test': 'x' },
      selectedFilters: {
        heading: { text: 'Selected filters' }, clearLink: { text: 'Clear filters', href: '/contacts' },
        categories: [
          { heading: { text: 'Team' }, items: [{ text: 'North', href: '/contacts?team=s' }, { text: awkward, href: '/c?a=1&b=2' }] },
          { heading: { html: markup }, items: [{ text: 'Level 4', href: '#' }] }
        ]
      }
    }
  },
  'identity-bar': {
    default: { title: { html: '<span class="govuk-visually-hidden">You are viewing:</span> Example child' } },
    'with text': { title: { text: awkward } },
    'with menus': { title: { text: 'Example child' }, menus: [{ items: buttons }, { items: [{ text: 'Print', href: '/p' }] }] },
    'with classes and attributes': { title: { text: 'T' }, classes: 'extra', attributes }
  },
  'page-header-actions': {
    default: { heading: { text: 'Contacts' }, items: [{ text: 'New contact', href: '/contacts/new' }] },
    'without actions': { heading: { html: markup } },
    'with level and classes': { heading: { text: awkward, level: 2, classes: 'govuk-heading-l' }, items: buttons },
    'with classes and attributes': { heading: { text: 'H' }, classes: 'extra', attributes: { 'data-test': 'x' } }
  },
  'primary-navigation': {
    default: { label: 'Main', items: links },
    'without label': { items: links.slice(0, 1) },
    'with a search': { label: 'Main', items: links, searchHtml: '<form action="/s"><input name="q"></form>' },
    'with classes and attributes': { label: awkward, items: links, classes: 'a', containerClasses: 'b', attributes }
  },
  'side-navigation': {
    default: { label: 'Side', items: links },
    'with sections': {
      label: 'Side',
      sections: [
        { heading: { text: 'Mine' }, items: links },
        { heading: { html: markup, headingLevel: 2, classes: 'extra', attributes: { 'data-test': 'x' } }, items: links.slice(1, 2) }
      ]
    },
    'with classes and attributes': { items: links, classes: 'extra', attributes }
  },
  'sub-navigation': {
    default: { label: 'Sections', items: links },
    'without label': { items: links.slice(1) },
    'with classes and attributes': { label: awkward, items: links, classes: 'extra', attributes }
  },
  'ticket-panel': {
    default: { items: [{ html: '<p class="govuk-body">Due at 17:00</p>' }] },
    'several items': {
      items: [
        { text: awkward, classes: 'moj-ticket-panel__content--blue' },
        { html: markup, attributes: { 'data-test': 'x' } }
      ],
      classes: 'extra', attributes
    }
  },
  timeline: {
    default: {
      items: [
        {
          label: { text: 'Contact received' }, byline: { text: 'Sam Example' },
          datetime: { timestamp: '2026-05-01T09:10:00Z', type: 'datetime', shown: '1 May 2026 at 10:10am' },
          html: '<p class="govuk-body">From a school.</p>'
        },
        {
          label: { text: 'Graded' },
          datetime: { timestamp: '2026-05-01T10:00:00Z', format: 'D MMMM YYYY', shown: '1 May 2026' }, text: awkward
        }
      ]
    },
    'with markup, level, classes and attributes': {
      headingLevel: 3, classes: 'extra', attributes,
      items: [
        {
          label: { html: markup }, byline: { html: markup }, classes: 'late', attributes: { 'data-test': 'x' },
          datetime: { timestamp: '2026-10-25T00:30:00Z', type: 'shortdatetime', shown: '25 Oct 2026 at 1:30am' }, text: 'x'
        }
      ]
    }
  }
}

const pascal = (name) => name.replace(/(^|-)(.)/g, (_, dash, letter) => letter.toUpperCase())

function render (component, options) {
  for (const item of options.items ?? []) if (item.datetime) shown.set(item.datetime.timestamp, item.datetime.shown)
  const macro = 'moj' + pascal(component)
  const source = `{% from "moj/components/${component}/macro.njk" import ${macro} %}{{ ${macro}(options) }}`
  const html = environment.renderString(source, { options }).trim()
  if (!html) throw new Error(component + ' printed nothing')
  return html
}

const fixtures = {}
for (const [component, sets] of Object.entries(cases)) {
  fixtures[component] = Object.entries(sets).map(([name, options]) => ({ name, options, html: render(component, options) }))
}
const file = path.join(__dirname, 'moj-fixtures.json')
const content = JSON.stringify(fixtures, null, 1) + '\n'
if (!process.argv.includes('--check')) fs.writeFileSync(file, content)
else if (fs.readFileSync(file, 'utf8') !== content) throw new Error(file + ' is out of date: run this script without --check')
console.log(Object.values(fixtures).flat().length + ' fixtures of ' + Object.keys(fixtures).length + ' components')
