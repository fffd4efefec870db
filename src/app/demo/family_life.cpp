#include "app/demo/family_life.h"

#include <algorithm>

#include "app/demo/early_help.h"
#include "terms/london.h"

namespace lintel::app::demo {

using casework::ContactRecord;
using terms::Actor;
using terms::Instant;

void FamilyLife::begin(const ContactRecord& record, Instant at) {
  const auto& part = pack_.early_help;
  if (!part.exists() || !record.outcome || helped_.contains(record.stream)) return;
  if (std::ranges::find(part.outcomes, record.outcome->it.outcome) == part.outcomes.end()) return;
  helped_.insert(record.stream);
  const auto* beginner = workers_.one_with(part.worked_by);
  if (!beginner || is_helped(record)) return;
  const auto result =
      life_.perform("begin_early_help", {"family", ""}, {{"contact", record.stream.key}}, beginner->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++life_.borough().families_helped;
    help_of_[origins_.family_number(record.stream)] = done->stream;
    life_.later(done->stream, at + std::chrono::hours{dice_.between(1, 20)}, 0);
  }
}

void FamilyLife::step_down(const ContactRecord& record, const Actor& receiver, Instant at) {
  const auto& part = pack_.early_help;
  const auto& outcome = record.outcome->it.outcome;
  if (std::ranges::find(part.step_down_outcomes, outcome) == part.step_down_outcomes.end()) return;
  if (!casework::has_right(pack_, receiver, "step_down_family") || is_helped(record)) return;
  const auto& family = origins_.family(record.stream);
  const auto mother = std::ranges::find_if(family.members, &Member::parental_responsibility);
  const auto parent = mother == family.members.end() ? "The parent" : mother->given_name + " " + mother->family_name;
  const auto result =
      life_.perform("step_down_family", {"family", ""},
                    {{"contact", record.stream.key},
                     {"meeting_on", terms::iso_text(terms::london_date(at))},
                     {"attended", "The family, the school, the health visitor and the social worker"},
                     {"consent", "yes"},
                     {"consent_by", parent},
                     {"agreement", "yes"},
                     {"agreed_by", "The school and the health visitor"},
                     {"share_assessment", "no"},
                     {"reason", "The children are safe, and the family asks for help with the everyday."}},
                    receiver, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++life_.borough().families_helped;
    help_of_[origins_.family_number(record.stream)] = done->stream;
    life_.later(done->stream, at + std::chrono::hours{dice_.between(4, 40)}, 0);
  }
}

void FamilyLife::step(const casework::StreamId& stream, Instant at) {
  const auto record = casework::fold_family(life_.facts(stream));
  const auto act = next_for_family(record, pack_, terms::london_date(at), dice_);
  if (!act) return;
  const auto& part = pack_.early_help;
  const auto proposer = record.proposal ? record.proposal->by : terms::StaffId{};
  const auto* worker =
      act->endorses ? workers_.one_with(part.endorsed_by, proposer) : workers_.one_with(part.worked_by);
  if (worker && life_.did(act->verb, stream, act->fields, &worker->actor, at))
    life_.later(stream, at + act->until_next, 0);
}

// A worker knows the family, also where no number tells the hub that its children are on record.
bool FamilyLife::is_helped(const ContactRecord& record) {
  const auto help = help_of_.find(origins_.family_number(record.stream));
  return help != help_of_.end() && !casework::fold_family(life_.facts(help->second)).ended;
}

}  // namespace lintel::app::demo
