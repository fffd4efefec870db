#include "casework/records/obligation.h"

#include <algorithm>

#include "domain/timescales/timescales.h"

namespace lintel::casework {

namespace {

Obligation* find(Obligations& obligations, std::string_view id) {
  const auto it = std::ranges::find_if(obligations.all, [&](const Obligation& one) { return one.owed.id == id; });
  return it == obligations.all.end() ? nullptr : &*it;
}

bool due_sooner(const Obligation& a, const Obligation& b) {
  if (!a.owed.due_at) return false;
  return !b.owed.due_at || *a.owed.due_at < *b.owed.due_at;
}

}  // namespace

bool Obligation::late_at(Instant now) const {
  if (lifted_at) return false;
  return domain::breached(owed.due_at, met_at.value_or(now));
}

const Obligation* Obligations::open_of_kind(std::string_view kind) const {
  const auto it = std::ranges::find_if(all, [&](const Obligation& one) { return one.open() && one.owed.kind == kind; });
  return it == all.end() ? nullptr : &*it;
}

const Obligation* Obligations::by_id(std::string_view id) const {
  return find(const_cast<Obligations&>(*this), id);
}

bool Obligations::ever_of_kind(std::string_view kind) const {
  return std::ranges::any_of(all, [&](const Obligation& one) { return one.owed.kind == kind; });
}

const Obligation* Obligations::next_due() const {
  const Obligation* next = nullptr;
  for (const auto& one : all)
    if (one.open() && (!next || due_sooner(one, *next))) next = &one;
  return next;
}

void apply(Obligations& obligations, const ObligationIncurred& it, const Fact& fact) {
  obligations.all.push_back({.owed = it, .cited = {terms::RuleId{fact.rule}, fact.source}, .started_at = fact.at});
}

void apply(Obligations& obligations, const ObligationDueChanged& it, const Fact& fact) {
  auto* changed = find(obligations, it.id);
  if (!changed) return;
  changed->owed.due_at = it.due_at;
  changed->owed.timescale = it.timescale;
  changed->cited = {terms::RuleId{fact.rule}, fact.source};
}

void apply(Obligations& obligations, const ObligationMet& it, const Fact& fact) {
  if (auto* met = find(obligations, it.id)) met->met_at = fact.at;
}

void apply(Obligations& obligations, const ObligationLifted& it, const Fact& fact) {
  if (auto* lifted = find(obligations, it.id)) lifted->lifted_at = fact.at;
}

void apply(Obligations& obligations, const BreachExplained& it, const Fact&) {
  if (auto* late = find(obligations, it.obligation)) late->late_reason = it.reason;
}

}  // namespace lintel::casework
