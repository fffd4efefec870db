// What Lintel adds in the browser. Every page works without it: this only saves work and warns in time.
import { initAll as initGovuk } from './govuk-frontend.js'
import { initAll as initMoj } from './moj-frontend.js'

const saveAfter = 1000 // ms without typing
const pollEvery = 30000 // ms
const warnBefore = 120 // s before the session ends, or a third of a shorter session

function post (url, body, more = {}) {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    credentials: 'same-origin',
    redirect: 'manual', // to the sign-in page: that is no answer
    ...more
  })
}

// --- drafts: a form with data-draft-url is kept by the server as one types ---

class Draft {
  constructor (form, session) {
    this.form = form
    this.session = session
    this.saved = this.fields()
    this.status = this.statusElement()
    form.addEventListener('input', () => this.later())
    form.addEventListener('change', () => this.later())
    form.addEventListener('submit', () => this.stop())
    addEventListener('pagehide', () => this.leave())
    addEventListener('pageshow', (event) => { if (event.persisted) this.submitted = false })
  }

  statusElement () {
    const own = this.form.querySelector('[data-draft-status]')
    const element = own ?? this.form.appendChild(document.createElement('p'))
    element.setAttribute('aria-live', 'polite')
    element.classList.add('govuk-hint', 'lintel-draft-status')
    return element
  }

  fields () {
    const all = new URLSearchParams()
    const secret = new Set([...this.form.querySelectorAll('input[type=password]')].map((input) => input.name))
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === 'string' && !secret.has(name)) all.append(name, value)
    }
    return all.toString()
  }

  later () {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), saveAfter)
  }

  stop () {
    clearTimeout(this.timer)
    this.submitted = true
  }

  async save () {
    if (this.saving) return this.later()
    const fields = this.fields()
    if (fields === this.saved || this.submitted) return
    this.saving = true
    try {
      this.say(await this.answer(fields))
    } catch {
      this.say('Not saved: the server could not be reached. Trying again.')
      this.later()
    } finally {
      this.saving = false
    }
  }

  async answer (fields) {
    const response = await post(this.form.dataset.draftUrl, fields)
    if (!response.ok) return 'Not saved: you may have been signed out. Keep this page open and sign in again in another tab.'
    this.saved = fields
    this.session?.continued()
    return 'Draft saved at ' + new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  }

  say (words) { this.status.textContent = words }

  leave () {
    const fields = this.fields()
    if (this.submitted || fields === this.saved) return
    this.saved = fields
    post(this.form.dataset.draftUrl, fields, { keepalive: true }).catch(() => {})
  }
}

// --- the session: a warning before it ends for want of use, the same in every open tab ---

class Session {
  constructor (body) {
    this.idle = Number(body.dataset.idleSeconds)
    this.url = body.dataset.keepaliveUrl
    this.csrf = body.dataset.csrf
    this.warnAt = this.idle - Math.min(warnBefore, this.idle / 3)
    this.tabs = 'BroadcastChannel' in window ? new BroadcastChannel('lintel-session') : null
    this.tabs?.addEventListener('message', () => this.restart())
    document.addEventListener('input', () => this.typed())
    this.continued()
    setInterval(() => this.look(), 1000)
  }

  // The server has just heard from us.
  continued () {
    this.restart()
    this.tabs?.postMessage('continued')
  }

  restart () {
    this.since = Date.now()
    this.banner?.remove()
    this.banner = null
  }

  seconds () { return (Date.now() - this.since) / 1000 }

  look () {
    if (this.seconds() >= this.idle) this.show('ended', this.ended)
    else if (this.seconds() >= this.warnAt) this.show('warning', this.warning)
  }

  show (kind, fill) {
    if (this.banner?.dataset.kind === kind) return
    this.banner?.remove()
    this.banner = document.createElement('div')
    this.banner.dataset.kind = kind
    this.banner.className = 'lintel-session'
    this.banner.setAttribute('role', 'alert')
    fill.call(this)
    document.body.prepend(this.banner)
  }

  add (tag, className, words) {
    const element = document.createElement(tag)
    element.className = className
    element.textContent = words
    this.banner.append(element)
    return element
  }

  warning () {
    const left = Math.max(1, Math.round((this.idle - this.seconds()) / 60))
    this.add('p', 'govuk-body', `You will be signed out in about ${left} minute${left === 1 ? '' : 's'}.`)
    const button = this.add('button', 'govuk-button', 'Stay signed in')
    button.type = 'button'
    button.addEventListener('click', () => this.stay())
  }

  ended () {
    this.add('p', 'govuk-body', 'You have been signed out. Drafts that were saved are kept.')
    this.add('a', 'govuk-link', 'Sign in again').href = location.pathname + location.search
  }

  // Typing is use, also on a page without drafts: told to the server at most once a minute.
  typed () {
    if (this.seconds() > Math.min(60, this.idle / 4) && this.seconds() < this.idle) this.stay()
  }

  async stay () {
    if (this.asking) return
    this.asking = true
    try {
      const response = await post(this.url, new URLSearchParams({ csrf: this.csrf }).toString())
      if (response.ok) this.continued()
      else this.since = Date.now() - this.idle * 1000
    } catch {
      // The warning stays and can be tried again.
    } finally {
      this.asking = false
    }
  }
}

// --- live counts: an element with data-live-url shows that address's text, while somebody can see it ---

function keepLive (element) {
  const timer = setInterval(async () => {
    if (document.visibilityState !== 'visible') return
    try {
      const response = await fetch(element.dataset.liveUrl, {
        credentials: 'same-origin',
        redirect: 'manual',
        headers: { 'X-Background': 'poll' } // not use of the session
      })
      if (response.ok) element.textContent = (await response.text()).trim()
      else clearInterval(timer)
    } catch {
      // Offline: the next round tries again.
    }
  }, pollEvery)
}

// The radios of GOV.UK Frontend say aria-expanded when a choice shows more; ARIA does not allow it on a radio.
function keepRadiosValid () {
  const correct = (input) => input.matches('input[type=radio][aria-expanded]') && input.removeAttribute('aria-expanded')
  new MutationObserver((changes) => changes.forEach(({ target }) => correct(target)))
    .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-expanded'] })
}

// --- questions that several answers bring up: shown while one of those is given, and else out of the way. What was
// typed in them stays; the server leaves out answers to what is not asked ---

const outOfTheWay = '.lintel-when[hidden], .govuk-radios__conditional--hidden, .govuk-checkboxes__conditional--hidden'

function given (form, name) {
  const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((control) => !control.closest(outOfTheWay))
  return controls.filter((control) => control.checked ?? true).map((control) => control.value)
}

function showWhenAsked (form) {
  for (const group of form.querySelectorAll('.lintel-when')) {
    const wanted = new URLSearchParams(group.dataset.when)
    const holds = (name) => given(form, name).some((value) => wanted.getAll(name).includes(value))
    group.hidden = ![...new Set(wanted.keys())].every(holds)
  }
}

function keepWhenAsked (form) {
  showWhenAsked(form)
  form.addEventListener('change', () => showWhenAsked(form))
  addEventListener('pageshow', () => showWhenAsked(form)) // a browser may fill the form again as it was left
}

// --- parts that are closed: an address that names one opens it, and paper shows them all ---

function openAround (target) {
  for (let part = target?.closest('details'); part; part = part.parentElement.closest('details')) part.open = true
  target?.scrollIntoView()
}

function openNamed () {
  const id = decodeURIComponent(location.hash.slice(1))
  if (id) openAround(document.getElementById(id))
}

function openOnPaper () {
  let closed = []
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')]
    for (const part of closed) part.open = true
  })
  addEventListener('afterprint', () => { for (const part of closed) part.open = false })
}

addEventListener('hashchange', openNamed)
openOnPaper()
openNamed()
keepRadiosValid()
initGovuk()
initMoj()
for (const form of new Set([...document.querySelectorAll('.lintel-when')].map((group) => group.closest('form')))) keepWhenAsked(form)
const session = Number(document.body.dataset.idleSeconds) > 0 ? new Session(document.body) : null
for (const form of document.querySelectorAll('form[data-draft-url]')) new Draft(form, session)
for (const element of document.querySelectorAll('[data-live-url]')) keepLive(element)
