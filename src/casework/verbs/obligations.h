#pragma once

#include <string_view>
#include <vector>

#include "casework/records/obligation.h"
#include "casework/verb.h"

/// What events bring into debt and what acts settle, by the pack's obligation rules.
namespace lintel::casework {

/// The obligations that an event makes: for each kind the first rule that holds, unless one of that kind is open
/// already. Deadlines count from `from`, or where the rule says so from the receipt of the contact.
std::vector<NewFact> incur(const Context& context, std::string_view event, const pack::Attributes& attributes,
                           const Obligations& existing, Instant from, std::optional<Instant> received = std::nullopt);
/// Meets the open obligations of a kind. Empty when none is open.
std::vector<NewFact> meet(const Context& context, const Obligations& existing, std::string_view kind);
std::vector<NewFact> lift(const Context& context, const Obligations& existing, std::string_view kind,
                          std::string_view why);

/// The id of the next obligation of a kind in a record: "decision-2".
std::string next_obligation(const Obligations& existing, std::string_view kind);

/// The first rule for a kind that holds, whatever event it is written for: that of the latest event first.
const pack::ObligationRule* obligation_rule(const pack::Pack& pack, std::string_view kind,
                                            const pack::Attributes& attributes);

/// Why something was late, said of it by its id or of what is open by its kind. Problems: "obligation", "reason".
Decided explain_breach(const Context& context, const Obligations& existing, std::string_view obligation,
                       const std::string& reason);

/// Titles of the open obligations that must be met before closing; empty when nothing blocks.
std::vector<std::string> blocking(const Obligations& existing);

template <class T>
void append(std::vector<T>& to, std::vector<T> more) {
  for (auto& one : more) to.push_back(std::move(one));
}

inline Cited cite(const auto& rule) {
  return {terms::RuleId{rule.id.value}, rule.source};
}

/// The kind of obligation that is met when this audience of a response is told ("family" and "child" alike); empty:
/// none.
std::string_view met_by_response(std::string_view audience);

}  // namespace lintel::casework
