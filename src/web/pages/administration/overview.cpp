#include "web/pages/administration/overview.h"

#include <fmt/format.h>

#include "base/counted.h"
#include "casework/perform.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/components/warning_text.h"
#include "web/pages/administration/establishment.h"
#include "web/pages/administration/parts.h"
#include "web/pages/parts/agreements.h"
#include "web/pages/parts/listing.h"

namespace lintel::web::administration {

namespace {

constexpr int outbox_shown = 200;

Html vacancy_warning(const std::vector<Post>& posts) {
  const int vacant = vacancies(posts);
  if (vacant == 0) return {};
  return components::warning_text(
      {.text = fmt::format("{} of the establishment {} vacant", base::counted(vacant, "post", "posts"),
                           vacant == 1 ? "is" : "are")});
}

// P-17: a review date that has passed, and what was never signed.
Html agreement_warnings(const Visit& visit) {
  std::vector<Html> lines;
  for (const auto& one : parts::agreement_warnings(visit, visit.pack)) lines.push_back(one.words);
  if (lines.empty()) return {};
  const Html to =
      visit.may("see_agreements") ? parts::para({parts::link("/agreements", "Look at the register")}) : Html();
  return components::warning_text(
             {.text = fmt::format("{} missing or out of date",
                                  base::counted(lines.size(), "sharing agreement is", "sharing agreements are"))}) +
         parts::bullets(lines) + to;
}

std::string where(const pack::Pack& pack, const pack::Establishment& wanted) {
  if (!wanted.team.empty()) return team_title(pack, wanted.team.value);
  for (const auto& arm : pack.arms)
    if (arm.id == wanted.arm) return arm.title;
  return "The whole hub";
}

components::TableRow post_row(const pack::Pack& pack, const Post& post) {
  const auto& wanted = *post.establishment;
  const Html vacant =
      post.vacant() == 0
          ? Html("None")
          : components::tag({.text = fmt::format("{} vacant", post.vacant()), .classes = "govuk-tag--orange"});
  return {{.text = role_title(pack, wanted.role.value)},
          {.text = where(pack, wanted)},
          {.text = fmt::to_string(wanted.posts), .format = "numeric"},
          {.text = fmt::to_string(post.filled), .format = "numeric"},
          {.text = vacant},
          {.text = wanted.source}};
}

Html establishment_table(const pack::Pack& pack, const std::vector<Post>& posts) {
  components::Table table{.caption = "Establishment",
                          .caption_classes = "govuk-table__caption--m",
                          .head = {{.text = "Role"},
                                   {.text = "Where"},
                                   {.text = "Posts", .format = "numeric"},
                                   {.text = "Filled", .format = "numeric"},
                                   {.text = "Vacant"},
                                   {.text = "Source"}}};
  for (const auto& post : posts) table.rows.push_back(post_row(pack, post));
  return table.rows.empty() ? paragraph("The pack names no posts.")
                            : components::scrolling_table("Establishment", table);
}

std::string members(const std::vector<casework::Row>& staff, const terms::TeamId& team) {
  std::string names;
  for (const auto& row : staff)
    if (row.text("teams").contains("|" + team.value + "|")) names += (names.empty() ? "" : ", ") + row.text("name");
  return names.empty() ? "Nobody" : names;
}

Html teams_table(const pack::Pack& pack, const std::vector<casework::Row>& staff) {
  components::Table table{.caption = "Teams and trays",
                          .caption_classes = "govuk-table__caption--m",
                          .head = {{.text = "Team"}, {.text = "Kind"}, {.text = "Members"}}};
  for (const auto& team : pack.teams)
    table.rows.push_back({{.text = team.title}, {.text = team.kind}, {.text = members(staff, team.id)}});
  return components::scrolling_table("Teams and trays", table);
}

}  // namespace

Response show_overview(const Visit& visit) {
  const auto staff = active_staff(visit);
  const auto all_posts = posts(visit.pack, staff);
  const auto waiting = visit.site.outbox.waiting(visit.site.hub, outbox_shown).size();
  const Html summary = components::summary_list(
      {.rows = {components::summary_row("Staff", fmt::to_string(staff.size())),
                components::summary_row("Vacant posts", fmt::to_string(vacancies(all_posts))),
                components::summary_row("Pack in force", casework::pack_text(visit.pack)),
                components::summary_row("Messages waiting", waiting == outbox_shown ? fmt::format("{} or more", waiting)
                                                                                    : fmt::to_string(waiting))}});
  return page(visit, {.title = "Administration"}, "/administration",
              heading("Administration") + vacancy_warning(all_posts) + agreement_warnings(visit) + summary);
}

Response show_teams(const Visit& visit) {
  const auto staff = active_staff(visit);
  const auto all_posts = posts(visit.pack, staff);
  return page(visit, {.title = "Teams", .wide = true}, "/administration/teams",
              heading("Teams") + vacancy_warning(all_posts) + establishment_table(visit.pack, all_posts) +
                  teams_table(visit.pack, staff));
}

Response show_outbox(const Visit& visit) {
  components::Table table{.head = {{.text = "Waiting since"}, {.text = "How"}, {.text = "Subject"}, {.text = "About"}}};
  for (const auto& message : visit.site.outbox.waiting(visit.site.hub, outbox_shown))
    table.rows.push_back({{.text = terms::time_words(message.created_at)},
                          {.text = message.channel},
                          {.text = message.subject},
                          {.text = message.about.text()}});
  const Html content = table.rows.empty() ? paragraph("No message is waiting to go out.")
                                          : components::scrolling_table("Messages waiting", table);
  return page(visit, {.title = "Messages waiting", .wide = true}, "/administration/outbox",
              heading("Messages waiting") + content);
}

}  // namespace lintel::web::administration
