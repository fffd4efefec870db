#include <map>
#include <optional>

#include "pack/checking.h"

namespace lintel::pack {

namespace {

using Values = std::set<std::string>;

void add_all(Values& to, const std::vector<std::string>& more) {
  to.insert(more.begin(), more.end());
}

/// What the pack itself brings about: whether its steps are done, and the answers to questions that have choices.
std::optional<Values> values_of_pack(const Pack& pack, const std::string& attribute) {
  if (pack.step(attribute)) return Values{"done", "not_done"};
  Values values;
  for (const auto* question : pack.all_questions())
    if (question->id == attribute) values.merge(answers_to(*question, pack));
  if (values.empty()) return std::nullopt;
  values.insert("none");
  return values;
}

/// A question of the pack may ask what a notification says: its answers are values too.
Values with_answers_of_pack(Values values, const Pack& pack, const std::string& attribute) {
  if (values.empty()) return values;
  if (auto more = values_of_pack(pack, attribute)) values.merge(*more);
  return values;
}

/// The values that an attribute can have: the engine's, and what the pack itself defines. Empty: any. Nothing: no such
/// thing.
std::optional<Values> values_of(const Checking& checking, const std::string& attribute) {
  static const Values of_level{"level", "requested_level", "initial_level", "from_level", "to_level"};
  const auto known = checking.vocabulary.attributes.find(attribute);
  if (known == checking.vocabulary.attributes.end()) return values_of_pack(checking.pack, attribute);
  const auto& pack = checking.pack;
  std::vector<std::string> own;
  if (of_level.contains(attribute))
    own = ids_of(pack.levels);
  else if (attribute == "arm")
    own = ids_of(pack.arms);
  else if (attribute == "pathway")
    own = ids_of(pack.pathways);
  else if (attribute == "outcome")
    own = ids_of(pack.outcomes);
  else if (attribute == "district")
    own = ids_of(pack.districts);
  else if (attribute == "open_to")
    own = ids_of(pack.services);
  else if (attribute == "step")
    own = ids_of(pack.steps);
  else
    return with_answers_of_pack(known->second, checking.pack, attribute);
  Values values = known->second;
  add_all(values, own);
  values.insert("none");
  return values;
}

std::vector<std::string> attribute_names(const Checking& checking, bool of_call) {
  std::vector<std::string> names;
  const auto& calls = checking.vocabulary.call_attributes;
  for (const auto& [name, values] : checking.vocabulary.attributes)
    if (!of_call || calls.empty() || calls.contains(name)) names.push_back(name);
  if (of_call) return names;
  for (const auto& step : checking.pack.steps) names.push_back(step.id);
  for (const auto* question : checking.pack.all_questions())
    if (!answers_to(*question, checking.pack).empty()) names.push_back(question->id);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

// An answer that only some roles read must not come out in what everybody is shown of a rule.
bool is_kept_to_some(const Pack& pack, const std::string& attribute) {
  const auto asks = [&](const Step& step) {
    return std::ranges::find(step.questions, attribute, &Question::id) != step.questions.end();
  };
  return std::ranges::any_of(pack.steps, [&](const Step& step) { return !step.seen_by.empty() && asks(step); });
}

bool is_of_call(const ObligationRule& rule) {
  return rule.on == "call_taken";
}

void complain_unreachable(Checking& checking, const Named& later, const Named& earlier) {
  checking.complain(
      later.place, later.words() + " can never be reached",
      "it before \"" + earlier.id + "\" on line " + std::to_string(earlier.place.line) + ", which covers it");
}

template <class Rule>
void check_reachable(Checking& checking, const std::string& what, const std::vector<Rule>& rules,
                     const std::function<bool(const Rule&, const Rule&)>& compete = {}) {
  for (std::size_t later = 1; later < rules.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (compete && !compete(rules[earlier], rules[later])) continue;
      if (!covers(rules[earlier].when, rules[later].when)) continue;
      complain_unreachable(checking, named(what, rules[later]), named(what, rules[earlier]));
      break;
    }
}

void check_all_conditions(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& rule : pack.intake) check_condition(checking, named("intake rule", rule), rule.when);
  for (const auto& rule : pack.step_changes) check_condition(checking, named("step change", rule), rule.when);
  for (const auto& rule : pack.obligations)
    check_condition(checking, named("obligation", rule), rule.when, is_of_call(rule));
  for (const auto& outcome : pack.outcomes) check_condition(checking, named("outcome", outcome), outcome.when);
  for (const auto& route : pack.routes) check_condition(checking, named("route", route), route.when);
  for (const auto& rule : pack.co_allocations) check_condition(checking, named("co-allocation", rule), rule.when);
  for (const auto& step : pack.steps) check_condition(checking, named("step", step), step.when);
  for (const auto& gate : pack.gates) {
    check_condition(checking, named("gate", gate), gate.when);
    if (gate.unless) check_condition(checking, named("gate", gate), *gate.unless);
  }
  for (const auto& call : pack.calls) check_condition(checking, named("call rule", call), call.when, true);
  for (const auto& screening : pack.templates)
    for (const auto& section : screening.sections)
      check_condition(checking, named("section", section), section.mandatory_when);
  for (const auto& response : pack.responses)
    for (const auto& part : response.parts)
      check_condition(checking, named("response part", part), part.mandatory_when);
}

/// The levels whose contacts can be screened with a template: those that begin on one of its pathways or step onto it.
Values levels_screened_with(const Pack& pack, const std::string& screening) {
  Values levels;
  for (const auto& pathway : pack.pathways) {
    if (pathway.screening_template != screening) continue;
    for (const auto& level : pack.levels)
      if (level.pathway == pathway.id) levels.insert(level.id.value);
    for (const auto& change : pack.step_changes)
      if (const auto to = change.when.all_of.find("to_level");
          change.pathway == pathway.id && to != change.when.all_of.end())
        levels.insert(to->second.begin(), to->second.end());
  }
  return levels;
}

void check_templates(Checking& checking) {
  for (const auto& screening : checking.pack.templates) {
    const auto used = ids_of(checking.pack.pathways, &Pathway::screening_template);
    if (std::ranges::find(used, screening.id) == used.end()) {
      checking.complain(screening.place, "nobody can answer template \"" + screening.id + "\": no pathway uses it",
                        "a pathway with it as screening_template, or no such template");
      continue;
    }
    const auto levels = levels_screened_with(checking.pack, screening.id);
    for (const auto& section : screening.sections) {
      if (std::ranges::any_of(levels,
                              [&](const auto& level) { return admits(section.mandatory_when, "level", level); }))
        continue;
      checking.complain(section.place,
                        "section \"" + section.id +
                            "\" can never be mandatory: no contact of these levels is "
                            "screened with template \"" +
                            screening.id + "\"",
                        one_of_words("", listed(levels)));
    }
  }
}

bool leads_to(const Pack& pack, const Pathway& pathway) {
  return std::ranges::any_of(pack.levels, [&](const auto& level) { return level.pathway == pathway.id; }) ||
         std::ranges::any_of(pack.step_changes, [&](const auto& change) { return change.pathway == pathway.id; }) ||
         std::ranges::any_of(pack.intake, [&](const auto& rule) { return rule.pathway == pathway.id; });
}

void check_used(Checking& checking) {
  const auto& pack = checking.pack;
  for (const auto& pathway : pack.pathways)
    if (!leads_to(pack, pathway))
      checking.complain(pathway.place, "nothing leads to pathway \"" + pathway.id.value + "\"",
                        "a level, a step change or an intake rule with this pathway, or no such pathway");
  const auto consents = ids_of(pack.pathways, &Pathway::consent);
  for (const auto& rule : pack.consent)
    if (std::ranges::find(consents, rule.id) == consents.end())
      checking.complain(rule.place, "no pathway uses consent rule \"" + rule.id + "\"",
                        "a pathway with it as consent, or no such rule");
}

}  // namespace

void check_condition(Checking& checking, const Named& rule, const Condition& when, bool of_call) {
  const auto& calls = checking.vocabulary.call_attributes;
  for (const auto& [attribute, wanted] : when.all_of) {
    const auto known = values_of(checking, attribute);
    if (!known || (of_call && !calls.empty() && !calls.contains(attribute))) {
      checking.complain(rule.place, rule.words() + " asks for \"" + attribute + "\", which is never known",
                        one_of_words(attribute, attribute_names(checking, of_call)));
      continue;
    }
    if (is_kept_to_some(checking.pack, attribute))
      checking.complain(rule.place,
                        rule.words() + " asks for \"" + attribute + "\", whose answers only some roles read",
                        "a question that everybody reads, such as the conclusion from it");
    for (const auto& value : wanted)
      if (!known->empty() && !known->contains(value))
        checking.complain(rule.place, rule.words() + ": \"" + attribute + "\" is never \"" + value + "\"",
                          one_of_words(value, listed(*known)));
  }
}

void check_conditions(Checking& checking) {
  const auto& pack = checking.pack;
  check_all_conditions(checking);
  check_reachable(checking, "intake rule", pack.intake);
  check_reachable(checking, "step change", pack.step_changes);
  check_reachable<ObligationRule>(checking, "obligation", pack.obligations,
                                  [](const auto& a, const auto& b) { return a.on == b.on && a.kind == b.kind; });
  // A route that must first find a team may find none, so it covers nothing.
  check_reachable<RouteRule>(checking, "route", pack.routes, [](const auto& earlier, const auto&) {
    return !earlier.open_team && earlier.closed_within_months == 0;
  });
  check_reachable(checking, "co-allocation", pack.co_allocations);
  check_reachable(checking, "call rule", pack.calls);
  check_templates(checking);
  check_used(checking);
}

void check_words(Checking& checking) {
  const auto& pack = checking.pack;
  const auto& words = checking.vocabulary;
  auto kinds = words.obligation_kinds;
  for (const auto& step : pack.steps) kinds.insert(step.meets.begin(), step.meets.end());
  const auto known = [&](const Named& from, std::string_view what, const std::string& word, const Values& all) {
    checking.refers(from, what, word, listed(all));
  };
  for (const auto& role : pack.roles)
    for (const auto& right : role.may) known(named("role", role), "the right", right, words.rights);
  for (const auto& rule : pack.obligations) {
    known(named("obligation", rule), "the event", rule.on, words.events);
    if (!kinds.contains(rule.kind))
      checking.complain(rule.place,
                        "obligation \"" + rule.id.value + "\": nothing ever meets the kind \"" + rule.kind + "\"",
                        one_of_words(rule.kind, listed(kinds)));
    if (rule.owed_by.empty())
      checking.complain(rule.place, "obligation \"" + rule.id.value + "\" is owed by nobody",
                        "at least one role under owed_by");
  }
  for (const auto& outcome : pack.outcomes)
    for (const auto& need : outcome.needs) known(named("outcome", outcome), "the need", need, words.needs);
  for (const auto& call : pack.calls)
    known(named("call rule", call), "the disposition", call.disposition, words.dispositions);
  for (const auto& refusal : pack.refusals)
    known({"refusal", refusal.key.value, refusal.place}, "the key", refusal.key.value, words.refusal_keys);
}

}  // namespace lintel::pack
