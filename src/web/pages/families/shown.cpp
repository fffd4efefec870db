#include "web/pages/families/shown.h"
#include "web/pages/parts/sight.h"

#include "web/components/tag.h"
#include "web/pages/pages.h"

namespace lintel::web::families {

namespace {

template <class Entry>
std::string title_or(const Entry* entry, std::string_view id) {
  if (entry) return entry->title;
  return id.empty() ? "Not said" : std::string(id);
}

}  // namespace

std::string Shown::path() const {
  return "/families/" + percent_encoded(record.stream.key);
}

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts) {
  auto record = casework::fold_family(facts);
  const auto& pack = parts::pack_of(visit, record.pack);
  return {.visit = visit, .facts = facts, .record = std::move(record), .pack = pack};
}

Access access(std::string right, std::string record_kind) {
  return {.right = std::move(right), .record_kind = std::move(record_kind), .part = "early_help"};
}

std::string state_words(casework::FamilyState state) {
  using enum casework::FamilyState;
  switch (state) {
    case considered:
      return "Being considered";
    case proposed:
      return "Waits for endorsement";
    case returned:
      return "Returned";
    case allocated:
      return "Allocated";
    case ended:
      return "Ended";
  }
  return "";
}

Html state_tag(casework::FamilyState state) {
  using enum casework::FamilyState;
  const auto* colour = state == allocated  ? "govuk-tag--green"
                       : state == ended    ? "govuk-tag--grey"
                       : state == returned ? "govuk-tag--orange"
                                           : "govuk-tag--light-blue";
  return components::tag({.text = state_words(state), .classes = colour});
}

std::string kind_words(const pack::Pack& pack, std::string_view kind, std::string_view worker_kind) {
  const auto* found = pack.early_help.allocation_kind(kind);
  auto words = title_or(found, kind);
  if (worker_kind.empty() || !found) return words;
  for (const auto& one : found->worker_kinds)
    if (one.id == worker_kind) return words + ": " + one.title;
  return words;
}

std::string priority_words(const pack::Pack& pack, std::string_view priority) {
  return title_or(pack.early_help.priority(priority), priority);
}

std::string assessment_words(const pack::Pack& pack, std::string_view assessment) {
  return title_or(pack.early_help.assessment(assessment), assessment);
}

std::string problem_words(const pack::Pack& pack, std::string_view set, std::string_view problem) {
  const auto* criteria = pack.criteria_set(set);
  return title_or(criteria ? criteria->problem(problem) : nullptr, problem);
}

std::string claim_result_words(std::string_view result) {
  if (result == "paid") return "Paid";
  return result == "refused" ? "Refused" : "No answer yet";
}

std::vector<parts::Option> members(const Shown& shown) {
  std::vector<parts::Option> options;
  for (const auto& one : shown.record.present()) options.push_back({one.id, one.name, one.relation});
  return options;
}

std::vector<parts::Option> districts(const pack::Pack& pack) {
  std::vector<parts::Option> options;
  for (const auto& one : pack.districts) options.push_back({one.id, one.title, ""});
  return options;
}

}  // namespace lintel::web::families

namespace lintel::web {

std::vector<Route> family_routes() {
  std::vector<Route> routes;
  for (auto* some :
       {families::list_routes, families::beginning_routes, families::record_routes, families::stepping_up_routes})
    for (auto& route : some()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
