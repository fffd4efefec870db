#include "casework/perform.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"
#include "casework/records/contact.h"
#include "casework/records/staff.h"

namespace lintel::casework {
namespace {

const terms::RoleId manager{"manager"}, receiver{"receiver"};

// The pathway has another name in each version, which the row of a contact shows.
pack::Pack version(const std::string& number, std::string pathway) {
  pack::Pack pack{.code = "small", .version = number};
  pack.arms = {{.id = "north", .title = "North"}};
  pack.teams = {{.id = TeamId{"tray"}, .title = "Tray", .arm = "north", .kind = "inbox", .worked_by = {{manager, ""}}}};
  pack.roles = {
      {.id = manager, .title = "Manager", .may = {"see_contacts", "link_contact", "add_note"}},
      {.id = receiver, .title = "Receiver", .may = {"see_contacts", "link_contact", "add_note"}, .sees = "team"}};
  pack.pathways = {{.id = pack::PathwayId{pathway}, .title = "Assessment", .arm = "north", .tray = TeamId{"tray"}}};
  pack.intake = {{.id = terms::RuleId{"in"}, .tray = TeamId{"tray"}, .pathway = pack::PathwayId{pathway}}};
  return pack;
}

class TwoVersions final : public PackShelf {
 public:
  const pack::Pack* in_force(const HubId&, Instant) const override { return second_in_force ? &second : &first; }
  const pack::Pack* version(const HubId&, std::string_view text) const override {
    return text == pack_text(first) ? &first : text == pack_text(second) ? &second : nullptr;
  }
  pack::Pack first = casework::version("1", "early"), second = casework::version("2", "late");
  bool second_in_force = false;
};

class Perform : public testing::Test {
 protected:
  std::string receive(const char* child) {
    const auto result = perform("receive_request", {"contact", ""},
                                {{"referrer_name", "Ada Teacher"},
                                 {"referrer_agency", "school"},
                                 {"referrer_email", "ada@school.example"},
                                 {"children.1.given_name", child},
                                 {"channel", "e_form"}},
                                terms::referrer_actor());
    return std::get<Done>(result).stream.key;
  }
  Result perform(const char* verb, StreamId stream, Fields fields, Actor actor, std::string key = {}) {
    return performer.perform_and_wait({.hub = hub,
                                       .verb = verb,
                                       .stream = std::move(stream),
                                       .fields = std::move(fields),
                                       .actor = std::move(actor),
                                       .now = now,
                                       .idempotency_key = std::move(key)});
  }
  // As allocating would.
  void give(const std::string& reference, const Actor& to) {
    const StreamId stream{"contact", reference};
    const auto facts = store.facts(hub, stream);
    Fact fact = facts.back();
    ++fact.version;
    fact.type = "ContactClaimed";
    fact.payload = terms::json::serialize(terms::to_json(ContactClaimed{to.id, to.name}));
    store.append({.hub = hub, .facts = {fact}}, [](const AppendResult&) {});
  }
  std::string pathway_in_list(const std::string& reference) {
    const auto rows = store.rows({.hub = hub,
                                  .table = "contacts",
                                  .all_of = {{"reference", casework::Test::Kind::equal, {reference}}},
                                  .any_of = {},
                                  .order = {},
                                  .limit = 2});
    return rows.size() == 1 ? rows.front().text("pathway") : "not one row";
  }

  const HubId hub{"small"};
  const Instant now{std::chrono::seconds{1775034000}};
  const Actor mara{.id = StaffId{"m"}, .name = "Mara", .roles = {manager}};
  const Actor ren{.id = StaffId{"r"}, .name = "Ren", .roles = {receiver}};
  MemoryStore store;
  TwoVersions shelf;
  int made = 0;
  Performer performer{store, store, shelf,
                      Fresh{.reference = [this] { return fmt::format("REF-{}", ++made); },
                            .id = [this] { return fmt::format("id-{}", ++made); }}};
};

TEST_F(Perform, lists_a_record_that_was_written_into_by_the_pack_under_which_it_was_begun) {
  const auto old = receive("Robin");
  shelf.second_in_force = true;
  const auto young = receive("Wren");
  ASSERT_TRUE(std::holds_alternative<Done>(
      perform("link_contact", {"contact", young}, {{"other", old}, {"why", "Cousins"}}, mara)));
  EXPECT_EQ(pathway_in_list(old), "early");
  EXPECT_EQ(pathway_in_list(young), "late");
}

TEST_F(Perform, writes_nothing_into_a_contact_out_of_sight_and_says_what_it_says_of_none) {
  const auto hidden = receive("Robin"), own = receive("Wren");
  give(own, ren);
  const auto link_to = [&](const std::string& other) {
    return perform("link_contact", {"contact", own}, {{"other", other}, {"why", "Cousins"}}, ren);
  };
  const auto refused = link_to(hidden), none = link_to("NONE-0000");
  ASSERT_TRUE(std::holds_alternative<Declined>(refused));
  ASSERT_TRUE(std::holds_alternative<Declined>(none));
  EXPECT_EQ(std::get<Declined>(refused).problems.front().message, std::get<Declined>(none).problems.front().message);
  EXPECT_TRUE(fold_contact(store.facts(hub, {"contact", hidden})).links.empty());
}

TEST_F(Perform, a_key_sent_again_for_another_record_is_no_repeat) {
  const auto one = receive("Robin"), other = receive("Wren");
  const Fields note = {{"text", "Rang the school"}};
  ASSERT_TRUE(std::holds_alternative<Done>(perform("add_note", {"contact", one}, note, mara, "key")));
  const auto again = perform("add_note", {"contact", one}, note, mara, "key");
  ASSERT_TRUE(std::holds_alternative<Done>(again));
  EXPECT_TRUE(std::get<Done>(again).repeated);
  const auto elsewhere = perform("add_note", {"contact", other}, note, mara, "key");
  ASSERT_TRUE(std::holds_alternative<Declined>(elsewhere));
  EXPECT_EQ(std::get<Declined>(elsewhere).refusals.front().rule.value, "request_key_reused");
}

}  // namespace
}  // namespace lintel::casework
