#include "casework/cases/information_expectations.h"

#include <fmt/format.h>

#include "base/text.h"
#include "casework/cases/world.h"

namespace lintel::casework::cases {

namespace {

using Said = const Expectation&;

std::string contains(const std::string& where, Said said) {
  if (has_words(where, word(said, "text"))) return "";
  return where.empty() ? "nothing" : where;
}

// Of the facts of the last act.
std::string warnings(World& world) {
  std::string all;
  for (const auto& fact : world.facts_of_last_act()) {
    const auto payload = terms::json::parse(fact.payload);
    const auto* warning = payload.as_object().if_contains("agreement_warning");
    if (warning && !warning->as_string().empty()) all += std::string(warning->as_string()) + "\n";
  }
  return all;
}

std::string words_of(const std::vector<pack::FormSection>& sections) {
  std::string all;
  for (const auto& section : sections) {
    all += section.title + "\n" + section.intro + "\n";
    for (const auto& question : section.questions) all += question.label + "\n" + question.hint + "\n";
  }
  return all;
}

}  // namespace

std::string warned(World& world, Said said) {
  return contains(warnings(world), said);
}

std::string not_warned(World& world, Said) {
  return warnings(world);
}

std::string agreements_have(World& world, Said said) {
  std::string all;
  for (const auto& row : world.rows("agreements"))
    all += fmt::format("{}: version {}, signed {}, review by {}, {}{}\n", row.text("agency_name"), row.text("version"),
                       row.text("signed_on"), row.text("review_by"), row.text("document"),
                       row.is_null("ended_on") ? "" : ", ended " + row.text("ended_on"));
  return contains(all, said);
}

std::string records_policy_says(World& world, Said said) {
  std::string all;
  for (const auto& one : world.pack().records_policy)
    all += fmt::format("{}: {}; {}; {}\n", one.records, one.owner, one.procedure, one.kept);
  return contains(all, said);
}

std::string form_says(World& world, Said said) {
  const auto& form = world.pack().form;
  return contains(form.intro + "\n" + words_of(form.sections) + words_of(form.public_path), said);
}

}  // namespace lintel::casework::cases
