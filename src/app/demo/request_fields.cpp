#include "app/demo/request_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "casework/verbs/contact/receive_request.h"
#include "terms/london.h"

namespace lintel::app::demo {

namespace {

using terms::Fields;
using terms::Instant;

std::string consent_result(const pack::Level* level, Dice& dice) {
  if (dice.percent(level && level->significant_harm ? 25 : 85)) return "given";
  return dice.one_in(2) ? "refused" : "not_asked";
}

std::string consent_words(std::string_view result) {
  if (result == "given") return "Agrees to the request and to the hub speaking to the school and the health visitor.";
  if (result == "refused")
    return "Does not want anybody to be told, and was told that we would ask the hub for advice.";
  return "We have not spoken about it with the family yet.";
}

Fields answers_for(const pack::Level* level, const Family& family, terms::Date long_ago, const pack::Pack& pack,
                   Dice& dice) {
  const auto worry =
      demo::worry(level ? level->number : dice.between(2, 4), level && level->significant_harm, family, dice);
  const auto consent = consent_result(level, dice);
  const auto mother = std::ranges::find_if(family.members, &Member::parental_responsibility);
  std::map<std::string, std::string> known = {
      {"requested_level", level ? level->id.value : ""},
      {"worry", worry.worry},
      {"work_done", worry.work_done},
      {"impact", worry.impact},
      {"strengths", worry.strengths},
      {"child_words", worry.child_words},
      {"parent_words", worry.parent_words},
      {"harm_evidence", worry.harm},
      {"immediate_protection", level && level->significant_harm && dice.percent(40) ? "yes" : "no"},
      {"information_request", "no"},
      {"consent_result", consent},
      {"consent_given_by", mother == family.members.end() ? "" : mother->given_name + " " + mother->family_name},
      {"consent_relationship", mother == family.members.end() ? "parent" : mother->relation},
      {"consent_parental_responsibility", "yes"},
      {"consent_how", dice.one_in(2) ? "written" : "verbal"},
      {"consent_said", consent_words(consent)},
      {"eha_open", level && level->number == 2 && dice.percent(70) ? "yes" : "no"},
      {"eha_reference", fmt::format("EHA-{}", dice.between(20000, 29999))}};
  std::map<std::string, std::string> answers;
  // Twice: an answer may bring up a question that stands before it.
  for (int pass = 0; pass < 2; ++pass)
    for (const auto& section : casework::form_sections(pack.form, level ? "e_form" : "public_form"))
      for (const auto& question : section.questions) {
        if (!casework::question_shown(question, answers) || answers.contains(question.id)) continue;
        const auto given = known.find(question.id);
        std::string answer = given == known.end() ? "" : given->second;
        if (answer.empty() && casework::question_required(question, answers))
          answer = !question.choices.empty()             ? question.choices.front().value
                   : question.type.starts_with("yes_no") ? (dice.percent(20) ? "yes" : "no")
                   : question.type == "date"             ? terms::iso_text(long_ago)
                                                         : "As described above.";
        if (!answer.empty()) answers[question.id] = answer;
      }
  Fields fields;
  for (const auto& [id, text] : answers) fields.emplace("answers." + id, text);
  return fields;
}

Fields referrer_fields(Dice& dice) {
  const auto who = demo::professional(dice);
  return {{"referrer_name", who.name},
          {"referrer_agency", who.agency},
          {"referrer_role", who.role},
          {"referrer_phone", who.phone},
          {"referrer_email", who.email}};
}

Fields household_fields(const Family& family) {
  Fields fields;
  int child = 0, other = 0;
  for (const auto& member : family.members) {
    const std::string item =
        member.child ? fmt::format("children.{}.", ++child) : fmt::format("household.{}.", ++other);
    fields.insert({{item + "given_name", member.given_name},
                   {item + "family_name", member.family_name},
                   {item + "sex", member.sex},
                   {item + "born", terms::iso_text(member.born)},
                   {item + "address", family.address},
                   {item + "postcode", family.postcode},
                   {item + "nhs_number", member.nhs_number},
                   {item + "relation", member.relation},
                   {item + "first_language", family.first_language},
                   {item + "ethnicity", family.ethnicity},
                   {item + "school", member.school},
                   {item + "parental_responsibility", member.parental_responsibility ? "yes" : "no"}});
  }
  return fields;
}

}  // namespace

const pack::Level& likely_level(const pack::Pack& pack, Dice& dice) {
  const int roll = dice.between(1, 100);
  const int number = roll <= 30 ? 4 : roll <= 62 ? 3 : roll <= 92 ? 2 : 1;
  std::vector<const pack::Level*> fitting;
  for (const auto& level : pack.levels)
    if (level.number == number) fitting.push_back(&level);
  if (fitting.empty()) return dice.pick(pack.levels);
  if (number == 4 && fitting.size() > 1) return *fitting[dice.percent(30) ? 0 : 1];
  return *fitting.front();
}

Fields request_fields(const pack::Level* level, const Family& family, terms::Date long_ago, const pack::Pack& pack,
                      Dice& dice) {
  const bool professional = level != nullptr;
  Fields fields = answers_for(level, family, long_ago, pack, dice);
  fields.emplace("channel", professional ? "e_form" : "public_form");
  fields.emplace("referrer_kind", professional ? "professional" : "public");
  if (professional)
    fields.merge(referrer_fields(dice));
  else if (dice.percent(60))
    fields.insert({{"referrer_name", staff_name(dice)}, {"referrer_relationship", "neighbour"}});
  fields.merge(household_fields(family));
  return fields;
}

Fields notification_fields(const std::string& reference, const Family& family, Instant at, Dice& dice) {
  static const std::vector<std::string> grades = {"standard", "medium", "high"};
  Fields fields{
      {"police_reference", reference},
      {"grade", dice.pick(grades)},
      {"domestic_abuse", dice.percent(75) ? "yes" : "no"},
      {"crime_risk", dice.percent(10) ? "yes" : "no"},
      {"marac", dice.percent(15) ? "yes" : "no"},
      {"incident", "Shouting heard by a neighbour"},
      {"incident_at", terms::iso_text(at - std::chrono::hours{dice.between(2, 20)})},
      {"incident_place", family.address},
      {"officer", "PC " + staff_name(dice)},
      {"narrative", "Officers were called to shouting. The adults were spoken to apart. The children were upstairs."}};
  int child = 0;
  for (const auto& member : family.members) {
    if (!member.child) continue;
    const auto prefix = fmt::format("children.{}.", ++child);
    fields.insert({{prefix + "given_name", member.given_name},
                   {prefix + "family_name", member.family_name},
                   {prefix + "born", terms::iso_text(member.born)},
                   {prefix + "address", family.address},
                   {prefix + "postcode", family.postcode},
                   {prefix + "school", dice.one_in(8) || member.school.empty() ? "not known" : member.school}});
  }
  return fields;
}

Fields call_fields(const Professional& who, const pack::Level& level, const Family& family, Dice& dice) {
  const bool public_caller = dice.one_in(5);
  const auto worry = demo::worry(level.number, level.significant_harm, family, dice);
  Fields fields{{"kind", "call_back"},
                {"caller", public_caller ? "public" : "professional"},
                {"name", who.name},
                {"phone", who.phone},
                {"reason", worry.worry},
                {"child_name", family.members.front().given_name + " " + family.members.front().family_name},
                {"open_to", "none"},
                {"advice_wanted", dice.one_in(2) ? "yes" : "no"},
                {"named", "yes"}};
  if (!public_caller)
    fields.insert({{"agency", who.agency},
                   {"role", who.role},
                   {"email", who.email},
                   {"level", level.id.value},
                   {"support_requested", "no"}});
  return fields;
}

}  // namespace lintel::app::demo
