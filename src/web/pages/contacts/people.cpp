// Who the contact is about, what was asked for, and what the hub knew of the same people before.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "casework/records/person.h"
#include "domain/people/people.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;
using casework::Subject;
using components::summary_row;
using components::SummaryList;
using components::TableRow;

constexpr int possible_shown = 10;
constexpr int earlier_shown = 50;

void add(SummaryList& list, std::string_view key, const Html& value) {
  if (!value.empty()) list.rows.push_back(summary_row(key, value));
}

Html born_words(const Shown& shown, const Subject& subject) {
  const auto age = age_words(subject, terms::london_date(shown.clock()));
  if (!subject.born) return Html(age);
  return concat({terms::date_words(*subject.born), age.empty() ? "" : ", " + age});
}

std::string address_of(const Subject& subject) {
  const bool whole = subject.postcode.empty() || subject.address.contains(subject.postcode);
  return subject.address + (whole ? "" : (subject.address.empty() ? "" : ", ") + subject.postcode);
}

// A value is said once for several children when it is the same for all of them.
Html person_card(const Shown& shown, const Subject& subject, const std::string& shared_address) {
  SummaryList list;
  const std::string name = subject.name().empty() ? "Name not known" : subject.name();
  list.card = components::SummaryCard{.title = {.text = name, .heading_level = 3}};
  if (!subject.person.empty() && shown.may("see_people"))
    list.card->actions.items.push_back({.text = "Record",
                                        .href = "/people/" + percent_encoded(subject.person.value),
                                        .visually_hidden_text = "of " + name});
  add(list, "Who they are", plain_words(subject.relation.empty() ? (subject.child ? "child" : "") : subject.relation));
  add(list, "Known as", subject.known_as);
  add(list, "Born", born_words(shown, subject));
  add(list, "Sex", plain_words(subject.sex));
  add(list, "NHS number", subject.nhs_number.empty() ? "" : domain::nhs_number_words(subject.nhs_number));
  const auto address = address_of(subject);
  if (address != shared_address) add(list, "Address", prose(address));
  add(list, "School or nursery", subject.school);
  add(list, "Ethnicity", subject.ethnicity);
  add(list, "First language", subject.first_language);
  add(list, "Disability and needs", prose(subject.needs));
  if (subject.parental_responsibility) add(list, "Parental responsibility", "Yes");  // no may be that nobody asked
  add(list, "Note", prose(subject.note));
  return components::summary_list(list);
}

std::string shared_address(const casework::ContactRecord& record) {
  const auto children = record.children();
  if (children.size() < 2) return "";
  const auto first = address_of(children.front());
  return std::ranges::all_of(children, [&](const Subject& child) { return address_of(child) == first; }) ? first : "";
}

Html referrer(const Shown& shown) {
  const auto& it = shown.record.received.referrer;
  SummaryList list;
  add(list, "From", referrer_words(shown.pack, it.kind, it.agency));
  if (it.professional()) {
    add(list, "Name", it.name);
    add(list, "Role", it.role);
    add(list, "Telephone", it.phone);
    add(list, "Email", it.email);
  } else if (shown.may("see_protected_referrer")) {
    add(list, "Who they are", link(shown.path() + "/referrer", "Who referred (protected)"));
  }
  add(list, "By", channel_words(shown.record.received.channel));
  add(list, "Received", moment(shown.record.received.received_at));
  add(list, "Level asked for",
      shown.record.is_information_request() ? Html() : level_tag(shown.pack, shown.record.received.requested_level));
  add(list, "District", district_words(shown.pack, shown.record.received.district));
  return components::summary_list(list);
}

Html answers_of(const Shown& shown, const pack::FormSection& section, std::set<std::string>& told) {
  SummaryList list;
  for (const auto& question : section.questions) {
    const auto answer = shown.record.received.answers.find(question.id);
    if (answer == shown.record.received.answers.end() || !told.insert(question.id).second) continue;
    add(list, question.label, prose(answer_words(shown.pack, question, answer->second)));
  }
  if (list.rows.empty()) return {};
  return el("h3", {{"class", "govuk-heading-s"}}, {section.title}) + components::summary_list(list);
}

// Answers to questions that the form no longer has.
Html other_answers(const Shown& shown, const std::set<std::string>& told) {
  SummaryList list;
  for (const auto& [id, answer] : shown.record.received.answers)
    if (!told.contains(id)) add(list, plain_words(id), prose(answer));
  return list.rows.empty() ? Html() : components::summary_list(list);
}

std::vector<std::string> person_ids(const casework::ContactRecord& record) {
  std::vector<std::string> ids;
  for (const auto& subject : record.received.subjects)
    if (!subject.person.empty()) ids.push_back(subject.person.value);
  return ids;
}

std::vector<casework::Row> rows_of_same_people(const Shown& shown) {
  const auto ids = person_ids(shown.record);
  if (ids.empty()) return {};
  const auto& site = shown.visit.site;
  auto rows = site.views.rows({.hub = site.hub,
                               .table = "subjects",
                               .all_of = {any_of("person", ids)},
                               .order = {{"received_at", true}},
                               .limit = earlier_shown});
  std::erase_if(rows, [&](const casework::Row& row) {
    if (row.text("reference") == shown.record.received.reference) return true;
    return row.text("record_kind") == "call" && !shown.visit.may("see_calls");
  });
  return rows;
}

// How many contacts came about a child since the last work with them ended (B-87): this one is not counted.
Html since_closing(const Shown& shown, const std::vector<casework::Row>& of_same_people) {
  std::vector<Html> words;
  for (const auto& child : shown.record.children()) {
    if (child.person.empty()) continue;
    const auto person =
        casework::fold_person(shown.visit.site.ledger.facts(shown.visit.site.hub, {"person", child.person.value}));
    const auto closed = person.case_closed_on();
    if (!closed) continue;
    std::int64_t contacts = 0;
    for (const auto& row : of_same_people)
      contacts += row.text("record_kind") == "contact" && row.text("person") == child.person.value &&
                  terms::london_date(row.instant("received_at").value_or(terms::Instant{})) > *closed;
    words.push_back(concat({child.name(), ": ", counted(contacts, "other contact", "other contacts"),
                            " since the last case was closed on ", terms::date_words(*closed)}));
  }
  return bullets(words);
}

// A row for each record, with everybody whom the two have in common.
std::vector<TableRow> earlier_rows(const Shown& shown, const std::vector<casework::Row>& of_same_people) {
  std::vector<std::string> references;
  std::map<std::string, std::vector<std::string>> names;
  std::vector<casework::Row> firsts;
  for (const auto& row : of_same_people) {
    const auto reference = row.text("reference");
    if (!names.contains(reference)) firsts.push_back(row);
    if (row.text("record_kind") == "contact") references.push_back(reference);
    names[reference].push_back(row.text("name"));
  }
  const auto seen = visible(shown.visit, references);
  std::vector<TableRow> rows;
  for (const auto& row : firsts) {
    const auto reference = row.text("reference");
    const bool call = row.text("record_kind") == "call";
    if (!call && std::ranges::find(seen, reference) == seen.end()) continue;
    const std::string outcome = call ? disposition_words(row.text("outcome"))
                                     : outcome_words(shown.pack, terms::OutcomeId{row.text("outcome")});
    const auto at = row.instant("received_at");
    rows.push_back({{.text = link((call ? "/calls/" : "/contacts/") + percent_encoded(reference), reference)},
                    {.text = call ? "Call" : "Contact"},
                    {.text = at ? moment(*at) : Html()},
                    {.text = base::joined(names[reference], ", ")},
                    {.text = level_words(shown.pack, terms::LevelId{row.text("level")})},
                    {.text = outcome.empty() ? plain_words(row.text("state")) : outcome}});
  }
  return rows;
}

Html earlier(std::vector<TableRow> rows) {
  if (rows.empty()) return empty_list("There is no other contact or call about these people.");
  return components::scrolling_table("Other contacts and calls about the same people",
                                     {.caption = "Other contacts and calls about the same people",
                                      .caption_classes = "govuk-table__caption--s",
                                      .head = {{.text = "Reference"},
                                               {.text = "What"},
                                               {.text = "When"},
                                               {.text = "About"},
                                               {.text = "Level"},
                                               {.text = "Outcome"}},
                                      .rows = std::move(rows),
                                      .first_cell_is_header = true,
                                      .classes = "lintel-table--dense"});
}

std::vector<casework::Row> same_name_and_birth(const Shown& shown, const Subject& subject) {
  if (!subject.born || subject.given_name.empty() || subject.family_name.empty()) return {};
  const auto& site = shown.visit.site;
  auto rows = site.views.rows({.hub = site.hub,
                               .table = "people",
                               .all_of = {equals("family_key", domain::name_key(subject.family_name)),
                                          equals("given_key", domain::name_key(subject.given_name)),
                                          equals("born", terms::iso_text(*subject.born))},
                               .order = {},
                               .limit = possible_shown});
  std::erase_if(rows, [&](const casework::Row& row) { return row.text("person") == subject.person.value; });
  return rows;
}

Html possible_people(const Shown& shown) {
  if (!shown.visit.may("see_people")) return {};
  std::vector<Html> found;
  for (const auto& subject : shown.record.received.subjects)
    for (const auto& row : same_name_and_birth(shown, subject)) {
      const auto person = row.text("person");
      Html words = link("/people/" + percent_encoded(person), row.text("given_name") + " " + row.text("family_name"),
                        "on record");
      words += text(", born " + terms::date_words(*subject.born) +
                    (row.text("postcode").empty() ? "" : ", " + row.text("postcode")) + ". ");
      if (shown.may("identify_subject"))
        words += link(fmt::format("{}/identify?subject={}&person={}", shown.path(), percent_encoded(subject.id),
                                  percent_encoded(person)),
                      "This is the same person", "as " + subject.name());
      found.push_back(words);
    }
  if (found.empty()) return {};
  return el("h3", {{"class", "govuk-heading-s"}}, {"Somebody on record has the same name and date of birth"}) +
         bullets(found);
}

std::string people_brief(const casework::ContactRecord& record) {
  const auto children = static_cast<std::int64_t>(record.children().size());
  const auto others = static_cast<std::int64_t>(record.received.subjects.size()) - children;
  return counted(children, "child", "children") + (others == 0 ? "" : ", " + counted(others, "other", "others"));
}

}  // namespace

Html request_summary(const Shown& shown) {
  std::set<std::string> told;
  Html content = referrer(shown);
  for (const auto& section : shown.pack.form.sections) content += answers_of(shown, section, told);
  for (const auto& section : shown.pack.form.public_path) content += answers_of(shown, section, told);
  const auto& received = shown.record.received;
  return part(shown, {"request", "What was asked for",
                      referrer_words(shown.pack, received.referrer.kind, received.referrer.agency) + ", " +
                          terms::short_words(received.received_at),
                      content + other_answers(shown, told)});
}

Html people(const Shown& shown) {
  const auto shared = shared_address(shown.record);
  Html content;
  if (!shared.empty()) content += para({"The children all live at: ", shared});
  for (const bool children : {true, false})
    for (const auto& subject : shown.record.received.subjects)
      if (subject.child == children) content += person_card(shown, subject, subject.child ? shared : "");
  return part(shown, {"people", "People", people_brief(shown.record),
                      content.empty() ? empty_list("Nobody is named in this contact.") : content});
}

Html history(const Shown& shown) {
  const auto of_same_people = rows_of_same_people(shown);
  auto rows = earlier_rows(shown, of_same_people);
  const Html possible = possible_people(shown);
  const auto brief =
      counted(static_cast<std::int64_t>(rows.size()), "other contact or call", "other contacts and calls") +
      (possible.empty() ? "" : ", and somebody with the same name and date of birth");
  return part(shown, {"history", "What the hub knows of the same people", brief,
                      possible + since_closing(shown, of_same_people) + earlier(std::move(rows))});
}

}  // namespace lintel::web::contacts
