// The ten completed requests as an operator puts them in, each carried by the verbs to the outcome that its story has
// (tests/journeys/fixtures/outcomes.json).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <regex>

#include "app/failure.h"
#include "app/wiring.h"
#include "base/text.h"
#include "casework/records/contact.h"
#include "casework/records/staff.h"
#include "casework/verbs/contact/contact_verb.h"
#include "running.h"
#include "support/temporary_folder.h"
#include "terms/flatten.h"
#include "terms/london.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const std::string fixtures = "tests/journeys/fixtures/";

const json::object& outcomes() {
  static const json::value all = json::parse(text_of_file(fixtures + "outcomes.json"));
  return all.as_object();
}

std::string text(const json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  return found ? std::string(found->as_string()) : "";
}

// The stories are told of days to come as well: whole years are taken off every date until this one has been received.
std::string told_by_now(const std::string& name) {
  static const json::value expected = json::parse(text_of_file(fixtures + "expected.json"));
  const auto received = terms::instant_from_iso(expected.as_object().at(name).as_object().at("received").as_string());
  const auto days_to_come = std::chrono::ceil<std::chrono::days>(*received - app::system_now()).count();
  const long years = days_to_come > 0 ? days_to_come / 365 + 1 : 0;
  const auto as_written = text_of_file(fixtures + name + ".json");
  static const std::regex date("\\b(20[0-9]{2})(-[0-9]{2}-[0-9]{2})\\b");
  std::string moved;
  auto from = as_written.begin();
  for (std::sregex_iterator hit(as_written.begin(), as_written.end(), date), end; hit != end; ++hit) {
    moved.append(from, as_written.begin() + hit->position(0));
    moved += std::to_string(std::stol((*hit)[1].str()) - years) + (*hit)[2].str();
    from = as_written.begin() + hit->position(0) + hit->length(0);
  }
  return moved.append(from, as_written.end());
}

class TenRequests : public testing::TestWithParam<int> {
 protected:
  std::string name = fmt::format("request-{:02}", GetParam());
  const json::object& story = outcomes().at(name).as_object();
  support::TemporaryFolder folder;
  app::Settings settings;
  app::OpenHub hub;
  std::map<std::string, terms::StaffId> staff;
  terms::StreamId stream;

  void SetUp() override {
    settings.hub = text(outcomes(), "pack");
    settings.packs = fs::path(LINTEL_SOURCE_DIR) / "packs";
    settings.database = folder.file("hub.db");
  }
  const pack::Pack& pack() { return *hub.shelf->in_force(hub.hub, app::system_now()); }

  casework::Result perform(const std::string& verb, terms::Fields fields, terms::Actor actor, terms::StreamId on) {
    return hub.performer->perform_and_wait({.hub = hub.hub,
                                            .verb = verb,
                                            .stream = std::move(on),
                                            .fields = std::move(fields),
                                            .actor = std::move(actor),
                                            .now = app::system_now()});
  }
  // "practice_manager mash_team_1": somebody with this role in this team, added when first named.
  terms::Actor somebody(const std::string& who) {
    if (!staff.contains(who)) {
      const auto words = base::split(who, ' ');
      const auto number = staff.size();
      const auto added = perform("add_staff",
                                 {{"name", fmt::format("Worker {}", number)},
                                  {"email", fmt::format("w{}@example.org", number)},
                                  {"roles", words[0]},
                                  {"teams", words[1]},
                                  {"qualified", "yes"}},
                                 terms::system_actor(), {"staff", ""});
      staff[who] = terms::StaffId{std::get<casework::Done>(added).stream.key};
    }
    return casework::actor_from(casework::fold_staff(hub.store->ledger().facts(hub.hub, {"staff", staff[who].value})),
                                pack());
  }
  casework::ContactRecord contact() { return casework::fold_contact(hub.store->ledger().facts(hub.hub, stream)); }
  // What the story leaves out: whom a contact goes to by their place, sections of the screening, parts of a response.
  terms::Fields filled(const std::string& verb, const json::object& act) {
    auto fields =
        act.contains("fields") ? *terms::fields_from_json(json::serialize(act.at("fields"))) : terms::Fields{};
    if (const auto to = fields.find("to"); verb == "allocate_contact") to->second = somebody(to->second).id.value;
    if (verb == "submit_screening") {
      const auto* pathway = casework::pathway_of(contact(), pack());
      for (const auto& section : pack().screening_template(pathway->screening_template)->sections)
        fields.emplace("sections." + section.id, "As the enquiries show.");
    }
    if (verb == "send_response")
      for (const auto& part : pack().response_for(terms::field(fields, "audience"))->parts)
        fields.emplace("parts." + part.id, "As it was decided.");
    return fields;
  }
  void act(const json::object& it) {
    const auto verb = text(it, "do");
    const auto result = perform(verb, filled(verb, it), somebody(text(it, "by")), stream);
    const auto refused = text(it, "refused");
    const auto* declined = std::get_if<casework::Declined>(&result);
    if (refused.empty()) {
      std::string why;
      if (declined)
        for (const auto& one : declined->problems) why += one.field + ": " + one.message + " ";
      if (declined)
        for (const auto& one : declined->refusals) why += one.rule.value + ": " + one.reason + " ";
      if (const auto* failed = std::get_if<casework::NotSaved>(&result)) why += failed->why;
      if (std::holds_alternative<casework::NotFound>(result)) why += "not found";
      ASSERT_TRUE(std::holds_alternative<casework::Done>(result)) << verb << " " << why;
      stream = stream.key.empty() ? std::get<casework::Done>(result).stream : stream;
    } else {
      ASSERT_TRUE(declined && !declined->refusals.empty()) << verb << " is not refused";
      EXPECT_EQ(declined->refusals.front().rule.value, refused);
    }
  }
  void expect_outcome() {
    const auto& then = story.at("then").as_object();
    const auto rows = hub.store->views().rows({.hub = hub.hub,
                                               .table = stream.kind == "call" ? "calls" : "contacts",
                                               .all_of = {{"reference", casework::Test::Kind::equal, {stream.key}}}});
    ASSERT_EQ(rows.size(), 1u);
    for (const auto& [column, value] : then)
      if (column != "owed") {
        EXPECT_EQ(rows[0].text(column), value.as_string()) << std::string_view(column);
      }
    std::set<std::string> owed, expected;
    for (const auto& row :
         hub.store->views().rows({.hub = hub.hub,
                                  .table = "obligations",
                                  .all_of = {{"open", casework::Test::Kind::equal, {std::int64_t{1}}}}}))
      owed.insert(row.text("kind"));
    for (const auto& one : then.at("owed").as_array()) expected.insert(std::string(one.as_string()));
    EXPECT_EQ(owed, expected);
  }
};

TEST_P(TenRequests, reach_the_outcome_of_their_story) {
  const auto file = folder.file("request.json");
  std::ofstream(file) << told_by_now(name);
  const bool is_call = text(story, "kind") == "call";
  if (!is_call) {
    ASSERT_EQ(run({"migrate", "--database", settings.database}).exit_code, 0);
    const auto received = run(
        {"receive", file, "--database", settings.database, "--packs", settings.packs.string(), "--hub", settings.hub});
    ASSERT_EQ(received.exit_code, 0) << received.said;
    stream = {"contact", received.said.substr(0, received.said.find('\n'))};
  }
  hub = app::open_hub(settings);
  if (is_call) {
    const auto taken = perform("take_call", *terms::fields_from_json(told_by_now(name)),
                               somebody(text(story, "taken_by")), {"call", ""});
    ASSERT_TRUE(std::holds_alternative<casework::Done>(taken));
    stream = std::get<casework::Done>(taken).stream;
  }
  for (const auto& one : story.at("acts").as_array()) ASSERT_NO_FATAL_FAILURE(act(one.as_object()));
  expect_outcome();
}

INSTANTIATE_TEST_SUITE_P(fixtures, TenRequests, testing::Range(1, 11));

TEST(receive, says_what_is_wrong_and_keeps_nothing) {
  const support::TemporaryFolder folder;
  const auto file = folder.file("request.json");
  std::ofstream(file) << R"({"referrer_name": "Ada", "answers": {"worry": "Something"}})";
  const std::string packs = std::string(LINTEL_SOURCE_DIR) + "/packs", hub = text(outcomes(), "pack");
  const auto ran = run({"receive", file, "--database", folder.file("hub.db"), "--packs", packs, "--hub", hub});
  EXPECT_EQ(ran.exit_code, app::exit_codes::refused) << ran.said;
  EXPECT_NE(ran.said.find("children: Add at least one child"), std::string::npos) << ran.said;
  const auto verified = run({"verify", "--database", folder.file("hub.db")});
  EXPECT_NE(verified.said.find("0 facts"), std::string::npos) << verified.said;
}

}  // namespace
}  // namespace lintel::commands
