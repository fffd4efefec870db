#include "casework/verbs/consultation/consultation_verbs.h"

#include <fmt/format.h>

#include "base/text.h"
#include "casework/records/staff.h"
#include "casework/verbs/all.h"
#include "domain/people/identifying_text.h"
#include "domain/timescales/timescales.h"

namespace lintel::casework {

namespace {

std::string found_words(const domain::IdentifyingText& one, bool several_lines) {
  const auto line = several_lines ? fmt::format(" in line {}", one.line) : "";
  return fmt::format("{} (\u201c{}\u201d{})", domain::identifying_words(one.kind), one.text, line);
}

ObligationIncurred owed(std::string_view kind, std::string title, const std::vector<pack::Authority>& by,
                        const pack::Timescale& within, const Context& context) {
  return {.id = fmt::format("{}-1", kind),
          .kind = std::string(kind),
          .title = std::move(title),
          .owed_by = authority_texts(by),
          .due_at = domain::due_at(within, context.now, context.pack.advice_calendar()),
          .timescale = domain::timescale_words(within),
          .blocks_closing = false,
          .explain_when_late = false,
          .counted_from = std::nullopt};
}

}  // namespace

Cited cite_line(const pack::Pack& pack) {
  return {terms::RuleId{"advice_line"}, pack.advice_line.source};
}

void check_identities(const pack::Pack& pack, std::string_view field, std::string_view text,
                      std::vector<Problem>& found) {
  std::vector<std::string> all;
  for (const auto& one : domain::identifying_texts(text, domain::given_out(pack)))
    all.push_back(found_words(one, text.find('\n') != std::string_view::npos));
  if (all.empty()) return;
  found.push_back({std::string(field), fmt::format("Take out {}. Nothing here may tell whom it is about: write an age, "
                                                   "\u201clast week\u201d or \u201ca family\u201d instead",
                                                   base::joined(all, ", "))});
}

std::string_view adviser_objection(const Context& context) {
  const auto& line = context.pack.advice_line;
  if (!line.exists()) return "no_advice_line";
  if (!holds_any(context.actor, line.taken_by)) return "adviser_not_permitted";
  return line.qualified_only && !context.actor.qualified_social_worker ? "adviser_not_qualified" : "";
}

std::string_view receiver_objection(const StaffId& to, const Context& context) {
  if (to.empty()) return "";
  const auto staff = fold_staff(context.known.facts(staff_stream(to)));
  if (!staff.active()) return "staff_not_found";
  return holds_any(actor_from(staff, context.pack), context.pack.advice_line.transferred_to) ? "" : "not_a_receiver";
}

std::vector<NewFact> transferred(const StaffId& to, const Context& context) {
  const auto& line = context.pack.advice_line;
  const auto cited = cite_line(context.pack);
  const auto name = to.empty() ? "" : fold_staff(context.known.facts(staff_stream(to))).name;
  return {new_fact(context.stream, CallTransferred{to, name}, cited),
          new_fact(context.stream,
                   owed(alert_kind, "Acknowledge the transfer and say who does what follows", line.alerted,
                        line.alert_within, context),
                   cited),
          new_fact(context.stream,
                   owed(contact_begun_kind, "Begin a contact from the transferred call", line.transferred_to,
                        line.contact_within, context),
                   cited)};
}

std::vector<Verb> consultation_verbs() {
  return {take_consultation_verb(), transfer_consultation_verb(), take_up_transfer_verb(), acknowledge_transfer_verb()};
}

}  // namespace lintel::casework
