#include "app/upkeep.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "app/failure.h"
#include "casework/memory/memory_store.h"
#include "casework/records/staff.h"

namespace lintel::app {

namespace {

using casework::Fact;

const terms::HubId hub{"hub"};
constexpr std::size_t many = 1500;  // records of four facts: more than are read at once

// A ledger that holds exactly these facts, right or wrong.
class Holding final : public casework::Ledger {
 public:
  explicit Holding(std::vector<Fact> facts) : facts_(std::move(facts)) {}
  std::vector<Fact> facts(const terms::HubId&, const terms::StreamId&, std::uint64_t) override { return {}; }
  void append(casework::Append, std::function<void(casework::AppendResult)>) override {}
  std::optional<std::string> reply_to(const terms::HubId&, const std::string&) override { return std::nullopt; }
  void scan(const terms::HubId&, const std::function<void(const Fact&)>& visit) override {
    for (const auto& fact : facts_) visit(fact);
  }
  std::uint64_t fact_count(const terms::HubId&) override { return facts_.size(); }

 private:
  std::vector<Fact> facts_;
};

std::vector<Fact> record(std::size_t number) {
  std::vector<Fact> facts;
  const auto add = [&](const casework::NewFact& wanted) {
    Fact fact{.hub = hub,
              .stream = wanted.stream,
              .version = facts.size() + 1,
              .type = wanted.type,
              .pack = "pack 1",
              .payload = terms::json::serialize(wanted.payload),
              .previous = facts.empty() ? "" : facts.back().hash};
    fact.hash = casework::chain_hash(fact);
    facts.push_back(std::move(fact));
  };
  const terms::StreamId stream{"staff", fmt::format("{:05}", number)};
  add(casework::new_fact(stream,
                         casework::StaffAdded{.name = fmt::format("Number {}", number), .email = "a@example.org"}));
  for (const auto* team : {"one", "two", "three"})
    add(casework::new_fact(stream, casework::StaffChanged{.teams = {team}}));
  return facts;
}

std::vector<Fact> sound(std::size_t records = many) {
  std::vector<Fact> all;
  for (std::size_t i = 0; i < records; ++i) std::ranges::move(record(i), std::back_inserter(all));
  return all;
}

VerifyReport verified(std::vector<Fact> facts) {
  Holding ledger(std::move(facts));
  return verify(ledger, hub);
}

class OnePack final : public casework::PackShelf {
 public:
  const pack::Pack* in_force(const terms::HubId&, terms::Instant) const override { return &pack_; }
  const pack::Pack* version(const terms::HubId&, std::string_view text) const override {
    return text == "pack 1" ? &pack_ : nullptr;
  }

 private:
  pack::Pack pack_;
};

}  // namespace

TEST(verify, counts_the_facts_and_records_of_whole_chains) {
  const auto report = verified(sound());
  EXPECT_EQ(report.first_bad.value_or(""), "");
  EXPECT_EQ(report.facts, static_cast<std::int64_t>(4 * many));
  EXPECT_EQ(report.records, static_cast<std::int64_t>(many));
  EXPECT_EQ(verified({}).facts, 0);
}

TEST(verify, names_the_first_bad_fact_wherever_it_stands) {
  // At the edges of what is read at once, too.
  for (const std::size_t at : {0u, 1u, 255u, 256u, 257u, 4096u, 5999u}) {
    auto facts = sound();
    facts[at].payload += " ";
    const auto report = verified(facts);
    EXPECT_EQ(report.first_bad.value_or(""), fmt::format("{} fact {} ({}): its content is not what was recorded",
                                                         facts[at].stream.text(), facts[at].version, facts[at].type));
    EXPECT_EQ(report.facts, static_cast<std::int64_t>(at));
  }
}

TEST(verify, names_the_first_of_several) {
  auto facts = sound();
  for (const std::size_t at : {5900u, 2100u, 4500u}) facts[at].by_name = "Somebody else";
  EXPECT_EQ(verified(facts).facts, 2100);
}

TEST(verify, finds_a_fact_that_is_missing) {
  auto facts = sound();
  facts.erase(facts.begin() + 2049);  // the second of its record
  EXPECT_NE(verified(facts).first_bad.value_or("").find("fact 3 (StaffChanged): fact 2 is missing before it"),
            std::string::npos);
}

TEST(verify, finds_facts_that_were_put_in_another_order) {
  auto facts = sound(2);
  std::swap(facts[1].payload, facts[2].payload);
  for (auto* fact : {&facts[1], &facts[2]}) fact->hash = casework::chain_hash(*fact);
  EXPECT_NE(verified(facts).first_bad.value_or("").find("it does not follow"), std::string::npos);
}

TEST(rebuild, makes_the_rows_of_every_record_anew) {
  Holding ledger(sound());
  casework::MemoryStore views;
  views.replace(hub,
                {{.stream = {"staff", "gone"}, .rows = casework::rows_of({"staff", "00001"}, record(1), {}).rows}});
  EXPECT_EQ(rebuild(ledger, views, OnePack(), hub), static_cast<std::int64_t>(many));
  EXPECT_EQ(views.count({.hub = hub, .table = "staff"}), static_cast<std::int64_t>(many))
      << "what no fact gives is gone";
  const auto rows = views.rows({.hub = hub, .table = "staff", .order = {{"staff"}}, .limit = 10000});
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(rows[i].text("name"), fmt::format("Number {}", i));
}

TEST(rebuild, refuses_a_record_whose_pack_is_not_there) {
  auto facts = sound();
  for (std::size_t i = 4000; i < 4004; ++i) facts[i].pack = "pack 0";
  Holding ledger(facts);
  casework::MemoryStore views;
  EXPECT_THROW(rebuild(ledger, views, OnePack(), hub), Failure);
}

}  // namespace lintel::app
