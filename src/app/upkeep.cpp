#include "app/upkeep.h"

#include <fmt/format.h>

#include "app/failure.h"

namespace lintel::app {

namespace {

using casework::Fact;

constexpr std::size_t records_at_once = 2000;  // rows of this many records go to the views in one transaction
constexpr std::int64_t progress_every = 1000;

std::string wrong_with(const Fact& fact, const Fact* before) {
  const bool follows = before && before->stream == fact.stream && before->hub == fact.hub;
  const std::uint64_t version = follows ? before->version + 1 : 1;
  if (fact.version != version) return fmt::format("fact {} is missing before it", version);
  if (fact.previous != (follows ? before->hash : "")) return "it does not follow from the fact before it";
  if (casework::chain_hash(fact) != fact.hash) return "its content is not what was recorded";
  return {};
}

}  // namespace

VerifyReport verify(casework::Ledger& ledger, const terms::HubId& hub, const UpkeepProgress& progress) {
  VerifyReport report;
  const auto all = static_cast<std::int64_t>(progress ? ledger.fact_count(hub) : 0);
  std::optional<Fact> before;
  ledger.scan(hub, [&](const Fact& fact) {
    if (report.first_bad) return;
    const auto wrong = wrong_with(fact, before ? &*before : nullptr);
    if (!wrong.empty()) {
      report.first_bad = fmt::format("{} fact {} ({}): {}", fact.stream.text(), fact.version, fact.type, wrong);
      return;
    }
    ++report.facts;
    if (fact.version == 1) ++report.records;
    if (progress && report.facts % progress_every == 0) progress(report.facts, all);
    before = fact;
  });
  return report;
}

std::int64_t rebuild(casework::Ledger& ledger, casework::Views& views, const casework::PackShelf& packs,
                     const terms::HubId& hub, const UpkeepProgress& progress) {
  views.clear(hub);
  const auto all = static_cast<std::int64_t>(ledger.fact_count(hub));
  std::vector<casework::RecordRows> waiting;
  std::vector<Fact> record;
  std::int64_t records = 0, facts = 0;
  const auto flush = [&] {
    views.replace(hub, waiting);
    waiting.clear();
  };
  const auto finish = [&] {
    if (record.empty()) return;
    const auto* pack = packs.version(hub, record.front().pack);
    if (!pack)
      throw Failure(exit_codes::usage, fmt::format("The pack {} of {} is not on record", record.front().pack,
                                                   record.front().stream.text()));
    waiting.push_back(casework::rows_of(record.front().stream, record, *pack));
    ++records;
    record.clear();
    if (waiting.size() >= records_at_once) flush();
  };
  ledger.scan(hub, [&](const Fact& fact) {
    if (!record.empty() && record.front().stream != fact.stream) finish();
    record.push_back(fact);
    if (progress && ++facts % progress_every == 0) progress(facts, all);
  });
  finish();
  flush();
  return records;
}

}  // namespace lintel::app
