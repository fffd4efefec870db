// Which versions of the pack the hub's record knows, from when each counts, and what one changes against another. To be
// read only: a version is put in force where its files lie.
#include <fmt/format.h>

#include <algorithm>

#include "casework/kept_pack.h"
#include "casework/perform.h"
#include "pack/difference.h"
#include "terms/london.h"
#include "web/components/button.h"
#include "web/components/tag.h"
#include "web/pages/administration/overview.h"
#include "web/pages/administration/parts.h"
#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"

namespace lintel::web::administration {

namespace {

using casework::KeptPack;

struct Version {
  std::string name;
  KeptPack kept;
  terms::Instant since{};
  bool live = false;
};

// The latest to come into force first.
std::vector<Version> versions_of(const Visit& visit) {
  const auto live = casework::pack_text(visit.pack);
  std::vector<Version> all;
  for (auto& [name, kept] : casework::kept_packs(visit.site.cabinet, visit.site.hub, visit.now)) {
    const auto* pack = visit.site.packs.version(visit.site.hub, name);
    const auto since = casework::in_force_since(kept, pack ? pack->in_force_from : std::nullopt);
    all.push_back({name, std::move(kept), since, name == live});
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &Version::since);
  return all;
}

Html standing_of(const Visit& visit, const Version& version) {
  if (version.live) return components::tag({.text = "In force now", .classes = "govuk-tag--green"});
  if (version.since > visit.now) return components::tag({.text = "To come", .classes = "govuk-tag--blue"});
  return "Over. Records begun under it keep its rules";
}

Html table_of(const Visit& visit, const std::vector<Version>& versions) {
  std::vector<components::TableRow> rows;
  for (const auto& one : versions)
    rows.push_back({{.text = one.name},
                    {.text = one.since == terms::Instant{} ? "The hub's first day" : terms::time_words(one.since)},
                    {.text = one.kept.by.empty() ? "Came with the program's folder" : one.kept.by},
                    {.text = standing_of(visit, one)}});
  if (rows.empty()) return paragraph("The record knows no version yet.");
  return parts::dense_table("Versions", {"Version", "Counts from", "Put in force by", "Now"}, std::move(rows));
}

const Version* named(const std::vector<Version>& versions, const std::string& name) {
  const auto found = std::ranges::find(versions, name, &Version::name);
  return found == versions.end() ? nullptr : &*found;
}

// At first: the version in force against the one that comes next, or else against the one before it.
std::pair<std::string, std::string> first_choice(const std::vector<Version>& versions) {
  const auto live = std::ranges::find(versions, true, &Version::live);
  if (live == versions.end()) return {};
  if (live != versions.begin()) return {live->name, (live - 1)->name};
  return live + 1 == versions.end() ? std::pair{live->name, live->name} : std::pair{(live + 1)->name, live->name};
}

Html changes(const Version* before, const Version* after) {
  if (!before || !after) return {};
  const auto found = pack::differences(before->kept.files, after->kept.files);
  const auto title = fmt::format("What {} changes against {}", after->name, before->name);
  if (found.empty()) return subheading(title) + paragraph("No difference.");
  Html lines;
  for (const auto& one : found) lines += el("li", {{"class", "lintel-break"}}, {one});
  return subheading(title) + block("ul", {{"class", "govuk-list govuk-list--bullet"}}, {lines});
}

Html compare(const Visit& visit, const std::vector<Version>& versions) {
  if (versions.size() < 2) return {};
  const auto [before, after] = first_choice(versions);
  const parts::Typing typing{.fields = {{"before", visit.query("before").empty() ? before : visit.query("before")},
                                        {"after", visit.query("after").empty() ? after : visit.query("after")}},
                             .mistakes = {}};
  std::vector<parts::Option> options;
  for (const auto& one : versions) options.push_back({one.name, one.name, ""});
  const Html form =
      block("form", {{"method", "get"}, {"action", "/administration/versions"}, {"class", "lintel-filters"}},
            {parts::listed(typing, {.name = "before", .label = "Before"}, options),
             parts::listed(typing, {.name = "after", .label = "After"}, options),
             components::button({.text = "Compare", .classes = "govuk-button--secondary"})});
  return subheading("Compare two versions") + form +
         changes(named(versions, typing.value("before")), named(versions, typing.value("after")));
}

Html how(const Visit& visit) {
  const auto command =
      fmt::format("lintel pack put packs/{} --by \"Your name\" --from 2026-12-01T09:00", visit.pack.code);
  return subheading("Putting a version in force") +
         paragraph("It is done where the pack's files lie, by somebody with access to that computer:") +
         el("pre", {{"class", "govuk-inset-text lintel-command"}}, {el("code", {}, {command})}) +
         paragraph(
             "The command checks the version, runs its worked cases, shows what changes and asks before anything "
             "counts. Servers take it up by themselves at that moment. There is no button for it here: a pack decides "
             "who may do what, so a session that somebody took over must not be enough to change it.");
}

}  // namespace

Response show_versions(const Visit& visit) {
  const auto versions = versions_of(visit);
  return page(visit, {.title = "Versions of the pack", .wide = true}, "/administration/versions",
              heading("Versions of the pack") + table_of(visit, versions) + compare(visit, versions) + how(visit));
}

}  // namespace lintel::web::administration
