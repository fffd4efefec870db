#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/verbs/contact/receive_request.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/pages/parts/words.h"
#include "web/pages/request/pages.h"
#include "web/pages/request/progress.h"
#include "web/pages/request/questions.h"

/// Children and household: everybody is added once, and changed or taken out by themselves.
namespace lintel::web::request {

namespace {

using namespace components;
using Fields = terms::Fields;

constexpr std::size_t people_at_most = 30;
constexpr auto why_ethnicity =
    "As the family says it. It helps the hub to offer what suits them, and to see whether it treats families alike. "
    "You "
    "may write that they prefer not to say.";

struct PersonField {
  std::string_view name;
  std::string_view words;
};
constexpr std::array<PersonField, 16> person_fields = {{{"given_name", "First name"},
                                                        {"family_name", "Last name"},
                                                        {"known_as", "Known as"},
                                                        {"relation", "Who they are to the children"},
                                                        {"born", "Date of birth"},
                                                        {"age_words", "Age, if the date is not known"},
                                                        {"parental_responsibility", "Parental responsibility"},
                                                        {"sex", "Sex"},
                                                        {"nhs_number", "NHS number"},
                                                        {"address", "Address"},
                                                        {"postcode", "Postcode"},
                                                        {"school", "School or nursery"},
                                                        {"ethnicity", "Ethnicity"},
                                                        {"first_language", "First language"},
                                                        {"needs", "Disability or additional needs"},
                                                        {"note", "Anything else"}}};

bool is_list(std::string_view list) {
  return list == "children" || list == "household";
}

std::string section_page(const Visit& visit, std::string_view list) {
  const auto& sections = visit.pack.form.sections;
  const auto found = std::ranges::find(sections, list, &pack::FormSection::kind);
  return found == sections.end() ? "/request/tasks" : "/request/sections/" + found->id;
}

std::string section_id(const Visit& visit, std::string_view list) {
  const auto found = std::ranges::find(visit.pack.form.sections, list, &pack::FormSection::kind);
  return found == visit.pack.form.sections.end() ? std::string(list) : found->id;
}

// The list written anew, numbered from 1.
void set_people(KeptRequest& request, const std::string& list, const std::vector<Fields>& people) {
  std::erase_if(request.fields, [&](const auto& field) { return field.first.starts_with(list + "."); });
  for (std::size_t i = 0; i < people.size(); ++i)
    for (const auto& [name, value] : people[i])
      request.fields.emplace(fmt::format("{}.{}.{}", list, i + 1, name), value);
}

std::vector<Fields> people_of(const KeptRequest& request, const std::string& list) {
  std::vector<Fields> people;
  for (auto& [number, person] : people_in(request, list)) people.push_back(std::move(person));
  return people;
}

// The place in the list that an address names; none for "new".
std::optional<std::size_t> place_of(const Visit& visit, const KeptRequest& request) {
  const auto people = people_in(request, visit.param("list"));
  const auto number = visit.param("number");
  for (std::size_t i = 0; i < people.size(); ++i)
    if (fmt::to_string(i + 1) == number) return i;
  return std::nullopt;
}

Fields sent_person(const web::Form& form) {
  Fields person;
  for (const auto& field : person_fields) {
    const auto value =
        field.name == "born" ? typed_day(form, "born") : std::string(base::trimmed(form.value(field.name)));
    if (!value.empty()) person.emplace(field.name, value);
  }
  if (form.value("unborn") == "yes") person.emplace("relation", "unborn child");
  return person;
}

void take_address_of_first_child(Fields& person, const KeptRequest& request) {
  const auto children = people_of(request, "children");
  if (children.empty()) return;
  for (const std::string name : {"address", "postcode"}) {
    person.erase(name);
    if (const auto value = terms::field(children.front(), name); !value.empty()) person.emplace(name, value);
  }
}

// Mistakes in this person alone, named as the page names its fields.
std::vector<terms::Problem> mistakes_of_person(const Fields& person, const std::string& list, const pack::Pack& pack,
                                               Instant now) {
  const auto prefix = list + ".1.";
  Fields alone;
  for (const auto& [name, value] : person) alone.emplace(prefix + name, value);
  std::vector<terms::Problem> found;
  const auto request = terms::from_fields<casework::ReceiveRequest>(alone, found);
  if (request.children.empty() && request.household.empty())
    return {{"given_name", "Enter a name. If you do not know it, write about how old they are"}};
  for (auto& one : casework::people_mistakes(request, pack, now)) found.push_back(std::move(one));
  std::erase_if(found, [&](const auto& one) { return !one.field.starts_with(prefix); });
  for (auto& one : found) one.field.erase(0, prefix.size());
  return found;
}

Html same_address(const parts::Typing& typing, const Visit& visit, const KeptRequest& request) {
  const bool first_child = visit.param("list") == "children" && visit.param("number") == "1";
  const auto children = people_of(request, "children");
  if (first_child || children.empty() || terms::field(children.front(), "address").empty()) return {};
  return parts::tick(
      typing, {.name = "same_address", .label = "Lives at the same address as " + person_name(children.front())});
}

Html where(const parts::Typing& typing, const Visit& visit, const KeptRequest& request) {
  return same_address(typing, visit, request) +
         parts::long_text(
             typing,
             {.name = "address", .label = "Address (optional)", .hint = "Where they usually live.", .rows = 3}) +
         parts::short_text(typing,
                           {.name = "postcode", .label = "Postcode (optional)", .classes = "govuk-input--width-10"});
}

Html name_fields(const parts::Typing& typing) {
  return parts::short_text(typing, {.name = "given_name",
                                    .label = "First name",
                                    .hint = "If you know no name, leave it blank and write about how old they are."}) +
         parts::short_text(typing, {.name = "family_name", .label = "Last name"});
}

Html age_fields(const parts::Typing& typing, const char* hint) {
  return parts::day(typing, {.name = "born", .label = "Date of birth (optional)", .hint = "For example, 27 3 2017."}) +
         parts::short_text(
             typing, {.name = "age_words", .label = "If you do not know it: about how old? (optional)", .hint = hint});
}

Html child_fields(const parts::Typing& typing, const Visit& visit, const KeptRequest& request) {
  return name_fields(typing) + parts::short_text(typing, {.name = "known_as", .label = "Known as (optional)"}) +
         parts::tick(typing, {.name = "unborn",
                              .label = "This child is not born yet",
                              .given = typing.value("relation") == "unborn child" ? "yes" : ""}) +
         age_fields(typing, "“About five”, or when a baby is due.") +
         parts::one_of(typing, {.name = "sex", .label = "Sex (optional)"},
                       {{"girl", "Girl", ""}, {"boy", "Boy", ""}, {"not known", "Not known", ""}}) +
         parts::short_text(typing, {.name = "nhs_number",
                                    .label = "NHS number (optional)",
                                    .hint = "10 digits, like 943 476 5919.",
                                    .classes = "govuk-input--width-10"}) +
         where(typing, visit, request) +
         parts::short_text(typing, {.name = "school", .label = "School or nursery, and year (optional)"}) +
         parts::short_text(typing, {.name = "ethnicity", .label = "Ethnicity (optional)", .hint = why_ethnicity}) +
         parts::short_text(typing, {.name = "first_language",
                                    .label = "First language (optional)",
                                    .hint = "So that an interpreter can be asked for."}) +
         parts::long_text(typing, {.name = "needs",
                                   .label = "Disability or additional needs (optional)",
                                   .hint = "So that visits and help suit the child.",
                                   .rows = 3}) +
         parts::long_text(
             typing,
             {.name = "note", .label = "Anything else the hub should know about this child (optional)", .rows = 3});
}

Html adult_fields(const parts::Typing& typing, const Visit& visit, const KeptRequest& request) {
  return name_fields(typing) +
         parts::short_text(typing, {.name = "relation",
                                    .label = "Who are they to the children? (optional)",
                                    .hint = "Mother, mother's partner, grandfather, lodger ..."}) +
         age_fields(typing, "“About forty”.") +
         parts::yes_or_no(typing, {.name = "parental_responsibility",
                                   .label = "Do they have parental responsibility? (optional)",
                                   .hint = "Leave it unanswered if you do not know."}) +
         where(typing, visit, request) +
         parts::short_text(typing, {.name = "first_language",
                                    .label = "First language (optional)",
                                    .hint = "So that an interpreter can be asked for."}) +
         parts::long_text(
             typing, {.name = "note", .label = "Anything else the hub should know about them (optional)", .rows = 3});
}

std::string title_of(const Visit& visit) {
  const bool child = visit.param("list") == "children", fresh = visit.param("number") == "new";
  return std::string(fresh ? "Add a " : "Change a ") + (child ? "child" : "member of the household or another adult");
}

Response person_page(const Visit& visit, const KeptRequest& request, const parts::Typing& typing) {
  const bool child = visit.param("list") == "children";
  const Html fields = child ? child_fields(typing, visit, request) : adult_fields(typing, visit, request);
  return page_response(visit,
                       {.title = title_of(visit),
                        .before_content = back_link({.href = section_page(visit, visit.param("list"))}),
                        .has_errors = typing.mistakes.any(),
                        .status = status_of(typing.mistakes)},
                       two_thirds(mistakes_panel(visit, typing.mistakes, parts::anchor) + heading(title_of(visit)) +
                                  form_to(visit, {visit.request.path, "", {{"autocomplete", "off"}}},
                                          fields + button("Save and continue"))));
}

SummaryCard card_of(const std::string& list, std::size_t number, const Fields& person) {
  const auto path = fmt::format("/request/people/{}/{}", list, number), name = person_name(person);
  return {.title = {.text = name},
          .actions = {.items = {{.text = "Change", .href = path, .visually_hidden_text = name},
                                {.text = "Remove", .href = path + "/remove", .visually_hidden_text = name}}}};
}

}  // namespace

/// What was typed of a person, field by field.
SummaryList person_summary(const Fields& person) {
  SummaryList list;
  for (const auto& [name, words] : person_fields) {
    const auto value = terms::field(person, name);
    if (value.empty() || name == "given_name" || name == "family_name") continue;
    const auto date = name == "born" ? terms::date_from_iso(value) : std::nullopt;
    list.rows.push_back(
        summary_row(words, parts::prose(date                                                 ? terms::date_words(*date)
                                        : name == "parental_responsibility" || name == "sex" ? parts::plain_words(value)
                                                                                             : value)));
  }
  return list;
}

Response people_page(const Visit& visit, const pack::FormSection& section, const KeptRequest& request) {
  Html cards;
  const auto people = people_of(request, section.kind);
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto card = person_summary(people[i]);
    card.card = card_of(section.kind, i + 1, people[i]);
    cards += summary_list(card);
  }
  const bool child = section.kind == "children";
  if (cards.empty())
    cards = inset_text({.text = child ? "You have added no child yet." : "You have added nobody yet."});
  const Html add = people.size() < (child ? 20 : people_at_most)
                       ? link_button(people.empty() ? (child ? "Add a child" : "Add somebody")
                                                    : (child ? "Add another child" : "Add somebody else"),
                                     "/request/people/" + section.kind + "/new", "govuk-button--secondary")
                       : Html();
  const auto done = "/request/people/" + section.kind + "/done";
  return page_response(
      visit,
      {.title = section.title, .before_content = back_link({.text = "Back to the list", .href = "/request/tasks"})},
      two_thirds(heading(section.title) + paragraph({section.intro}) + cards + add +
                 form_to(visit, {done, "", {}}, button("Continue"))));
}

Response show_person(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  if (!request || !request->sent.empty()) return see_other("/request");
  const auto list = visit.param("list");
  const auto place = place_of(visit, *request);
  if (!is_list(list) || (!place && visit.param("number") != "new")) return nothing_here(visit);
  parts::Typing typing;
  if (place) typing.fields = people_of(*request, list)[*place];
  add_day_boxes(typing.fields, "born", terms::field(typing.fields, "born"));
  return person_page(visit, *request, typing);
}

Response save_person(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  if (!request || !request->sent.empty()) return see_other("/request");
  const auto list = visit.param("list");
  const bool fresh = visit.param("number") == "new";
  if (!is_list(list) || (!fresh && !place_of(visit, *request))) return nothing_here(visit);
  auto person = sent_person(visit.form);
  if (visit.form.value("same_address") == "yes") take_address_of_first_child(person, *request);
  const auto mistakes = mistakes_of_person(person, list, visit.pack, visit.now);
  if (!mistakes.empty())
    return person_page(visit, *request, {.fields = visit.fields(), .mistakes = {.problems = mistakes}});
  const bool kept = change_request(visit, support_form, request->code, [&](KeptRequest& now) {
    auto people = people_of(now, list);
    const auto place = place_of(visit, now);
    if (place)
      people[*place] = person;
    else if (people.size() < people_at_most)
      people.push_back(person);
    set_people(now, list, people);
  });
  if (!kept) return error_page(413, visit.request.id, false);
  return see_other(section_page(visit, list));
}

Response show_remove_person(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  if (!request || !request->sent.empty()) return see_other("/request");
  const auto place = place_of(visit, *request);
  if (!is_list(visit.param("list")) || !place) return nothing_here(visit);
  const auto name = person_name(people_of(*request, visit.param("list"))[*place]);
  const auto back = section_page(visit, visit.param("list"));
  const auto title = "Remove " + name + " from this request?";
  return page_response(visit, {.title = title, .before_content = back_link({.href = back})},
                       two_thirds(heading(title) + paragraph({"What you typed about them is deleted."}) +
                                  form_to(visit, {visit.request.path, "", {}},
                                          el("div", {{"class", "govuk-button-group"}},
                                             {button({.text = "Remove", .classes = "govuk-button--warning"}),
                                              link(back, "Keep them")}))));
}

Response remove_person(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  if (!request || !request->sent.empty()) return see_other("/request");
  const auto list = visit.param("list");
  if (!is_list(list)) return nothing_here(visit);
  change_request(visit, support_form, request->code, [&](KeptRequest& now) {
    auto people = people_of(now, list);
    if (const auto place = place_of(visit, now)) people.erase(people.begin() + static_cast<std::ptrdiff_t>(*place));
    set_people(now, list, people);
  });
  return see_other(section_page(visit, list));
}

Response finish_people(const Visit& visit) {
  const auto request = kept_request(visit, support_form);
  if (!request || !request->sent.empty()) return see_other("/request");
  const auto list = visit.param("list");
  if (!is_list(list)) return nothing_here(visit);
  change_request(visit, support_form, request->code,
                 [&](KeptRequest& now) { now.seen.insert(section_id(visit, list)); });
  return see_other("/request/tasks");
}

}  // namespace lintel::web::request
