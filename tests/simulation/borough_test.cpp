// The demonstration's borough comes to life in every hub that is live: its staff carry contacts to a decision and
// beyond, whatever steps the hub's pack puts before one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "app/demo/borough.h"
#include "app/pack_folder.h"
#include "casework/memory/memory_store.h"
#include "terms/london.h"

namespace lintel::simulation {

namespace {

const std::filesystem::path packs = LINTEL_SOURCE_DIR "/packs";

// With this part, when one is named.
std::vector<std::string> live_packs(std::string_view part = "") {
  std::vector<std::string> live;
  for (const auto& code : app::pack_codes(packs)) {
    const auto pack = app::checked_pack(packs, code);
    if (pack.status == "live" && (part.empty() || pack.has_part(part))) live.push_back(code);
  }
  return live;
}

casework::Fresh numbered() {
  auto last = std::make_shared<int>(0);
  const auto next = [last] { return fmt::format("N-{:06}", ++*last); };
  return {.reference = next, .id = next};
}

class BoroughOf : public testing::TestWithParam<std::string> {
 protected:
  const terms::Instant now =
      terms::from_london(terms::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}}, 12, 0);
  const terms::HubId hub{GetParam()};
  casework::MemoryStore store;
  app::Shelf shelf{app::checked_pack(packs, GetParam()), packs, store, now};
  casework::Performer performer{store, store, shelf, numbered()};

  std::int64_t contacts(const std::vector<casework::Test>& which) {
    return store.count({.hub = hub, .table = "contacts", .all_of = which});
  }
};

}  // namespace

TEST_P(BoroughOf, carries_most_contacts_to_a_decision_and_many_to_their_end) {
  app::demo::live(performer, store, shelf, hub, {.seed = 7, .families = 60, .weeks = 1, .now = now},
                  [](std::int64_t, std::int64_t) {});
  const auto all = contacts({});
  const auto undecided = contacts({{.column = "decided_at", .kind = casework::Test::Kind::is_null, .values = {}}});
  const auto closed = contacts({{.column = "state", .values = {std::string("closed")}}});
  EXPECT_GT(all, 10);
  EXPECT_GT(all - undecided, all / 2) << undecided << " of " << all << " are not decided";
  EXPECT_GT(closed, all / 4) << closed << " of " << all << " are closed";
}

using BoroughWithEarlyHelp = BoroughOf;

TEST_P(BoroughWithEarlyHelp, carries_families_from_their_contact_to_an_endorsed_allocation) {
  const auto borough =
      app::demo::live(performer, store, shelf, hub, {.seed = 7, .families = 60, .weeks = 4, .now = now},
                      [](std::int64_t, std::int64_t) {});
  const auto families = [&](const std::vector<casework::Test>& which) {
    return store.count({.hub = hub, .table = "families", .all_of = which});
  };
  const auto endorsed =
      families({{.column = "first_endorsed_at", .kind = casework::Test::Kind::not_null, .values = {}}});
  EXPECT_GT(borough.families_helped, 3);
  EXPECT_EQ(families({}), borough.families_helped);
  EXPECT_GT(endorsed, borough.families_helped / 3);
}

INSTANTIATE_TEST_SUITE_P(packs, BoroughOf, testing::ValuesIn(live_packs()), [](const auto& one) { return one.param; });

INSTANTIATE_TEST_SUITE_P(packs, BoroughWithEarlyHelp, testing::ValuesIn(live_packs("early_help")),
                         [](const auto& one) { return one.param; });

}  // namespace lintel::simulation
