#include "web/pages/contacts/shown.h"

#include "casework/verbs/contact/contact_verb.h"
#include "casework/verbs/contact/screening.h"
#include "terms/london.h"
#include "web/components/identity_bar.h"
#include "web/components/tag.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"
#include "casework/lifecycle.h"

namespace lintel::web::contacts {

namespace {

Html children_words(const Shown& shown) {
  Html words;
  const auto today = terms::london_date(shown.clock());
  for (const auto& child : shown.record.children()) {
    if (!words.empty()) words += ", ";
    words += text(child.name().empty() ? "Name not known" : child.name());
    if (const auto age = parts::age_words(child, today); !age.empty()) words += text(" (" + age + ")");
  }
  return words.empty() ? Html(shown.record.title()) : words;
}

Html clock_words(const Shown& shown) {
  const auto& record = shown.record;
  if (record.closed) return concat({"Closed ", parts::moment(record.closed->at)});
  const auto* next = record.obligations.next_due();
  if (!next) return Html("Nothing is owed");
  return concat({next->owed.title, ": ", parts::time_left(next->owed.due_at, shown.clock())});
}

// What is worked on now: who decides reads the screening, who closes what was decided.
bool needed_now(const casework::ContactRecord& record, std::string_view id) {
  const auto stage = casework::stage_of(record.state);
  if (id == "screening") return stage == "deciding";
  if (id == "decision") return stage == "decided" || stage == "closed";
  return id == "request" && record.is_information_request();
}

Html line(std::initializer_list<Child> children) {
  return el("p", {{"class", "govuk-body govuk-!-margin-bottom-1"}}, children);
}

}  // namespace

std::string Shown::path() const {
  return "/contacts/" + percent_encoded(record.stream.key);
}

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts, std::optional<terms::Instant> as_at) {
  const auto& pack = parts::pack_of(visit, casework::fold_contact(facts).pack);
  auto readable = casework::as_read_by(pack, visit.actor, facts);
  auto record = casework::fold_contact(readable, as_at);
  return {.visit = visit, .facts = std::move(readable), .record = std::move(record), .pack = pack, .as_at = as_at};
}

pack::Attributes attributes_of(const Shown& shown) {
  return as_a_verb(shown,
                   [&](const casework::Context& context) { return casework::attributes_of(shown.record, context); });
}

casework::Known known_people(const Shown& shown) {
  casework::Known known;
  for (const auto& stream : casework::people_of(shown.record))
    known.records[stream] = shown.visit.site.ledger.facts(shown.visit.site.hub, stream);
  return known;
}

const pack::Pathway* pathway_of(const Shown& shown) {
  return casework::pathway_of(shown.record, shown.pack);
}

// The id stands within what is closed: a browser that is sent to it opens what is around it.
Html part(const Shown& shown, const Part& part) {
  if (!shown.folds) return parts::section(part.id, part.title, part.content);
  const Html brief = part.brief.empty() ? Html() : " " + el("span", {{"class", "lintel-part__brief"}}, {part.brief});
  const Html title = el("h2", {{"class", "govuk-heading-s lintel-part__title"}}, {part.title, brief});
  return block("details", {{"class", "lintel-part"}, {"open", needed_now(shown.record, part.id)}},
               {el("summary", {{"class", "lintel-part__summary"}}, {title}),
                block("div", {{"class", "lintel-part__content"}, {"id", part.id}}, {part.content})});
}

Html identity_bar(const Shown& shown) {
  const auto& record = shown.record;
  const Html state = components::tag({.text = casework::state_words(record.state), .classes = "govuk-tag--light-blue"});
  Html tags = parts::level_tag(shown.pack, record.level) + " ";
  if (record.grade) tags += parts::grade_tag(shown.pack, record.grade->it.grade) + " ";
  tags += state;
  if (record.received.urgent)
    tags += " " + components::tag({.text = "Protection asked for today", .classes = "govuk-tag--red"});
  const auto turn = casework::whose_turn(record);
  const bool owners = record.owner && turn == std::vector<std::string>{record.owner->it.to.value};
  const Html with = owners ? concat({"With ", record.owner->it.to_name})
                           : concat({"Waits in: ", parts::team_words(shown.pack, record.waits.tray)});
  const Html state_of_it = el("div", {{"class", "lintel-record-state"}},
                              {line({tags}), line({clock_words(shown)}),
                               line({"Reference ", el("strong", {}, {record.received.reference}), ". ", with, "."})});
  return el("div", {{"class", "lintel-identity"}},
            {components::identity_bar({.title = children_words(shown)}), state_of_it});
}

}  // namespace lintel::web::contacts
