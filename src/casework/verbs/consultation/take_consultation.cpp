#include <algorithm>
#include <array>

#include "casework/perform.h"
#include "casework/records/staff.h"
#include "casework/verbs/consultation/consultation_verbs.h"
#include "casework/verbs/obligations.h"

namespace lintel::casework {

namespace {

using Found = std::vector<Problem>;

constexpr std::size_t text_most = 4000;

void want(bool met, std::string_view field, std::string_view message, Found& found) {
  if (!met) found.push_back({std::string(field), std::string(message)});
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

struct FreeText {
  std::string_view field;
  const std::string& text;
};
std::array<FreeText, 4> free_texts(const TakeConsultation& request) {
  return {{{"role", request.role},
           {"question", request.question},
           {"advice", request.advice},
           {"next_step", request.next_step}}};
}

bool says_anything(const TakeConsultation& request) {
  return std::ranges::any_of(free_texts(request), [](const auto& one) { return !one.text.empty(); });
}

// B-29
void check_texts(const TakeConsultation& request, const Context& context, Found& found) {
  for (const auto& [field, text] : free_texts(request)) {
    want(text.size() <= text_most, field, "Write it in fewer than 4,000 letters", found);
    check_identities(context.pack, field, text, found);
  }
  want(request.no_identifying_details || !says_anything(request), "no_identifying_details",
       "Read what you wrote again: confirm that it holds no name and nothing else that tells whom it is about", found);
}

// Whoever transfers a call at once does not stop to write.
void check_caller(const TakeConsultation& request, const pack::AdviceLine& line, Found& found) {
  want(line.caller(request.caller) != nullptr, "caller", "Choose what kind of agency the caller is from", found);
  want(request.theme.empty() || line.theme(request.theme), "theme", "Choose one of the themes listed", found);
  want(is_one_of(request.thresholds_document, {"", "read", "pointed_to"}), "thresholds_document",
       "Say whether the caller has read the thresholds document, or point them to it now", found);
  want(is_one_of(request.safeguarding_lead, {"", "spoken_to", "pointed_to"}), "safeguarding_lead",
       "Say whether the caller has spoken to their own safeguarding lead, or point them there now", found);
  want(request.result.empty() || line.result(request.result), "result", "Choose one of the results listed", found);
}

// B-29, B-32
void check_advice(const TakeConsultation& request, Found& found) {
  want(!request.role.empty(), "role", "Enter what the caller does, such as \u201chealth visitor\u201d", found);
  want(!request.theme.empty(), "theme", "Choose what the call is about", found);
  want(!request.question.empty(), "question", "Write what the caller asks, without names", found);
  want(request.harm_suspected.has_value(), "harm_suspected", "Ask whether the caller suspects significant harm", found);
  want(!request.thresholds_document.empty(), "thresholds_document",
       "Say whether the caller has read the thresholds document, or point them to it now", found);
  want(!request.safeguarding_lead.empty(), "safeguarding_lead",
       "Say whether the caller has spoken to their own safeguarding lead, or point them there now", found);
  want(!request.advice.empty(), "advice", "Write the advice that you gave", found);
  want(!request.result.empty(), "result", "Say what came of it", found);
  want(!request.next_step.empty(), "next_step", "Write the next step that you agreed", found);
}

Found mistakes(const TakeConsultation& request, const Context& context) {
  Found found;
  check_caller(request, context.pack.advice_line, found);
  if (!request.transfer) check_advice(request, found);
  check_texts(request, context, found);
  return found;
}

ConsultationTaken taken(const TakeConsultation& request, const Context& context) {
  return {.reference = context.stream.key,
          .caller = request.caller,
          .role = request.role,
          .theme = request.theme,
          .question = request.question,
          .thresholds_document = request.thresholds_document,
          .safeguarding_lead = request.safeguarding_lead,
          .harm_suspected = request.harm_suspected.value_or(request.transfer),
          .advice = request.advice,
          .result = request.result,
          .next_step = request.next_step,
          .no_identifying_details = request.no_identifying_details,
          .in_hours = terms::is_open(context.pack.advice_calendar(), context.now)};
}

// B-35: harm is never left at advice.
bool leaves_harm_at_advice(const TakeConsultation& request, const pack::AdviceLine& line) {
  const auto* result = line.result(request.result);
  return !request.transfer && request.harm_suspected.value_or(false) && result && !result->referral;
}

Decided decide(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  Found found;
  const auto request = terms::from_fields<TakeConsultation>(fields, found);
  if (const auto objection = adviser_objection(context); !objection.empty()) return refuse(context, objection);
  if (request.transfer && !has_right(context.pack, context.actor, "transfer_consultation"))
    return refuse(context, "not_permitted");
  for (auto& one : mistakes(request, context)) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  if (leaves_harm_at_advice(request, context.pack.advice_line)) return refuse(context, "harm_needs_referral");
  if (const auto objection = receiver_objection(request.to, context); !objection.empty())
    return refuse(context, objection);
  Decision decision{.facts = {new_fact(context.stream, taken(request, context), cite_line(context.pack))},
                    .messages = {}};
  if (request.transfer) append(decision.facts, transferred(request.to, context));
  return decision;
}

Needs needs(const std::vector<Fact>&, const Fields& fields, const StreamId&) {
  return {.records = {staff_stream(StaffId{terms::field(fields, "to")})}, .queries = {}};
}

}  // namespace

Verb take_consultation_verb() {
  return {.name = "take_consultation",
          .kind = "consultation",
          .phrase = "gives advice",
          .creates = true,
          .fields = field_names<TakeConsultation>(),
          .needs = needs,
          .decide = decide};
}

}  // namespace lintel::casework
