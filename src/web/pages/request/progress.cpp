#include "web/pages/request/progress.h"

#include <algorithm>

#include "base/text.h"
#include "web/pages/request/questions.h"

namespace lintel::web::request {

namespace {

bool has_question(const pack::FormSection& section, std::string_view field) {
  return field.starts_with("answers.") &&
         std::ranges::find(section.questions, field.substr(8), &pack::Question::id) != section.questions.end();
}

bool belongs(const pack::Pack& pack, std::string_view field, const std::string& section) {
  return section_of(pack, field) == section;
}

std::string section_of_kind(const pack::Pack& pack, std::string_view kind) {
  const auto found = std::ranges::find(pack.form.sections, kind, &pack::FormSection::kind);
  return found == pack.form.sections.end() ? "" : found->id;
}

void add(std::vector<terms::Problem>& to, std::vector<terms::Problem> more) {
  for (auto& one : more) to.push_back(std::move(one));
}

}  // namespace

terms::Fields fields_to_send(const pack::Pack& pack, const KeptRequest& request, std::string_view channel) {
  auto fields = request.fields;
  std::erase_if(fields, [](const auto& field) { return field.first.starts_with("answers."); });
  for (auto& [id, answer] : answers_of(casework::form_sections(pack.form, channel), request.fields))
    fields.emplace("answers." + id, answer);
  fields.emplace("channel", channel);
  return fields;
}

casework::ReceiveRequest as_request(const terms::Fields& fields) {
  std::vector<terms::Problem> ignored;
  return terms::from_fields<casework::ReceiveRequest>(fields, ignored);
}

std::vector<terms::Problem> mistakes_in(const pack::Pack& pack, const KeptRequest& request, Instant now) {
  std::vector<terms::Problem> found;
  const auto read = terms::from_fields<casework::ReceiveRequest>(fields_to_send(pack, request, "e_form"), found);
  add(found, casework::referrer_mistakes(read));
  for (const auto& section : pack.form.sections) add(found, casework::answer_mistakes(section, read.answers, pack));
  add(found, casework::people_mistakes(read, pack, now));
  return found;
}

std::string section_of(const pack::Pack& pack, std::string_view field) {
  if (field.starts_with("children")) return section_of_kind(pack, "children");
  if (field.starts_with("household")) return section_of_kind(pack, "household");
  for (const auto& section : pack.form.sections)
    if (has_question(section, field)) return section.id;
  return "referrer";
}

std::string place_to_mend(const pack::Pack& pack, std::string_view field) {
  const auto steps = base::split(field, '.');
  const bool of_a_person = steps.size() == 3 && (steps[0] == "children" || steps[0] == "household");
  if (of_a_person) return "/request/people/" + steps[0] + "/" + steps[1] + "#" + parts::anchor(steps[2]);
  const auto section = section_of(pack, field);
  if (section == "referrer") return "/request/referrer#" + std::string(field);
  return "/request/sections/" + section + (field.starts_with("answers.") ? "#" + anchor_of(pack, field) : "");
}

Progress progress_of(const pack::Pack& pack, const KeptRequest& request, const std::string& section,
                     const std::vector<terms::Problem>& mistakes) {
  const bool wrong = std::ranges::any_of(mistakes, [&](const auto& one) { return belongs(pack, one.field, section); });
  const bool begun = request.seen.contains(section) || std::ranges::any_of(request.fields, [&](const auto& field) {
                       return belongs(pack, field.first, section);
                     });
  if (!begun) return Progress::not_started;
  return wrong || !request.seen.contains(section) ? Progress::in_progress : Progress::completed;
}

std::vector<std::pair<std::string, terms::Fields>> people_in(const KeptRequest& request, std::string_view list) {
  return terms::field_items(request.fields, list);
}

std::string person_name(const terms::Fields& person) {
  const auto given = terms::field(person, "given_name"), family = terms::field(person, "family_name");
  if (!given.empty() || !family.empty()) return given + (given.empty() || family.empty() ? "" : " ") + family;
  if (terms::field(person, "relation") == "unborn child") return "Unborn child";
  return "Somebody without a name";
}

}  // namespace lintel::web::request
