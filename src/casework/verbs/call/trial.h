#pragma once

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/require.h"
#include "casework/verb.h"

/// For tests: does verbs through their `decide` alone and keeps the facts, without a store.
namespace lintel::casework {

inline std::string first_problem(const Decided& decided) {
  return decided || decided.error().problems.empty() ? "" : decided.error().problems.front().field;
}

inline std::vector<std::string> problem_fields(const Decided& decided) {
  std::vector<std::string> fields;
  if (!decided)
    for (const auto& one : decided.error().problems) fields.push_back(one.field);
  return fields;
}

inline std::string refusal_key(const Decided& decided) {
  return decided || decided.error().refusals.empty() ? "" : decided.error().refusals.front().rule.value;
}

class Trial {
 public:
  explicit Trial(pack::Pack pack) : pack_(std::move(pack)) {}

  Actor actor{.id = StaffId{"w1"}, .name = "Wanda Ellery"};
  Instant now = Instant{std::chrono::seconds{1775034000}};  // 2026-04-01 10:00 in London

  /// Appends what was decided.
  Decided does(std::string_view name, const StreamId& stream, const Fields& fields,
               std::vector<std::vector<Row>> answers = {}) {
    const auto* verb = casework::verb(name);
    base::require(verb != nullptr, "there is such a verb");
    Known known{.records = {}, .answers = std::move(answers)};
    if (verb->needs)
      for (const auto& record : verb->needs(streams_[stream], fields, stream).records)
        known.records[record] = streams_[record];
    auto decided = verb->decide(streams_[stream], fields, Context{pack_, actor, now, stream, known, fresh_});
    if (decided)
      for (const auto& fact : decided->facts) put(fact);
    return decided;
  }

  void put(const NewFact& fact) {
    auto& stream = streams_[fact.stream];
    stream.push_back({.stream = fact.stream,
                      .version = stream.size() + 1,
                      .type = fact.type,
                      .at = now,
                      .by = actor.id,
                      .by_name = actor.name,
                      .pack = pack_.code + " " + pack_.version,
                      .rule = fact.cited.rule.value,
                      .source = fact.cited.source,
                      .payload = terms::json::serialize(fact.payload)});
  }

  const std::vector<Fact>& facts(const StreamId& stream) { return streams_[stream]; }
  const pack::Pack& pack() const { return pack_; }

 private:
  pack::Pack pack_;
  std::map<StreamId, std::vector<Fact>> streams_;
  int made_ = 0;
  Fresh fresh_{.reference = [this] { return fmt::format("REF-{}", ++made_); },
               .id = [this] { return fmt::format("id-{}", ++made_); }};
};

}  // namespace lintel::casework
