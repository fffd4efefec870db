// The demonstration's borough comes to life in every hub that is live: its staff carry contacts to a decision and
// beyond, whatever steps the hub's pack puts before one.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "app/demo/borough.h"
#include "app/pack_folder.h"
#include "casework/memory/memory_store.h"
#include "casework/records/agreement.h"
#include "casework/records/meeting.h"
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

  app::demo::Borough live(int weeks) {
    return app::demo::live(performer, store, shelf, hub, {.seed = 7, .families = 60, .weeks = weeks, .now = now},
                           [](std::int64_t, std::int64_t) {});
  }
  std::int64_t count(std::string table, std::vector<casework::Test> which = {}) {
    return store.count({.hub = hub, .table = std::move(table), .all_of = std::move(which)});
  }
  std::int64_t contacts(const std::vector<casework::Test>& which) { return count("contacts", which); }
};

}  // namespace

TEST_P(BoroughOf, carries_most_contacts_to_a_decision_and_many_to_their_end) {
  live(1);
  const auto all = contacts({});
  const auto undecided = contacts({{.column = "decided_at", .kind = casework::Test::Kind::is_null, .values = {}}});
  const auto closed = contacts({{.column = "state", .values = {std::string("closed")}}});
  EXPECT_GT(all, 10);
  EXPECT_GT(all - undecided, all / 2) << undecided << " of " << all << " are not decided";
  EXPECT_GT(closed, all / 4) << closed << " of " << all << " are closed";
}

using BoroughWithEarlyHelp = BoroughOf;

TEST_P(BoroughWithEarlyHelp, carries_families_from_their_contact_to_an_endorsed_allocation) {
  const auto borough = live(4);
  const auto families = [&](const std::vector<casework::Test>& which) {
    return store.count({.hub = hub, .table = "families", .all_of = which});
  };
  const auto endorsed =
      families({{.column = "first_endorsed_at", .kind = casework::Test::Kind::not_null, .values = {}}});
  EXPECT_GT(borough.families_helped, 3);
  EXPECT_EQ(families({}), borough.families_helped);
  EXPECT_GT(endorsed, borough.families_helped / 3);
}

using BoroughWithMeetings = BoroughOf;

TEST_P(BoroughWithMeetings, holds_them_with_minutes_and_actions_of_which_one_is_done_and_one_late) {
  live(5);
  const auto* pack = shelf.in_force(hub, now);
  const auto in_state = [](const char* state) {
    return casework::Test{.column = "state", .values = {std::string(state)}};
  };
  const auto districts = static_cast<std::int64_t>(pack->districts.size());
  EXPECT_GE(count("meetings", {in_state("held")}), districts);
  EXPECT_GE(count("meetings", {in_state("scheduled")}), districts);
  EXPECT_GE(count("meeting_actions"), 2 * count("meetings", {in_state("held")}));
  EXPECT_GT(count("meeting_actions", {{.column = "open", .values = {std::int64_t{0}}}}), 0);
  EXPECT_GT(count("meeting_actions", {{.column = "open", .values = {std::int64_t{1}}},
                                      {.column = "due_on",
                                       .kind = casework::Test::Kind::less,
                                       .values = {terms::iso_text(terms::london_date(now))}}}),
            0);
  for (const auto& row : store.rows({.hub = hub, .table = "meetings", .all_of = {in_state("held")}})) {
    const auto record = casework::fold_meeting(store.facts(hub, row.stream, 0));
    EXPECT_FALSE(record.minutes.empty()) << row.stream.text();
  }
}

using BoroughWithAgreements = BoroughOf;

TEST_P(BoroughWithAgreements, has_one_of_each_agency_but_one_and_one_to_be_reviewed) {
  live(1);
  const auto* pack = shelf.in_force(hub, now);
  int missing = 0, past = 0;
  for (const auto& agency : pack->agencies) {
    const auto record = casework::fold_agreement(store.facts(hub, casework::agreement_stream(agency.id), 0));
    if (agreement_warning(record, agency, *pack, terms::london_date(now)).empty()) continue;
    ++(record.in_force() ? past : missing);
  }
  EXPECT_EQ(missing, 1);
  EXPECT_EQ(past, 1);
}

using BoroughWithTraining = BoroughOf;

TEST_P(BoroughWithTraining, has_sessions_that_answer_findings) {
  live(1);
  EXPECT_GE(count("trainings"), 1);
}

INSTANTIATE_TEST_SUITE_P(packs, BoroughWithMeetings, testing::ValuesIn(live_packs("meetings")),
                         [](const auto& one) { return one.param; });
INSTANTIATE_TEST_SUITE_P(packs, BoroughWithAgreements, testing::ValuesIn(live_packs("sharing_agreements")),
                         [](const auto& one) { return one.param; });
INSTANTIATE_TEST_SUITE_P(packs, BoroughWithTraining, testing::ValuesIn(live_packs("training")),
                         [](const auto& one) { return one.param; });

INSTANTIATE_TEST_SUITE_P(packs, BoroughOf, testing::ValuesIn(live_packs()), [](const auto& one) { return one.param; });

INSTANTIATE_TEST_SUITE_P(packs, BoroughWithEarlyHelp, testing::ValuesIn(live_packs("early_help")),
                         [](const auto& one) { return one.param; });

}  // namespace lintel::simulation
