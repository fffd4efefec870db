#include "web/pages/administration/parts.h"

#include "web/pages/parts/sight.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "web/components/sub_navigation.h"

namespace lintel::web::administration {

namespace {

struct Section {
  std::string_view path;
  std::string_view text;
  std::string_view right;
};

constexpr Section sections[] = {
    {"/administration", "Overview", "administer"},          {"/administration/staff", "Staff", "see_staff"},
    {"/administration/teams", "Teams", "see_staff"},        {"/administration/pack", "Pack in force", "administer"},
    {"/administration/versions", "Versions", "administer"}, {"/administration/outbox", "Messages", "administer"},
    {"/administration/keys", "Keys", "administer"},         {"/administration/audit", "Audit", "see_audit"},
};

Html sections_for(const Visit& visit, std::string_view current) {
  components::SubNavigation navigation{.label = "Administration"};
  for (const auto& section : sections)
    if (visit.may(section.right))
      navigation.items.push_back(
          {.text = section.text, .href = std::string(section.path), .active = section.path == current});
  return components::sub_navigation(navigation);
}

std::string plural(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

Html link(const std::string& href, std::string_view words) {
  return el("a", {{"class", "govuk-link"}, {"href", href}}, {words});
}

Response page(const Visit& visit, PageOptions options, std::string_view current, Html content) {
  options.current = std::string(visit.may("administer") ? "/administration" : current);
  return page_response(visit, options, sections_for(visit, current) + content);
}

std::string role_title(const pack::Pack& pack, std::string_view id) {
  const auto* role = pack.role(terms::RoleId{id});
  return role ? role->title : std::string(id);
}

std::string team_title(const pack::Pack& pack, std::string_view id) {
  const auto* team = pack.team(terms::TeamId{id});
  return team ? team->title : std::string(id);
}

std::string authority_title(const pack::Pack& pack, const pack::Authority& authority) {
  const auto arm = std::ranges::find(pack.arms, authority.arm, &pack::Arm::id);
  const auto role = role_title(pack, authority.role.value);
  return arm == pack.arms.end() ? role : role + " (" + arm->title + ")";
}

std::string timescale_words(const pack::Timescale& timescale) {
  using Unit = pack::Timescale::Unit;
  switch (timescale.unit) {
    case Unit::none:
      return "no timescale set";
    case Unit::minutes:
      return "within " + plural(timescale.count, "minute");
    case Unit::hours:
      return "within " + plural(timescale.count, "hour");
    case Unit::working_days:
      return "within " + plural(timescale.count, "working day");
    case Unit::next_opening:
      return "by closing on the day the hub next opens";
  }
  return {};
}

std::vector<std::string> several(std::string_view column) {
  auto words = base::split(column, '|');
  std::erase(words, "");
  return words;
}

constexpr int staff_listed = 2000;

std::vector<casework::Row> active_staff(const Visit& visit) {
  auto query = web::parts::staff_at_work(visit);
  query.limit = staff_listed;
  return visit.site.views.rows(query);
}

}  // namespace lintel::web::administration
