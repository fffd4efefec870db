// The ten completed requests, received as their referrers sent them: each is accepted, waits where it should and is due
// when it should.
#include <gtest/gtest.h>

#include "casework/records/call.h"
#include "casework/records/protected_referrer.h"
#include "terms/flatten.h"
#include "web/pages/request/request_fixtures.h"
#include "web/session/trial.h"

namespace lintel::web {
namespace {

class RequestFixture : public testing::TestWithParam<int> {
 protected:
  Trial trial{fixtures::whole_pack(), {}};
  const std::string name = "request-" + std::string(GetParam() < 10 ? "0" : "") + std::to_string(GetParam());
  const boost::json::object& wanted = fixtures::expected().at(name).as_object();

  casework::Done received() {
    auto fields = terms::fields_from_json(fixtures::request(name));
    EXPECT_TRUE(fields) << (fields ? "" : fields.error());
    casework::Doing doing{
        .hub = trial.site.hub, .verb = "receive_request", .fields = *fields, .actor = terms::referrer_actor()};
    doing.now = terms::instant_from_iso(wanted.at("received").as_string()).value();
    if (wanted.contains("verb")) {
      doing.verb = wanted.at("verb").as_string();
      doing.actor = adviser();
    }
    const auto result = trial.performer.perform_and_wait(doing);
    const auto* declined = std::get_if<casework::Declined>(&result);
    for (const auto& problem : declined ? declined->problems : std::vector<terms::Problem>{})
      ADD_FAILURE() << problem.field << ": " << problem.message;
    for (const auto& refusal : declined ? declined->refusals : std::vector<terms::Refusal>{})
      ADD_FAILURE() << refusal.reason;
    return std::holds_alternative<casework::Done>(result) ? std::get<casework::Done>(result) : casework::Done{};
  }

  // Any of the pack's roles that takes calls.
  terms::Actor adviser() const {
    terms::Actor actor{.id = terms::StaffId{"adviser"}, .name = "Adviser"};
    for (const auto& role : trial.shelf.pack_.roles)
      if (role.may.contains("take_call")) actor.roles.insert(role.id);
    return actor;
  }
  std::optional<terms::Instant> wanted_due() const {
    const auto& due = wanted.at("due");
    return due.is_null() ? std::nullopt : terms::instant_from_iso(due.as_string());
  }
};

TEST_P(RequestFixture, is_accepted_and_waits_in_its_tray_with_its_deadline) {
  const auto done = received();
  const auto facts = trial.store.facts(trial.site.hub, done.stream);
  ASSERT_FALSE(facts.empty());
  const bool call = wanted.contains("verb");
  const auto tray = call ? casework::fold_call(facts).taken.tray : casework::fold_contact(facts).waits.tray;
  const auto obligations = call ? casework::fold_call(facts).obligations : casework::fold_contact(facts).obligations;
  EXPECT_EQ(tray.value, std::string(wanted.at("tray").as_string()));
  const auto* due = obligations.next_due();
  ASSERT_NE(due, nullptr);
  EXPECT_EQ(due->owed.due_at, wanted_due());
}

INSTANTIATE_TEST_SUITE_P(Ten, RequestFixture, testing::Range(1, 11));

class PublicFixture : public RequestFixture {};

TEST_P(PublicFixture, keeps_who_sent_it_in_the_protected_record_and_owes_no_professional_response) {
  const auto done = received();
  const auto contact = trial.store.facts(trial.site.hub, done.stream);
  for (const auto& fact : contact) {
    EXPECT_FALSE(fact.payload.contains("Whitcombe")) << fact.type;
    EXPECT_FALSE(fact.payload.contains("960129")) << fact.type;
  }
  const auto identity =
      casework::fold_referrer(trial.store.facts(trial.site.hub, casework::referrer_stream(done.stream)));
  EXPECT_EQ(identity.identity.name, "Nerys Whitcombe");
  EXPECT_TRUE(identity.identity.wishes_not_told);
  EXPECT_FALSE(casework::fold_contact(contact).obligations.ever_of_kind("referral_response"));
}

INSTANTIATE_TEST_SUITE_P(Neighbour, PublicFixture, testing::Values(10));

}  // namespace
}  // namespace lintel::web
