#include "app/demo/screening.h"

#include "app/demo/gates.h"
#include "app/demo/outcomes.h"
#include "app/demo/step_answers.h"
#include "casework/verbs/contact/contact_verb.h"

namespace lintel::app::demo {

using casework::ContactRecord;
using terms::Fields;
using terms::Instant;

void Screening::step(const ContactRecord& record, Instant at, int turn) {
  const auto* screener = record.owner ? workers_.find(record.owner->it.to) : nullptr;
  if (!screener || !casework::pathway_of(record, pack_)) return;
  const auto wait = life_.pace(record, 2, 9, 20, 240);
  if (turn == 0) {
    begin(record, *screener, at);
  } else if (turn == 1) {
    ask_agencies(record, *screener, at);
  } else if (turn == 2) {
    for (const auto& enquiry : record.enquiries)
      if (!enquiry.answered) answer(enquiry.asked.it.enquiry, record, *screener, at);
  } else {
    return submit(record, *screener, at);
  }
  life_.later(record.stream, at + wait, turn + 1);
}

void Screening::begin(const ContactRecord& record, const Worker& screener, Instant at) {
  const auto* rule = pack_.consent_rule(casework::pathway_of(record, pack_)->consent);
  const auto* level = pack_.level(record.level);
  const bool pressing = level && level->significant_harm;
  if (rule && rule->override_allowed && record.consent() != "given")
    if (const auto* manager = workers_.one_with(rule->override_by); manager && !rule->limbs.empty())
      life_.did(
          "override_consent", record.stream,
          {{"limb", dice_.pick(rule->limbs)},
           {"evidence", pressing ? "What the child said, and what two adults saw, as the contact tells."
                                 : "It got worse over the months, as the contact tells, and nothing offered helped."},
           {"reason", pressing ? "Asking first could put the child at more risk tonight."
                               : "Without knowing what others know, nobody can say that the child is safe."}},
          &manager->actor, at);
  life_.did("record_family_contact", record.stream,
            dice_.percent(80) ? Fields{{"method", "telephone"},
                                       {"result", "reached"},
                                       {"spoke_to", "the mother"},
                                       {"said", "She wants things to be calmer at home."}}
                              : Fields{{"method", "telephone"}, {"result", "no_reply"}},
            &screener.actor, at);
}

void Screening::ask_agencies(const ContactRecord& record, const Worker& screener, Instant at) {
  int asked = 0;
  for (const auto& agency : pack_.agencies)
    if (agency.gives_information && asked < 2 && dice_.one_in(asked == 0 ? 2 : 3))
      asked += ask(agency, record, screener, at);
}

bool Screening::ask(const pack::Agency& agency, const ContactRecord& record, const Worker& screener, Instant at) {
  Fields fields{{"agency", agency.id.value},
                {"question", "What do you know of the children and of anybody at the address?"},
                {"lawful_basis", record.consent() == "given" ? "consent" : "override"}};
  fields.merge(asked_with("ask_agency", pack_, dice_));
  return life_.did("ask_agency", record.stream, std::move(fields), &screener.actor, at);
}

void Screening::answer(const std::string& enquiry, const ContactRecord& record, const Worker& screener, Instant at) {
  auto fields = asked_with("record_agency_answer", pack_, dice_);
  fields.emplace("enquiry", enquiry);
  if (dice_.one_in(3))
    fields.emplace("nil_return", "yes");
  else
    fields.emplace("answer", "Known since last year. Two visits, last seen three weeks ago, no new worries.");
  life_.did("record_agency_answer", record.stream, std::move(fields), &screener.actor, at);
}

void Screening::submit(const ContactRecord& record, const Worker& screener, Instant at) {
  for (const auto* act : {"submit_screening", "approve_outcome"}) steps_.take_before(act, record.stream, at);
  Fields fields{{"plan", "A named worker calls the family this week and agrees what would help first."},
                {"signposted_service", "The local family hub"}};
  const auto* sections = pack_.screening_template(casework::pathway_of(record, pack_)->screening_template);
  const auto worry = demo::worry(3, false, origins_.family(record.stream), dice_);
  for (const auto& section : sections ? sections->sections : std::vector<pack::TemplateSection>{})
    fields.emplace("sections." + section.id,
                   section.title + ": " + (dice_.one_in(2) ? worry.impact + " " + worry.strengths : worry.worry));
  const bool at_random = record.enquiries.empty() || !record.returns.empty() || dice_.one_in(3);
  for (const auto* outcome : outcomes_in_turn(record, at_random, pack_, dice_)) {
    const auto level = level_for(*outcome, record, pack_, dice_);
    if (!could_be(*outcome, known_of(life_, record, at, {}, level), pack_)) continue;
    Fields with = fields;
    with.emplace("outcome", outcome->id.value);
    with.emplace("level", level.value);
    steps_.take_before("submit_screening", record.stream, at, outcome->id);
    if (life_.did("submit_screening", record.stream, std::move(with), &screener.actor, at))
      return life_.later(record.stream, at + life_.pace(record, 2, 8, 3, 60), 0);
  }
}

}  // namespace lintel::app::demo
