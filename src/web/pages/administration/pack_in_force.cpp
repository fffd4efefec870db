#include <fmt/format.h>

#include "casework/perform.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/warning_text.h"
#include "web/pages/administration/overview.h"
#include "web/pages/administration/parts.h"

namespace lintel::web::administration {

namespace {

std::string either(const std::set<std::string>& values) {
  std::string words;
  for (const auto& value : values) words += (words.empty() ? "" : " or ") + value;
  return words;
}

std::string spaced(std::string_view name) {
  std::string words(name);
  for (char& c : words)
    if (c == '_') c = ' ';
  return words;
}

// "when level is s47 or s17 and referrer is public".
std::string condition_words(const pack::Condition& condition) {
  std::string words;
  for (const auto& [attribute, values] : condition.all_of)
    words += fmt::format("{}{} is {}", words.empty() ? "when " : " and ", spaced(attribute), spaced(either(values)));
  return words.empty() ? "always" : words;
}

std::string authorities(const pack::Pack& pack, const std::vector<pack::Authority>& all) {
  std::string words;
  for (const auto& authority : all) words += (words.empty() ? "" : ", ") + authority_title(pack, authority);
  return words.empty() ? "Nobody named" : words;
}

using Row = components::TableRow;

Html table_of(std::string_view caption, std::vector<components::TableCell> head, std::vector<Row> rows) {
  if (rows.empty()) return {};
  return components::scrolling_table(caption, {.caption = caption,
                                               .caption_classes = "govuk-table__caption--m",
                                               .head = std::move(head),
                                               .rows = std::move(rows)});
}

Html levels(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& level : pack.levels) {
    const auto* pathway = pack.pathway(level.pathway);
    rows.push_back({{.text = level.title}, {.text = pathway ? pathway->title : level.pathway.value}});
  }
  return table_of("Levels of need", {{.text = "Level"}, {.text = "Worked as"}}, std::move(rows));
}

Html pathways(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& pathway : pack.pathways)
    rows.push_back({{.text = pathway.title},
                    {.text = authorities(pack, pathway.graded_by)},
                    {.text = authorities(pack, pathway.screened_by)},
                    {.text = authorities(pack, pathway.approved_by)},
                    {.text = pathway.source}});
  return table_of(
      "Who works on what",
      {{.text = "Pathway"}, {.text = "Grades"}, {.text = "Screens"}, {.text = "Approves"}, {.text = "Source"}},
      std::move(rows));
}

Html owed(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& rule : pack.obligations)
    rows.push_back({{.text = rule.title},
                    {.text = timescale_words(rule.within)},
                    {.text = "from " + spaced(rule.on) + ", " + condition_words(rule.when)},
                    {.text = authorities(pack, rule.owed_by)},
                    {.text = rule.id.value},
                    {.text = rule.source}});
  return table_of(
      "What is owed, and by when",
      {{.text = "What"}, {.text = "When"}, {.text = "From"}, {.text = "By"}, {.text = "Rule"}, {.text = "Source"}},
      std::move(rows));
}

Html routes(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& rule : pack.routes) {
    const auto to =
        rule.team.empty() ? "the " + spaced(rule.kind) + " of the district" : team_title(pack, rule.team.value);
    rows.push_back(
        {{.text = condition_words(rule.when)}, {.text = to}, {.text = rule.id.value}, {.text = rule.source}});
  }
  return table_of("Where decided contacts go, first that fits",
                  {{.text = "When"}, {.text = "To"}, {.text = "Rule"}, {.text = "Source"}}, std::move(rows));
}

Html roles(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& role : pack.roles) {
    std::string rights;
    for (const auto& right : role.may) rights += (rights.empty() ? "" : ", ") + spaced(right);
    rows.push_back({{.text = role.title}, {.text = rights}, {.text = role.sees}});
  }
  return table_of("What each role may do", {{.text = "Role"}, {.text = "May"}, {.text = "Sees"}}, std::move(rows));
}

Html agencies(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& agency : pack.agencies)
    rows.push_back({{.text = agency.title},
                    {.text = agency.membership},
                    {.text = agency.gives_staff ? "Yes" : "No"},
                    {.text = agency.gives_information ? "Yes" : "No"},
                    {.text = agency.note}});
  return table_of("Agencies",
                  {{.text = "Agency"},
                   {.text = "How it takes part"},
                   {.text = "Gives staff"},
                   {.text = "Gives information"},
                   {.text = "Premises, equipment, funding"}},
                  std::move(rows));
}

// P-20: whose records are, and how they are stored and kept.
Html records_policy(const pack::Pack& pack) {
  std::vector<Row> rows;
  for (const auto& one : pack.records_policy)
    rows.push_back({{.text = one.records},
                    {.text = one.owner},
                    {.text = one.procedure},
                    {.text = one.kept},
                    {.text = one.source}});
  return table_of(
      "How records are kept",
      {{.text = "Records"}, {.text = "Whose they are"}, {.text = "Stored under"}, {.text = "Kept"}, {.text = "Source"}},
      std::move(rows));
}

// Nobody would otherwise see that a version which was put in force does not take over.
Html trouble(const Visit& visit) {
  const auto words = visit.site.packs.trouble(visit.site.hub);
  if (words.empty()) return {};
  return components::warning_text({.text = "New versions are not taken in. " + words + " Tell whoever runs the server.",
                                   .icon_fallback_text = "Warning"});
}

}  // namespace

Response show_pack(const Visit& visit) {
  const auto& pack = visit.pack;
  const Html summary = components::summary_list(
      {.rows = {components::summary_row("Authority", pack.authority),
                components::summary_row("Version", casework::pack_text(pack)),
                components::summary_row("In force from",
                                        pack.in_force_from ? terms::date_words(*pack.in_force_from) : "Its first day"),
                components::summary_row(
                    "Request form", pack.form.title + (pack.form.version.empty() ? "" : ", " + pack.form.version))}});
  return page(visit, {.title = "Pack in force", .wide = true}, "/administration/pack",
              heading("Pack in force") + trouble(visit) +
                  paragraph("A record keeps the pack under which it was begun.") + summary + levels(pack) +
                  pathways(pack) + owed(pack) + routes(pack) + agencies(pack) + records_policy(pack) + roles(pack));
}

}  // namespace lintel::web::administration
