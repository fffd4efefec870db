#include "casework/cases/family_expectations.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/cases/world.h"
#include "casework/family_sight.h"
#include "casework/records/family.h"
#include "casework/records/person.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

using Said = const Expectation&;

std::optional<FamilyRecord> family_in(World& world, Said said) {
  const auto found = said.said.find("record");
  const auto named = found == said.said.end() ? RecordName{"family", ""} : record_from_words(found->second);
  const auto stream = world.record(named.kind == "family" ? named : RecordName{"family", ""});
  if (!stream) return std::nullopt;
  return fold_family(world.facts(*stream));
}

constexpr auto no_family = "there is no record of a family yet";

// What the pack under which the record was begun says.
domain::Eligibility eligibility_in(World& world, const FamilyRecord& record) {
  return eligibility_of(record, world.pack());
}

const domain::ProblemHeld* held(const domain::Eligibility& it, std::string_view problem) {
  const auto wanted = base::lower_case(problem);
  for (const auto& one : it.held)
    if (base::lower_case(one.title) == wanted ||
        std::ranges::any_of(one.found, [&](const auto& found) { return found.problem == problem; }))
      return &one;
  return nullptr;
}

std::string held_words(const domain::Eligibility& it) {
  std::vector<std::string> all;
  for (const auto& one : it.held)
    for (const auto& found : one.found)
      all.push_back(fmt::format("{} through {} ({})", one.title, found.member, found.source));
  return all.empty() ? "no problem holds" : base::joined(all, "; ");
}

bool stands_in_register(World& world, const FamilyRecord& record) {
  const auto rows = world.rows("families", {{"reference", Test::Kind::equal, {record.stream.key}},
                                            {"open", Test::Kind::equal, {std::int64_t{1}}},
                                            {"endorsed_at", Test::Kind::not_null, {}}});
  return !rows.empty();
}

std::string part_words(const pack::Pack& pack) {
  const auto& part = pack.early_help;
  std::string all = part.title;
  const auto add = [&](const auto& entries) {
    for (const auto& one : entries) all += "; " + one.title;
  };
  add(part.claim_phases);
  add(part.priorities);
  add(part.assessments);
  for (const auto& kind : part.allocation_kinds) {
    all += "; " + kind.title;
    add(kind.worker_kinds);
  }
  for (const auto& set : pack.criteria_sets) {
    all += fmt::format("; {}: at least {} of {}", set.title, set.at_least, set.problems.size());
    add(set.problems);
  }
  return all;
}

std::set<std::string> services_of(World& world, Said said) {
  const auto stream = world.record({"person", word(said, "member")});
  return stream ? fold_person(world.facts(*stream)).open_services() : std::set<std::string>{};
}

std::string services_words(const std::set<std::string>& services) {
  return services.empty() ? "open to nothing" : "open to " + base::joined({services.begin(), services.end()}, ", ");
}

bool listed_for(World& world, Said said) {
  const auto record = family_in(world, said);
  Query query{.hub = world.hub(), .table = "families", .limit = 1000};
  const auto actor = world.actor(word(said, "worker"));
  keep_to_sight(query, world.pack(), actor);
  const auto rows = world.store().rows(query);
  return record && has_right(world.pack(), actor, "see_families") &&
         std::ranges::any_of(rows, [&](const Row& row) { return row.stream == record->stream; });
}

}  // namespace

std::string can_be_attached(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto it = eligibility_in(world, *record);
  return it.eligible ? "" : it.sentence;
}

std::string cannot_be_attached(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto it = eligibility_in(world, *record);
  return it.eligible ? it.sentence : "";
}

std::string eligibility_says(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto it = eligibility_in(world, *record);
  return has_words(it.sentence, word(said, "text")) ? "" : it.sentence;
}

std::string problem_holds_through(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto it = eligibility_in(world, *record);
  const auto* problem = held(it, word(said, "problem"));
  const bool found = problem && std::ranges::any_of(problem->found, [&](const auto& one) {
                       return has_words(one.member + ", " + one.source, word(said, "text"));
                     });
  return found ? "" : held_words(it);
}

std::string problem_does_not_hold(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto it = eligibility_in(world, *record);
  return held(it, word(said, "problem")) ? held_words(it) : "";
}

std::string on_register(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  return stands_in_register(world, *record) ? "" : "it is not";
}

std::string not_on_register(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  return stands_in_register(world, *record) ? "it is" : "";
}

std::string early_help_says(World& world, Said said) {
  const auto all = part_words(world.pack());
  return has_words(all, word(said, "text")) ? "" : all;
}

std::string number_of_families(World& world, Said said) {
  const auto count = fmt::format("{}", world.rows("families").size());
  return count == word(said, "number") ? "" : count;
}

std::string number_of_kinds(World& world, Said said) {
  const auto count = fmt::format("{}", world.pack().early_help.allocation_kinds.size());
  return count == word(said, "number") ? "" : count;
}

std::string member_is_open_to(World& world, Said said) {
  const auto services = services_of(world, said);
  return services.contains(word(said, "service")) ? "" : services_words(services);
}

std::string member_is_not_open_to(World& world, Said said) {
  const auto services = services_of(world, said);
  return services.contains(word(said, "service")) ? services_words(services) : "";
}

std::string assessment_waits(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  for (const auto& one : record->assessments)
    if (!one.completed && one.given.it.kind == word(said, "assessment")) return "";
  return "none waits";
}

std::string assessment_is_completed(World& world, Said said) {
  const auto record = family_in(world, said);
  if (!record) return no_family;
  const auto day = terms::date_from_words(word(said, "text"));
  std::string found = "none is completed";
  for (const auto& one : record->assessments) {
    if (!one.completed || one.given.it.kind != word(said, "assessment")) continue;
    if (day == one.completed->it.completed_on) return "";
    found = "completed on " + terms::date_words(one.completed->it.completed_on);
  }
  return found;
}

std::string list_of_families_has(World& world, Said said) {
  return listed_for(world, said) ? "" : "it is not on it";
}

std::string list_of_families_has_not(World& world, Said said) {
  return listed_for(world, said) ? "it is on it" : "";
}

}  // namespace lintel::casework::cases
