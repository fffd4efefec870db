#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/records/facts.h"

/// What is owed: who, what, by when, and which rule made it. Worklists, clocks, closing and reports all read these.
namespace lintel::casework {

struct ObligationIncurred {
  std::string id;    // unique in the record
  std::string kind;  // "decision", "referral_response" ...
  std::string title;
  std::vector<std::string> owed_by;  // "role@arm"
  std::optional<Instant> due_at;     // empty: no timescale set
  std::string timescale;             // in words, as the rule gave it
  bool blocks_closing = true;
  bool explain_when_late = false;
  std::optional<Instant> counted_from;  // where the time runs from before the obligation came about
};
LINTEL_FACT(ObligationIncurred, id, kind, title, owed_by, due_at, timescale, blocks_closing, explain_when_late,
            counted_from)

/// A deadline moved, by a level that changed (K5, K6) or by the grade.
struct ObligationDueChanged {
  std::string id;
  std::optional<Instant> due_at;
  std::string timescale;
  std::string why;
};
LINTEL_FACT(ObligationDueChanged, id, due_at, timescale, why)

struct ObligationMet {
  std::string id;
};
LINTEL_FACT(ObligationMet, id)

/// No longer owed, because of what the record then shows.
struct ObligationLifted {
  std::string id;
  std::string why;
};
LINTEL_FACT(ObligationLifted, id, why)

struct BreachExplained {
  std::string obligation;
  std::string reason;
};
LINTEL_FACT(BreachExplained, obligation, reason)

using ObligationFacts =
    boost::mp11::mp_list<ObligationIncurred, ObligationDueChanged, ObligationMet, ObligationLifted, BreachExplained>;

struct Obligation {
  ObligationIncurred owed;
  Cited cited;
  Instant started_at{};
  std::optional<Instant> met_at;
  std::optional<Instant> lifted_at;
  std::string late_reason;

  bool open() const { return !met_at && !lifted_at; }
  bool late_at(Instant now) const;  // breached, whether met late or still open
};

struct Obligations {
  std::vector<Obligation> all;  // in the order they came about

  const Obligation* open_of_kind(std::string_view kind) const;
  const Obligation* by_id(std::string_view id) const;
  bool ever_of_kind(std::string_view kind) const;
  /// The open one with the nearest deadline; those without a deadline come last.
  const Obligation* next_due() const;
};

void apply(Obligations& obligations, const ObligationIncurred& it, const Fact& fact);
void apply(Obligations& obligations, const ObligationDueChanged& it, const Fact& fact);
void apply(Obligations& obligations, const ObligationMet& it, const Fact& fact);
void apply(Obligations& obligations, const ObligationLifted& it, const Fact& fact);
void apply(Obligations& obligations, const BreachExplained& it, const Fact& fact);

}  // namespace lintel::casework
