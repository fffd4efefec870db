// Things that are recorded beside the work: notes, people, links, ratings, reasons, and closing.
#include <algorithm>

#include "domain/people/people.h"
#include "casework/records/person.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/lateness.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

Html note_fields(const Shown&, const Typing& typing) {
  return long_text(
      typing, {.name = "text", .label = "Note", .hint = "Facts first. Say when something is your opinion.", .rows = 8});
}

Html subject_fields(const Shown&, const Typing& typing) {
  return yes_or_no(typing, {.name = "child", .label = "Is this a child?"}) +
         short_text(typing, {.name = "given_name", .label = "First name"}) +
         short_text(typing, {.name = "family_name", .label = "Last name"}) +
         short_text(typing, {.name = "known_as", .label = "Known as"}) +
         short_text(typing, {.name = "relation",
                             .label = "Who they are",
                             .hint = "For example mother, grandfather, brother, unborn child."}) +
         day(typing, {.name = "born", .label = "Date of birth", .hint = "For example, 27 3 2017"}) +
         short_text(typing, {.name = "age_words",
                             .label = "Age, if the date is not known",
                             .hint = "For example about five, or due in March.",
                             .classes = "govuk-input--width-10"}) +
         short_text(typing, {.name = "sex", .label = "Sex", .classes = "govuk-input--width-10"}) +
         short_text(typing, {.name = "nhs_number", .label = "NHS number", .classes = "govuk-input--width-10"}) +
         short_text(typing, {.name = "address", .label = "Address"}) +
         short_text(typing, {.name = "postcode", .label = "Postcode", .classes = "govuk-input--width-10"}) +
         short_text(typing, {.name = "school", .label = "School or nursery"}) +
         yes_or_no(typing, {.name = "parental_responsibility",
                            .label = "Do they have parental responsibility for the child?"}) +
         long_text(typing, {.name = "note", .label = "Anything else", .rows = 3});
}

Html link_fields(const Shown& shown, const Typing& typing) {
  return short_text(typing, {.name = "other",
                             .label = "Reference of the other contact",
                             .given = shown.visit.query("other"),
                             .classes = "govuk-input--width-20"}) +
         long_text(typing, {.name = "why", .label = "How the two belong together", .rows = 3});
}

casework::PersonRecord person_on_record(const Shown& shown, const std::string& id) {
  return casework::fold_person(shown.visit.site.ledger.facts(shown.visit.site.hub, {"person", id}));
}

// Both descriptions beside each other: whether it is the same person is for somebody to judge.
Html two_descriptions(const casework::Subject& subject, const casework::PersonRecord& person) {
  components::SummaryList list;
  const auto add = [&](std::string_view key, const std::string& here, const std::string& there) {
    if (here.empty() && there.empty()) return;
    list.rows.push_back(components::summary_row(key, concat({"Here: ", here.empty() ? "not said" : here, el("br"),
                                                             "On record: ", there.empty() ? "not known" : there})));
  };
  const auto born = [](const std::optional<terms::Date>& date) {
    return date ? terms::date_words(*date) : std::string();
  };
  add("Name", subject.name(), person.name());
  add("Born", born(subject.born), born(person.details.born));
  add("NHS number", subject.nhs_number, person.details.nhs_number);
  add("Address", subject.address, person.details.address);
  add("Postcode", subject.postcode, person.details.postcode);
  add("School", subject.school, person.details.school);
  return components::summary_list(list) +
         para({link("/people/" + percent_encoded(person.id().value), "The person's record")});
}

Html identify_fields(const Shown& shown, const Typing& typing) {
  const auto subject_id = typing.value("subject", shown.visit.query("subject"));
  const auto person_id = typing.value("person", shown.visit.query("person"));
  std::vector<Option> subjects;
  for (const auto& subject : shown.record.received.subjects)
    subjects.push_back({subject.id, subject.name().empty() ? "Name not known" : subject.name(), subject.relation});
  Html both;
  const auto* subject = shown.record.subject(subject_id);
  if (const auto person = person_on_record(shown, person_id);
      subject && person.exists() && shown.visit.may("see_people"))
    both = two_descriptions(*subject, person);
  return both + one_of(typing, {.name = "subject", .label = "Who in this contact", .given = subject_id}, subjects) +
         short_text(typing, {.name = "person",
                             .label = "Which person on record",
                             .hint = "The identifier at the top of the person's record.",
                             .given = person_id});
}

Html rate_fields(const Shown&, const Typing& typing) {
  const std::vector<Option> marks = {{"1", "1, much is missing", ""},
                                     {"2", "2", ""},
                                     {"3", "3", ""},
                                     {"4", "4", ""},
                                     {"5", "5, a model for others", ""}};
  const auto ask = [&](const char* name, const char* label, const char* hint) {
    return one_of(typing, {.name = name, .label = label, .hint = hint}, marks);
  };
  return para({"The marks help agencies to write better requests. They are reported for each agency, never for a "
               "person."}) +
         ask("details", "Details", "Who the family is, and how to reach them") +
         ask("consent", "Consent", "Who agreed to what, or why nobody was asked") +
         ask("factual", "Facts", "Facts apart from opinion, with dates") +
         ask("strengths", "Strengths", "What goes well, and what has been tried") +
         long_text(typing, {.name = "comment", .label = "Comment", .rows = 3});
}

bool had_statutory_outcome(const Shown& shown) {
  // Who has not taken the family over cannot know how an enquiry of theirs ended.
  return shown.record.outcome && shown.record.outcome->it.statutory &&
         (shown.record.state == casework::ContactState::accepted || !shown.record.handover);
}

Html protection_fields(const Shown&, const Typing& typing) {
  return one_of(typing, {.name = "result", .label = "How did the protection enquiry end?"},
                {{"substantiated", "The concern was substantiated", ""},
                 {"unsubstantiated", "The concern was not substantiated", ""}}) +
         yes_or_no(typing, {.name = "service_after", .label = "Did the family have a service afterwards?"});
}

bool anything_late(const Shown& shown) {
  return std::ranges::any_of(shown.record.obligations.all, [&](const casework::Obligation& one) {
    return one.late_at(shown.clock()) && one.late_reason.empty();
  });
}

Html explain_fields(const Shown& shown, const Typing& typing) {
  return lateness_fields(typing, shown.record.obligations, shown.clock(), shown.visit.query("obligation"));
}

// Only hubs that tell notifications apart ask for the type.
bool types_are_told_apart(const Shown& shown) {
  return shown.pack.question("contact_type") != nullptr;
}

Html type_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> options;
  if (const auto* question = shown.pack.question("contact_type"))
    for (const auto& choice : question->choices)
      if (choice.value != shown.record.received.type) options.push_back({choice.value, choice.text, choice.hint});
  return one_of(typing, {.name = "type", .label = "What type of contact is it?"}, options) +
         long_text(typing, {.name = "reason", .label = "Why", .rows = 3});
}

Html close_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "reason", .label = "Why the contact is closed", .rows = 3});
}

Html not_begun(const Shown& shown) {
  const auto ways = early_help_ways(shown);
  if (ways.empty() || ways.front().slug != "early-help") return {};
  return components::warning_text({.text = Html("Early help was decided on and has not begun. ") +
                                           link(shown.path() + "/early-help", "Begin it") + " first."});
}

Html still_owed(const Shown& shown) {
  std::vector<Html> open;
  for (const auto& one : shown.record.obligations.all)
    if (one.open() && one.owed.blocks_closing) open.emplace_back(one.owed.title);
  if (open.empty()) return not_begun(shown) + para({"Nothing is owed any more."});
  return not_begun(shown) + para({"The contact can be closed when this is done:"}) + bullets(open);
}

}  // namespace

std::vector<Action> noting_actions() {
  return {
      {"note", "add_note", "Add a note", "Save the note", "The note is saved.", note_fields, nullptr, nullptr},
      {"add-person", "add_subject", "Add a person", "Add the person", "The person is added.", subject_fields, nullptr,
       people},
      {"identify", "identify_subject", "The same person as one on record", "Save", "The person is identified.",
       identify_fields, nullptr, nullptr},
      {"type", "classify_contact", "Change the type of contact", "Save the type", "The type is changed.", type_fields,
       types_are_told_apart, request_summary},
      {"link", "link_contact", "Link another contact", "Link", "The contacts are linked.", link_fields, nullptr,
       history},
      {"rate", "rate_request", "Rate the quality of the request", "Save the marks", "The marks are saved.", rate_fields,
       nullptr, request_summary},
      {"explain", "explain_breach", "Explain lateness", "Save the reason", "The reason is recorded.", explain_fields,
       anything_late, owed_briefly},
      {"protection-result", "record_protection_result", "Record how the protection enquiry ended", "Save",
       "The result is recorded.", protection_fields, had_statutory_outcome, decision},
      {"close", "close_contact", "Close the contact", "Close the contact", "The contact is closed.", close_fields,
       nullptr, owed_briefly, still_owed},
  };
}

}  // namespace lintel::web::contacts
