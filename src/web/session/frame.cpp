#include <array>
#include <vector>

#include "web/components/page.h"
#include "web/components/phase_banner.h"
#include "web/session/guard.h"
#include "web/session/session.h"
#include "web/session/visit.h"

namespace lintel::web {

namespace {

struct Item {
  std::string_view path;
  std::string_view text;
  std::vector<std::string_view> rights;  // any of them
  std::string_view within = {};          // with this right it is found inside another item
  std::string_view part = {};            // only in hubs whose pack has this part
};

const std::vector<Item>& all_items() {
  static const std::vector<Item> items = {
      {"/worklist", "My work", {"see_contacts"}},
      {"/inbox", "Inbox", {"review_tray"}},
      {"/calls", "Calls", {"see_calls", "take_call"}},
      {"/advice", "Advice line", {"see_consultations"}, {}, "advice_line"},
      {"/families", "Early help", {"see_families"}, {}, "early_help"},
      {"/meetings", "Meetings", {"see_meetings"}, {}, "meetings"},
      {"/people", "People", {"see_people"}},
      {"/notices", "Notices", {"see_notices"}, {}, "notifications"},
      {"/trays", "Team tray", {"accept_handover"}},
      {"/reports", "Reports", {"see_reports"}},
      {"/training", "Training", {"see_training"}, {}, "training"},
      {"/agreements", "Agreements", {"see_agreements"}, {}, "sharing_agreements"},
      {"/administration", "Administration", {"administer"}},
      {"/administration/staff", "Staff", {"see_staff"}, "administer"},
      {"/administration/teams", "Teams", {"see_staff"}, "administer"},
      {"/administration/audit", "Audit", {"see_audit"}, "administer"},
  };
  return items;
}

bool offered(const Visit& visit, const Item& item) {
  if (!item.within.empty() && visit.may(item.within)) return false;
  if (!item.part.empty() && !visit.pack.has_part(item.part)) return false;
  for (const auto right : item.rights)
    if (visit.may(right)) return true;
  return false;
}

std::vector<components::NavigationItem> items_for(const Visit& visit, std::string_view current) {
  std::vector<components::NavigationItem> items;
  for (const auto& item : all_items())
    if (offered(visit, item))
      items.push_back({.text = item.text,
                       .href = std::string(item.path),
                       .active = item.path == current,
                       .current = visit.request.path == item.path});
  return items;
}

Html sign_out(const Visit& visit) {
  const Html name = el("a", {{"class", "govuk-link lintel-signed-in"}, {"href", "/account"}}, {visit.signed_in->name});
  const Html button =
      el("button", {{"class", "govuk-button govuk-button--secondary lintel-sign-out__button"}, {"type", "submit"}},
         {"Sign out"});
  return block(
      "form",
      {{"class", "lintel-sign-out lintel-no-print"}, {"method", "post"}, {"action", "/sign-out"}, {"novalidate", true}},
      {name, " ", el("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", form_token(visit)}}), button});
}

bool is_staff_page(const Visit& visit) {
  return visit.signed_in && !visit.for_public;
}

// The reply that must be the same for everybody has nothing in it that is drawn anew for each.
enum class Secrets { with, without };

std::optional<components::ServiceNavigation> navigation(const Visit& visit, std::string_view current, Secrets secrets) {
  if (!is_staff_page(visit)) return std::nullopt;
  components::ServiceNavigation navigation{.navigation = items_for(visit, current)};
  navigation.slots.end_inline = true;
  if (secrets == Secrets::with) navigation.slots.end = sign_out(visit);
  return navigation;
}

components::SessionNotice notice(const Visit& visit, Secrets secrets) {
  if (!is_staff_page(visit) || secrets == Secrets::without) return {};
  return {.idle_seconds = static_cast<int>(session_idle_told.count()),
          .keepalive_url = "/session/keepalive",
          .csrf = form_token(visit)};
}

Html phones(const pack::Pack& pack) {
  Html list;
  for (const auto& phone : pack.phones)
    list +=
        el("li", {},
           {phone.title, ": ", el("strong", {}, {phone.number}), phone.when.empty() ? "" : " (" + phone.when + ")"});
  return list.empty() ? list : block("ul", {{"class", "govuk-list lintel-footer__phones"}}, {list});
}

components::CouncilFooter footer(const pack::Pack& pack) {
  components::CouncilFooter footer{.text = phones(pack) + text(pack.authority)};
  for (const auto& link : pack.links) footer.links.push_back({.text = link.title, .href = link.url});
  return footer;
}

// Why nothing here is real: said on every page.
Html not_real_banner(const Visit& visit) {
  if (visit.site.demo)
    return components::phase_banner({.text = "Every person here is invented. Do not enter anything about a real child.",
                                     .tag = {.text = "Demonstration"}});
  if (visit.pack.status != "draft") return {};
  return components::phase_banner({.text = "This hub's policy is a draft, being tried out. Do not enter anything about "
                                           "a real child.",
                                   .tag = {.text = "Draft"}});
}

Response framed(const Visit& visit, const PageOptions& options, Html content, Secrets secrets) {
  const auto& pack = visit.pack;
  components::Page page{.assets = visit.site.assets,
                        .title = options.title,
                        .service_name = pack.hub_name,
                        .service_url = is_staff_page(visit) ? home_of(visit) : "/",
                        .navigation = navigation(visit, options.current, secrets),
                        .banner = not_real_banner(visit),
                        .before_content = options.before_content,
                        .exit_href = options.exit_href,
                        .content = std::move(content),
                        .has_errors = options.has_errors,
                        .wide = options.wide,
                        .session = notice(visit, secrets),
                        .footer = footer(pack)};
  return html_response(components::page(page).markup(), options.status);
}

Html paragraph(std::string_view words) {
  return el("p", {{"class", "govuk-body"}}, {words});
}
Html heading(std::string_view words) {
  return el("h1", {{"class", "govuk-heading-l"}}, {words});
}

}  // namespace

std::string home_of(const Visit& visit) {
  const auto items = items_for(visit, "");
  return items.empty() ? "/" : items.front().href;
}

Response page_response(const Visit& visit, const PageOptions& options, Html content) {
  return framed(visit, options, std::move(content), Secrets::with);
}

Response nothing_here(const Visit& visit) {
  return framed(
      visit, {.title = "Page not found", .status = 404},
      heading("Page not found") +
          paragraph(
              "There is nothing at this address, or it is not for you to see. Check the address or the reference.") +
          paragraph("If you need this record for your work, ask its team or your manager."),
      Secrets::without);
}

Response not_for_your_roles(const Visit& visit) {
  return page_response(
      visit, {.title = "Not for your roles", .status = 403},
      heading("Your roles do not include this page") +
          paragraph("What each role may do is decided by the hub. If you need this page for your work, ask your "
                    "manager or the hub's administrator."));
}

Response not_of_your_place(const Visit& visit) {
  return page_response(
      visit, {.title = "Not for you to see", .status = 403},
      heading("This is about what is not yours") +
          paragraph("Your roles include this page, but not for what you asked of it: another locality, "
                    "or the whole hub. Choose yours on the page, or ask your manager."));
}

}  // namespace lintel::web
