#include "invariants.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "casework/perform.h"
#include "casework/records/contact.h"
#include "casework/views/tables.h"
#include "mischief.h"

namespace lintel::simulation {

namespace {

using casework::ContactRecord;
using casework::Obligation;
using casework::Value;
using terms::Instant;
namespace json = terms::json;

// --- the hub's figures, written here once more and by hand (L-33 to L-37, L-42), so that no code is its own witness

struct LevelFigure {
  std::string_view id;
  int rank;   // the higher the need, the smaller
  int hours;  // from receipt to decision
  bool may_override;
};
constexpr std::array<LevelFigure, 5> levels = {
    {{"s47", 0, 1, true}, {"s17", 1, 24, true}, {"3", 2, 24, false}, {"2", 3, 48, false}, {"1", 4, 48, false}}};

const LevelFigure* figure_of(std::string_view level) {
  const auto found = std::ranges::find(levels, level, &LevelFigure::id);
  return found == levels.end() ? nullptr : &*found;
}

// K1 in the slowest way: hour by hour.
Instant hours_after(Instant from, int hours) {
  for (int hour = 0; hour < hours; ++hour) from += std::chrono::seconds{3600};
  return from;
}

std::string text_at(const json::object& payload, std::string_view name) {
  const auto* value = payload.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : "";
}

json::object payload_of(const Fact& fact) {
  return json::parse(fact.payload).as_object();
}

// The deadline of the decision as levels come and go: K1, K5, K6.
class DecisionClock {
 public:
  void read(const Fact& fact) {
    if (fact.type == "ContactReceived") {
      const auto payload = payload_of(fact);
      received_ = *terms::instant_from_iso(text_at(payload, "received_at"));
      counts_ = text_at(payload, "type") == "request";
      move_to(text_at(payload, "requested_level"), fact.at);
    } else if (fact.type == "ContactGraded") {
      move_to(text_at(payload_of(fact), "level"), fact.at);
    } else if (fact.type == "LevelChanged") {
      move_to(text_at(payload_of(fact), "to"), fact.at);
    }
  }
  bool counts() const { return counts_; }
  const std::optional<Instant>& due() const { return due_; }
  const std::string& level() const { return level_; }

 private:
  void move_to(const std::string& level, Instant at) {
    const auto* to = figure_of(level);
    const auto* from = figure_of(level_);
    if (!to || to == from) return;
    if (!from || to->rank > from->rank)
      due_ = hours_after(received_, to->hours);  // receipt, and K6
    else
      due_ = std::min(*due_, hours_after(at, to->hours));  // K5
    level_ = level;
  }

  Instant received_{};
  std::optional<Instant> due_;
  std::string level_;
  bool counts_ = false;
};

std::string words(const std::optional<Instant>& at) {
  return at ? terms::iso_text(*at) : "none";
}

std::string row_text(const StreamId& stream, std::string_view table, const std::vector<Value>& values) {
  std::string text = fmt::format("{} {}", table, stream.text());
  for (const auto& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      text += fmt::format(" | {}", *number);
    else if (const auto* words_there = std::get_if<std::string>(&value))
      text += " | '" + *words_there + "'";
    else
      text += " | null";
  }
  return text;
}

// A contact's facts, one after the other, with what is known of it before each.
class Following {
 public:
  explicit Following(const std::vector<Fact>& facts) : facts_(facts) {}

  Complaints complaints() {
    for (const auto& fact : facts_) {
      check_before(fact);
      casework::apply_fact(record_, fact);
      clock_.read(fact);
      if (fact.type == "ScreeningSubmitted") screener_ = fact.by.value;
    }
    check_deadlines();
    check_closing();
    return std::move(found_);
  }

 private:
  void wrong(std::string what) { found_.push_back(fmt::format("{}: {}", facts_.front().stream.text(), what)); }

  void check_before(const Fact& fact) {
    if (fact.type == "OutcomeApproved" && fact.by.value == screener_) wrong("the screener approved the outcome");
    if (fact.type == "ConsentOverridden") {
      const auto* level = figure_of(clock_.level());
      if (!level || !level->may_override) wrong("consent was overridden at level " + clock_.level());
    }
    if (fact.type == "OutcomeApproved" && clock_.level().empty())
      wrong("an outcome was approved before any level was given");
    if (record_.state == casework::ContactState::closed && changes_a_closed_record(fact))
      wrong(fact.type + " after it was closed");
  }

  static bool changes_a_closed_record(const Fact& fact) {
    constexpr std::array afterwards = {"NoteAdded", "RequestRated", "ContactLinked", "BreachExplained",
                                       "ProtectionResultRecorded"};
    return std::ranges::find(afterwards, fact.type) == afterwards.end();
  }

  void check_deadlines() {
    if (!clock_.counts()) return;
    int decisions = 0;
    for (const auto& owed : record_.obligations.all) {
      if (owed.owed.kind != "decision") continue;
      ++decisions;
      if (owed.open() && owed.owed.due_at != clock_.due())
        wrong(fmt::format("the decision is due {}, by hand {}", words(owed.owed.due_at), words(clock_.due())));
    }
    if (decisions != 1) wrong(fmt::format("it owes {} decisions", decisions));
    if (record_.override_in_force && !figure_of(clock_.level())->may_override)
      wrong("an override stands at level " + clock_.level());
  }

  void check_closing() {
    if (record_.state != casework::ContactState::closed) return;
    for (const auto& owed : record_.obligations.all)
      if (owed.open() && owed.owed.blocks_closing) wrong("it is closed and still owes: " + owed.owed.title);
  }

  const std::vector<Fact>& facts_;
  ContactRecord record_;
  DecisionClock clock_;
  std::string screener_;
  Complaints found_;
};

// Every secret begins alike, which spares looking for each of them in everything.
bool holds_any(std::string_view text, const std::vector<std::string>& secrets) {
  if (text.find(secret_beginning) == std::string_view::npos) return false;
  return std::ranges::any_of(secrets, [&](const auto& secret) { return text.find(secret) != std::string_view::npos; });
}

}  // namespace

RowTexts all_rows(FaultyStore& store, const HubId& hub) {
  RowTexts all;
  for (const auto& table : casework::view_tables())
    for (const auto& row :
         store.rows({.hub = hub, .table = std::string(table.name), .limit = std::numeric_limits<int>::max()})) {
      std::vector<Value> values;
      for (const auto& column : table.columns) values.push_back(row.values.find(column.name)->second);
      all[row.stream.text()].insert(row_text(row.stream, table.name, values));
    }
  return all;
}

Complaints lost_facts(FaultyStore& store, const HubId& hub, std::size_t from) {
  Complaints found;
  std::map<StreamId, std::vector<Fact>> records;
  for (std::size_t i = from; i < store.acknowledged().size(); ++i) {
    const auto& kept = store.acknowledged()[i];
    const auto [record, unread] = records.try_emplace(kept.stream);
    if (unread) record->second = store.facts(hub, kept.stream);
    const auto& facts = record->second;
    if (kept.version > facts.size() || facts[kept.version - 1].hash != kept.hash)
      found.push_back(fmt::format("{} fact {} was told saved and is not there", kept.stream.text(), kept.version));
  }
  return found;
}

Complaints wrong_rows(FaultyStore& store, const HubId& hub, const pack::Pack& pack, const std::set<StreamId>& records,
                      const RowTexts& rows) {
  Complaints found;
  for (const auto& stream : records) {
    std::multiset<std::string> expected;
    if (const auto facts = store.facts(hub, stream); !facts.empty())
      for (const auto& row : casework::rows_of(stream, facts, pack).rows)
        expected.insert(row_text(stream, row.table, row.values));
    const auto there = rows.find(stream.text());
    const auto actual = there == rows.end() ? std::multiset<std::string>() : there->second;
    if (actual == expected) continue;
    found.push_back(fmt::format("{}: its rows are not what its facts say", stream.text()));
    for (const auto& row : expected)
      if (!actual.contains(row)) found.push_back("  missing: " + row);
  }
  return found;
}

Complaints broken_chain(const std::vector<Fact>& record) {
  Complaints found;
  const Fact* before = nullptr;
  for (const auto& fact : record) {
    const auto wrong = [&](std::string_view what) {
      found.push_back(fmt::format("{} fact {}: {}", fact.stream.text(), fact.version, what));
    };
    if (fact.version != (before ? before->version + 1 : 1)) wrong("one is missing before it");
    if (fact.previous != (before ? before->hash : "")) wrong("it does not follow from the one before");
    if (casework::chain_hash(fact) != fact.hash) wrong("its content is not what was hashed");
    if (before && fact.at < before->at) wrong("it is earlier than the one before");
    before = &fact;
  }
  return found;
}

Complaints broken_rules(const std::vector<Fact>& contact) {
  return Following(contact).complaints();
}

Complaints leaks(FaultyStore& store, const HubId& hub, const std::set<StreamId>& records, const RowTexts& rows,
                 const std::vector<std::string>& secrets) {
  Complaints found;
  for (const auto& stream : records) {
    if (stream.kind == "referrer") continue;
    for (const auto& fact : store.facts(hub, stream))
      if (holds_any(fact.payload, secrets))
        found.push_back(fmt::format("{} fact {} names a protected referrer", stream.text(), fact.version));
    const auto there = rows.find(stream.text());
    if (there == rows.end()) continue;
    for (const auto& row : there->second)
      if (holds_any(row, secrets)) found.push_back("a list names a protected referrer: " + row);
  }
  for (const auto& message : store.messages(hub))
    if (holds_any(message.subject + message.body + message.recipient, secrets))
      found.push_back("a message names a protected referrer: " + message.id);
  return found;
}

}  // namespace lintel::simulation
