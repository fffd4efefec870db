#include "app/demo/deciding.h"

#include "app/demo/gates.h"
#include "app/demo/outcomes.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::app::demo {

using casework::ContactRecord;
using terms::Actor;
using terms::Fields;
using terms::Instant;

void Deciding::answer_screening(const ContactRecord& record, Instant at) {
  const auto* pathway = casework::pathway_of(record, pack_);
  const auto* approver = pathway ? workers_.one_with(pathway->approved_by, record.screening->by) : nullptr;
  if (!approver) return;
  if (record.returns.empty() && dice_.one_in(12))
    return send_back(record, "Please say more about what the child told you and when.", approver->actor, at);
  Fields fields{{"rationale", "The enquiries support this level. I have spoken to the screener."}};
  const auto* due = record.obligations.open_of_kind("decision");
  if (due && due->late_at(at)) fields.emplace("late_reason", "An agency answered after the deadline.");
  const auto& proposed = record.screening->it;
  fields.emplace("level", proposed.level.empty() ? record.level.value : proposed.level.value);
  steps_.take_before("approve_outcome", record.stream, at, proposed.outcome);
  if (approved(record, proposed.outcome, fields, approver->actor, at))
    life_.later(record.stream,
                at + std::chrono::minutes{dice_.percent(85) ? dice_.between(20, 700) : dice_.between(700, 2000)}, 0);
  else if (record.returns.size() < 2)
    send_back(record, "Another outcome would fit what the family wants.", approver->actor, at);
}

void Deciding::send_back(const ContactRecord& record, const std::string& reason, const Actor& approver, Instant at) {
  if (life_.did("return_screening", record.stream, {{"reason", reason}}, &approver, at))
    life_.later(record.stream, at + std::chrono::minutes{dice_.between(20, 120)}, 3);
}

void Deciding::decide(const ContactRecord& record, Instant at) {
  const auto* pathway = casework::pathway_of(record, pack_);
  const auto* approver = workers_.one_with(pathway->approved_by);
  if (!approver) return;
  steps_.take_before("approve_outcome", record.stream, at);
  for (const auto* outcome : outcomes_in_turn(record, true, pack_, dice_)) {
    if (!could_be(*outcome, known_of(life_, record, at, {}, {}), pack_)) continue;
    Fields fields{{"outcome", outcome->id.value},
                  {"level", record.level.value},
                  {"rationale", "What is known is enough to decide."},
                  {"plan", "A named worker calls the family this week and agrees what would help first."},
                  {"signposted_service", "The local family hub"}};
    steps_.take_before("approve_outcome", record.stream, at, outcome->id);
    if (approved(record, outcome->id, fields, approver->actor, at))
      return life_.later(record.stream, at + std::chrono::minutes{dice_.between(20, 700)}, 0);
  }
  if (record.level_changes.size() < 4 &&
      life_.did("change_level", record.stream,
                {{"level", dice_.pick(pack_.levels).id.value}, {"reason", "The review found another need."}},
                &approver->actor, at))
    life_.later(record.stream, at + std::chrono::minutes{dice_.between(5, 60)}, 0);
}

// What is asked with an approval is answered anew where the answers do not go together.
bool Deciding::approved(const ContactRecord& record, const terms::OutcomeId& outcome, const Fields& fields,
                        const Actor& approver, Instant at) {
  constexpr int attempts = 4;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Fields with = fields;
    with.merge(approval_answers(known_of(life_, record, at, outcome, terms::LevelId{terms::field(fields, "level")}),
                                pack_, dice_));
    const bool asked_more = with.size() > fields.size();
    if (life_.did("approve_outcome", record.stream, std::move(with), &approver, at)) return true;
    if (!asked_more) return false;
  }
  return false;
}

}  // namespace lintel::app::demo
