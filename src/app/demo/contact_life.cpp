#include "app/demo/contact_life.h"

#include "app/demo/request_fields.h"
#include "app/demo/services.h"
#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/obligations.h"

namespace lintel::app::demo {

using casework::ContactRecord;
using casework::ContactState;
using terms::Fields;
using terms::Instant;

ContactLife::ContactLife(Life& life, const Origins& origins, FamilyLife& families)
    : life_(life),
      origins_(origins),
      families_(families),
      pack_(life.pack()),
      dice_(life.dice()),
      workers_(life.workers()),
      steps_(life, origins),
      screening_(life, origins, steps_),
      deciding_(life, steps_) {}

void ContactLife::step(const casework::StreamId& stream, Instant at, int turn) {
  using enum ContactState;
  const auto record = casework::fold_contact(life_.facts(stream));
  const auto* pathway = casework::pathway_of(record, pack_);
  switch (record.state) {
    case received:
      if (pathway && !pathway->grades())
        return pathway->screens() ? allocate(record, at) : deciding_.decide(record, at);
      return grade(record, at);
    case graded:
      return pathway && !pathway->screens() ? deciding_.decide(record, at) : allocate(record, at);
    case allocated:
    case screening:
    case returned:
      return screening_.step(record, at, turn);
    case awaiting_approval:
      return deciding_.answer_screening(record, at);
    case information_screened:
      return answer_information_request(record, at);
    case decided:
    case handed_over:
    case accepted:
    case answered:
      return finish(record, at);
    case closed:
      return;
  }
}

void ContactLife::grade(const ContactRecord& record, Instant at) {
  steps_.take_before("grade_contact", record.stream, at);
  const auto* pathway = casework::pathway_of(record, pack_);
  const auto* tray = pack_.team(record.waits.tray);
  const auto* grader = pathway ? workers_.one_with(pathway->graded_by)
                       : tray  ? workers_.one_with(tray->worked_by)
                               : nullptr;
  if (!grader) return;
  const auto try_level = [&](const pack::Level& level) {
    const auto grade = pack_.grade_of_level.find(level.id);
    return life_.did(
        "grade_contact", record.stream,
        {{"level", level.id.value},
         {"grade", grade == pack_.grade_of_level.end() ? "" : grade->second},
         {"rationale", "From what the referrer describes and the history we hold: " + level.short_title + "."}},
        &grader->actor, at);
  };
  const auto* asked = pack_.level(origins_.level_told(record));
  bool done = false;
  if (asked && asked->number == 4 && !asked->significant_harm && dice_.percent(45))
    for (const auto& level : pack_.levels)
      if (level.number == dice_.between(2, 3) && (done = try_level(level))) break;
  if (!done) done = try_level(asked ? *asked : likely_level(pack_, dice_));
  if (done)
    life_.later(
        record.stream,
        at + std::chrono::minutes{asked && asked->significant_harm ? dice_.between(1, 4) : dice_.between(3, 60)}, 0);
}

void ContactLife::allocate(const ContactRecord& record, Instant at) {
  steps_.settle(record, at);
  const auto* pathway = casework::pathway_of(record, pack_);
  if (!pathway || !pathway->screens()) return;
  steps_.take_before("allocate_contact", record.stream, at);
  const auto* giver = workers_.one_with(pathway->allocators());
  const auto* taker = workers_.one_with(pathway->screened_by);
  if (giver && taker && life_.did("allocate_contact", record.stream, {{"to", taker->id.value}}, &giver->actor, at))
    life_.later(record.stream, at + life_.pace(record, 1, 4, 2, 90), 0);
}

void ContactLife::answer_information_request(const ContactRecord& record, Instant at) {
  life_.did("answer_information_request", record.stream,
            {{"answer", "The family was known until the spring. A summary follows."}, {"channel", "email"}},
            workers_.one_who_may("answer_information_request")
                ? &workers_.one_who_may("answer_information_request")->actor
                : nullptr,
            at);
}

void ContactLife::finish(const ContactRecord& record, Instant at) {
  steps_.settle(record, at);
  share_onward(record, at);
  families_.begin(record, at);
  for (const auto& response : pack_.responses)
    if (record.obligations.open_of_kind(casework::met_by_response(response.audience))) tell(response, record, at);
  if (record.state == ContactState::handed_over) return be_received(record, at);
  close(record, at);
}

void ContactLife::share_onward(const ContactRecord& record, Instant at) {
  for (const auto& share : record.shares) {
    if (!share.open() || dice_.one_in(10)) continue;
    Fields fields{{"share", share.owed.it.share},
                  {"channel", pack_.notifications.channels.front().id},
                  {"to", "Their secure inbox"},
                  {"what", "The police were called. Please support them, and tell us what you see."}};
    for (const auto& test : pack_.notifications.tests) fields.emplace("tests." + test.id, "yes");
    if (const auto* sharer = workers_.one_with(casework::authorities_from(share.owed.it.owed_by)))
      life_.did("record_share", record.stream, std::move(fields), &sharer->actor, at);
  }
}

void ContactLife::tell(const pack::ResponseTemplate& response, const ContactRecord& record, Instant at) {
  Fields fields{{"audience", response.audience},
                {"channel", response.channels.front()},
                {"to", "The number on the record"},
                {"note", "Spoke to them."}};
  for (const auto& part : response.parts)
    fields.emplace("parts." + part.id,
                   "We spoke to the family and to those who know them. A local worker will be in touch.");
  const auto* sender = record.owner ? workers_.find(record.owner->it.to) : workers_.one_who_may("send_response");
  if (!sender || !life_.did("send_response", record.stream, fields, &sender->actor, at))
    if (const auto* other = workers_.one_who_may("send_response"))
      life_.did("send_response", record.stream, std::move(fields), &other->actor, at);
}

void ContactLife::be_received(const ContactRecord& record, Instant at) {
  for (const auto& one : workers_.all())
    if (one.actor.teams.contains(record.handover->it.team) &&
        life_.did("accept_handover", record.stream, {{"worker", staff_name(dice_)}}, &one.actor, at)) {
      if (record.outcome && record.outcome->it.statutory) begin_service(life_, record, one.actor, at);
      if (dice_.one_in(6)) families_.step_down(record, one.actor, at);
      break;
    }
  life_.later(record.stream, at + std::chrono::hours{dice_.between(2, 60)}, 0);
}

// Not everybody who may close contacts sees this one.
void ContactLife::close(const ContactRecord& record, Instant at) {
  constexpr int attempts = 4;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto* closer = workers_.one_who_may("close_contact");
    if (!closer ||
        life_.did("close_contact", record.stream,
                  {{"reason", "The outcome is agreed, the family and the referrer know."}}, &closer->actor, at))
      return;
  }
}

}  // namespace lintel::app::demo
