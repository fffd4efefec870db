// Tells the styles, before anything is drawn, that scripts run here. Its own file, so that no page needs an inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
