#include "casework/verbs/obligations.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/timescales/timescales.h"

namespace lintel::casework {

namespace {

ObligationIncurred incurred(const Context& context, const pack::ObligationRule& rule, std::string id, Instant from,
                            const std::optional<Instant>& received) {
  const bool earlier = rule.counted_from == "receipt" && received && *received != from;
  if (earlier) from = *received;
  return {.id = std::move(id),
          .kind = rule.kind,
          .title = rule.title,
          .owed_by = authority_texts(rule.owed_by),
          .due_at = domain::due_at(rule.within, from, context.pack.calendar),
          .timescale = domain::timescale_words(rule.within),
          .blocks_closing = rule.blocks_closing,
          .explain_when_late = rule.explain_when_late,
          .counted_from = earlier ? received : std::nullopt};
}

}  // namespace

std::string next_obligation(const Obligations& existing, std::string_view kind) {
  const auto before = std::ranges::count_if(existing.all, [&](const Obligation& one) { return one.owed.kind == kind; });
  return fmt::format("{}-{}", kind, before + 1);
}

std::vector<NewFact> incur(const Context& context, std::string_view event, const pack::Attributes& attributes,
                           const Obligations& existing, Instant from, std::optional<Instant> received) {
  std::vector<NewFact> facts;
  std::set<std::string> settled;
  for (const auto& rule : context.pack.obligations) {
    if (rule.on != event || settled.contains(rule.kind) || !pack::holds(rule.when, attributes)) continue;
    settled.insert(rule.kind);
    if (existing.open_of_kind(rule.kind)) continue;
    facts.push_back(new_fact(
        context.stream, incurred(context, rule, next_obligation(existing, rule.kind), from, received), cite(rule)));
  }
  return facts;
}

std::vector<NewFact> meet(const Context& context, const Obligations& existing, std::string_view kind) {
  std::vector<NewFact> facts;
  for (const auto& one : existing.all)
    if (one.open() && one.owed.kind == kind)
      facts.push_back(new_fact(context.stream, ObligationMet{one.owed.id}, one.cited));
  return facts;
}

std::vector<NewFact> lift(const Context& context, const Obligations& existing, std::string_view kind,
                          std::string_view why) {
  std::vector<NewFact> facts;
  for (const auto& one : existing.all)
    if (one.open() && one.owed.kind == kind)
      facts.push_back(new_fact(context.stream, ObligationLifted{one.owed.id, std::string(why)}, one.cited));
  return facts;
}

const pack::ObligationRule* obligation_rule(const pack::Pack& pack, std::string_view kind,
                                            const pack::Attributes& attributes) {
  for (std::string_view event : {"level_changed", "graded", "received"})
    for (const auto& rule : pack.obligations)
      if (rule.kind == kind && rule.on == event && pack::holds(rule.when, attributes)) return &rule;
  return nullptr;
}

Decided explain_breach(const Context& context, const Obligations& existing, std::string_view obligation,
                       const std::string& reason) {
  const auto* owed = existing.by_id(obligation);
  if (!owed) owed = existing.open_of_kind(obligation);
  if (!owed || !owed->late_at(context.now)) return problem("obligation", "Choose something that is late");
  if (reason.empty()) return problem("reason", "Write why it was late");
  return Decision{.facts = {new_fact(context.stream, BreachExplained{owed->owed.id, reason}, owed->cited)},
                  .messages = {}};
}

std::vector<std::string> blocking(const Obligations& existing) {
  std::vector<std::string> titles;
  for (const auto& one : existing.all)
    if (one.open() && one.owed.blocks_closing) titles.push_back(one.owed.title);
  return titles;
}

std::string_view met_by_response(std::string_view audience) {
  static const std::map<std::string_view, std::string_view> kinds = {{"professional", "referral_response"},
                                                                     {"public", "public_response"},
                                                                     {"family", "family_told"},
                                                                     {"child", "family_told"}};
  const auto found = kinds.find(audience);
  return found == kinds.end() ? std::string_view() : found->second;
}

}  // namespace lintel::casework
