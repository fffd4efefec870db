#include "web/components/page.h"

#include "web/components/generic_header.h"
#include "web/components/skip_link.h"

namespace lintel::web::components {
namespace {

std::string title(const Page& o) {
  std::string whole = o.has_errors ? "Error: " + o.title : o.title;
  if (!o.service_name.empty()) whole += " - " + o.service_name;
  return whole;
}

Html head(const Page& o) {
  return block(
      "head", {},
      {el("meta", {{"charset", "utf-8"}}), el("title", {}, {title(o)}),
       el("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1, viewport-fit=cover"}}),
       el("meta", {{"name", "theme-color"}, {"content", "#1f4e5f"}}),
       el("link", {{"rel", "icon"}, {"href", o.assets.icon}, {"type", "image/svg+xml"}, {"sizes", "any"}}),
       el("link", {{"rel", "stylesheet"}, {"href", o.assets.css}}),
       el("script", {{"type", "module"}, {"src", o.assets.js}})});
}

Html header(const Page& o) {
  const Html logo = el("span", {{"class", "lintel-header__name"}}, {o.service_name});
  const Html bar = generic_header({.logo = logo, .url = o.service_url});
  return block("header", {{"class", "govuk-template__header"}},
               {bar, o.navigation ? service_navigation(*o.navigation) : Html(), o.banner});
}

// Everything on a page stands in a landmark, so that nobody who goes from one to the next misses the way back.
Html before(const Page& o) {
  return o.before_content.empty() ? Html() : block("nav", {{"aria-label", "Leave this page"}}, {o.before_content});
}

// For who must leave at once and has no mouse: right after the first, before anything else on the page.
Html exit_skip_link(const Page& o) {
  if (o.exit_href.empty()) return {};
  return skip_link({.text = "Exit this page",
                    .href = o.exit_href,
                    .classes = "govuk-js-exit-this-page-skiplink",
                    .attributes = {{"rel", "nofollow noreferrer"}}});
}

Html main_container(const Page& o) {
  return block("div", {{"class", "govuk-width-container"}},
               {before(o), block("main", {{"class", "govuk-main-wrapper"}, {"id", "main-content"}}, {o.content})});
}

Attributes session_attributes(const SessionNotice& o) {
  if (o.idle_seconds <= 0) return {};
  return {{"data-idle-seconds", std::to_string(o.idle_seconds)},
          {"data-keepalive-url", o.keepalive_url},
          {"data-csrf", o.csrf}};
}

Html body(const Page& o) {
  return block(
      "body",
      {{"class", classes({"govuk-template__body", o.wide ? "lintel-wide" : ""})}, session_attributes(o.session)},
      {el("script", {{"src", o.assets.init}}), skip_link({.text = "Skip to main content", .href = "#main-content"}),
       exit_skip_link(o), header(o), main_container(o),
       block("footer", {{"class", "govuk-template__footer"}}, {council_footer(o.footer)})});
}

}  // namespace

Html page(const Page& o) {
  return concat({trusted("<!DOCTYPE html>\n"),
                 block("html", {{"lang", "en"}, {"class", "govuk-template"}}, {head(o), body(o)}), "\n"});
}

}  // namespace lintel::web::components
