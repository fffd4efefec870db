// Weeks of a hub's life on a store that fails: what must hold is looked at after every day. A failure names its seed,
// and the same seed does the same again.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <numeric>
#include <random>
#include <utility>

#include "app/demo/borough.h"
#include "app/pack_folder.h"
#include "app/upkeep.h"
#include "casework/memory/memory_store.h"
#include "invariants.h"
#include "mischief.h"
#include "terms/london.h"

namespace lintel::simulation {

namespace {

const HubId hub{"lancashire"};

casework::Fresh seeded_ids(std::uint64_t seed) {
  auto dice = std::make_shared<std::mt19937_64>(seed);
  static constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const auto some = [dice](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += letters[(*dice)() % letters.size()];
    return text;
  };
  return {.reference = [some] { return some(4) + "-" + some(4); }, .id = [some] { return some(24); }};
}

std::string listed(const Complaints& complaints) {
  std::string text;
  for (std::size_t i = 0; i < complaints.size() && i < 12; ++i) text += "\n  " + complaints[i];
  if (complaints.size() > 12) text += fmt::format("\n  ... and {} more", complaints.size() - 12);
  return text;
}

class HubLife : public testing::TestWithParam<std::uint64_t> {
 protected:
  // Across the end of summer time, so that elapsed hours and clocks differ.
  const terms::Instant now_ =
      terms::from_london(terms::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{2}}, 12, 0);
  const std::uint64_t seed_ = GetParam();
  casework::MemoryStore drawers_;
  app::Shelf shelf_{app::checked_pack(LINTEL_SOURCE_DIR "/packs", hub.value), LINTEL_SOURCE_DIR "/packs", drawers_,
                    now_};
  const pack::Pack& pack_ = *shelf_.in_force(hub, now_);
  FaultyStore store_{seed_};
  casework::Performer performer_{store_, store_, shelf_, seeded_ids(seed_)};
  std::size_t looked_for_ = 0;  // of the acknowledged facts
  Mischief mischief_{performer_, store_, pack_, hub, seed_ + 1};

  void expect_none(const Complaints& complaints, std::string_view when) {
    if (!complaints.empty()) ADD_FAILURE() << "seed " << seed_ << ", " << when << ":" << listed(complaints);
  }

  // What changed since it was last looked at.
  void expect_sound(std::string_view when) {
    const auto changed = store_.take_changed();
    const auto rows = all_rows(store_, hub);
    expect_none(lost_facts(store_, hub, std::exchange(looked_for_, store_.acknowledged().size())), when);
    expect_none(wrong_rows(store_, hub, pack_, changed, rows), when);
    expect_none(leaks(store_, hub, changed, rows, mischief_.secrets()), when);
    for (const auto& stream : changed) {
      const auto facts = store_.facts(hub, stream);
      expect_none(broken_chain(facts), when);
      if (stream.kind == "contact" && !facts.empty()) expect_none(broken_rules(facts), when);
    }
  }

  void expect_all_of_it_sound() {
    expect_sound("the end");
    expect_none(lost_facts(store_, hub), "the end, all of it");
    const auto report = app::verify(store_, hub);
    EXPECT_EQ(report.first_bad.value_or(""), "") << "seed " << seed_;
    const auto before = all_rows(store_, hub);
    app::rebuild(store_, store_, shelf_, hub);
    EXPECT_TRUE(before == all_rows(store_, hub)) << "seed " << seed_ << ": rebuilt views are those that were there";
  }

  void expect_each_request_once() {
    std::map<std::string, std::vector<std::string>> references;  // by the word in it
    store_.scan(hub, [&](const Fact& fact) {
      if (fact.type != "ContactReceived") return;
      for (const auto& sent : mischief_.sent())
        if (fact.payload.find(sent.token + "\"") != std::string::npos)
          references[sent.token].push_back(fact.stream.key);
    });
    for (const auto& sent : mischief_.sent())
      EXPECT_EQ(references[sent.token], std::vector{sent.reference})
          << "seed " << seed_ << ": sent again until received, recorded once";
  }
};

}  // namespace

TEST_P(HubLife, keeps_every_rule_and_every_acknowledged_fact_through_failures_and_crashes) {
  store_.set_meddler([&](const StreamId& stream) { mischief_.note(stream, store_.latest()); });
  app::demo::live(performer_, store_, shelf_, hub,
                  {.seed = seed_, .families = 60, .weeks = seed_ == 1 ? 2 : 1, .now = now_},
                  [&](std::int64_t day, std::int64_t) {
                    store_.begin_failing();
                    mischief_.a_day(store_.latest());
                    if (!HasFailure()) expect_sound(fmt::format("day {}", day));
                  });
  store_.stop_failing();
  expect_all_of_it_sound();
  expect_each_request_once();

  const auto& tally = store_.tally();
  EXPECT_GT(tally.failed + tally.unknown_lost, 0);
  EXPECT_GT(tally.unknown_kept, 0);
  EXPECT_GT(tally.quicker, 0);
  EXPECT_GT(tally.crashes, 0);
  for (const auto* verb : {"grade_contact", "allocate_contact", "submit_screening", "approve_outcome",
                           "override_consent", "close_contact"})
    EXPECT_GT(mischief_.tried().find(verb)->second.declined, 0) << "nobody was refused " << verb;
}

// LINTEL_SEEDS=40 looks at seeds 1 to 40.
std::vector<std::uint64_t> seeds() {
  const char* wanted = std::getenv("LINTEL_SEEDS");
  std::vector<std::uint64_t> all(wanted ? std::strtoul(wanted, nullptr, 10) : 3);
  std::iota(all.begin(), all.end(), std::uint64_t{1});
  return all;
}

INSTANTIATE_TEST_SUITE_P(seeds, HubLife, testing::ValuesIn(seeds()));

}  // namespace lintel::simulation
