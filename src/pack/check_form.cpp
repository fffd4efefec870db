#include <map>

#include "base/text.h"
#include "pack/checking.h"

namespace lintel::pack {

namespace {

using Values = std::set<std::string>;

/// One way through the form: the professionals' sections, or the public's pages.
class Path {
 public:
  Path(Checking& checking, const std::vector<FormSection>& sections) : checking_(checking), sections_(sections) {}

  void check() {
    std::map<std::string, Place> section_ids;
    for (const auto& section : sections_) {
      if (!section_ids.try_emplace(section.id, section.place).second)
        checking_.complain(section.place, "form section \"" + section.id + "\" is there twice", "a different name");
      for (const auto& question : section.questions) check_question(question);
    }
  }

 private:
  void check_question(const Question& question) {
    check_choices(question);
    check_condition(question, "shown_when", question.shown_when);
    check_condition(question, "required_when", question.required_when);
    check_answerable(question);
    if (const auto [first, added] = asked_.try_emplace(question.id, &question); !added)
      complain(question, "is asked twice",
               "another id; the first is on line " + std::to_string(first->second->place.line));
  }

  void complain(const Question& question, const std::string& what, std::string expected) {
    checking_.complain(question.place, "question \"" + question.id + "\" " + what, std::move(expected));
  }

  void check_choices(const Question& question) {
    const bool chooses = question.type == "choice" || question.type == "choices";
    if (chooses && question.choices.empty())
      complain(question, "has nothing to choose from", "choices with value and text");
    if (!chooses && !question.type.starts_with("yes_no") && !question.choices.empty())
      complain(question, "has choices but is answered as " + question.type, "type: choice or choices");
    Values seen;
    for (const auto& choice : question.choices)
      if (!seen.insert(choice.value).second)
        complain(question, "has the choice \"" + choice.value + "\" twice", "it once");
  }

  void check_condition(const Question& question, const std::string& key, const Condition& when) {
    for (const auto& [id, wanted] : when.all_of) {
      const auto asked = asked_.find(id);
      if (asked == asked_.end()) {
        complain(question, key + ": no question \"" + id + "\" is asked before it", one_of_words(id, asked_ids()));
        continue;
      }
      const auto answers = answers_to(*asked->second, checking_.pack);
      for (const auto& value : wanted)
        if (!answers.contains(value))
          complain(question, key + ": the answer to \"" + id + "\" is never \"" + value + "\"",
                   one_of_words(value, listed(answers)));
    }
  }

  /// Everything that must have been answered for a question to come up, with what the questions before it ask in turn.
  std::map<std::string, Values> conditions_of(const Question& question) const {
    std::map<std::string, Values> all = question.shown_when.all_of;
    for (const auto& [id, wanted] : question.shown_when.all_of) {
      const auto before = closed_.find(id);
      if (before == closed_.end()) continue;
      for (const auto& [other, values] : before->second) narrow(all, other, values);
    }
    return all;
  }

  static void narrow(std::map<std::string, Values>& all, const std::string& id, const Values& values) {
    const auto [found, added] = all.try_emplace(id, values);
    if (!added) std::erase_if(found->second, [&](const std::string& value) { return !values.contains(value); });
  }

  void check_answerable(const Question& question) {
    auto all = conditions_of(question);
    for (const auto& [id, values] : all)
      if (values.empty())
        complain(question,
                 "can never come up: it and the questions it depends on ask for different answers to \"" + id + "\"",
                 "a shown_when that can hold");
    closed_.try_emplace(question.id, std::move(all));
  }

  std::vector<std::string> asked_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, question] : asked_) ids.push_back(id);
    return ids;
  }

  Checking& checking_;
  const std::vector<FormSection>& sections_;
  std::map<std::string, const Question*> asked_;
  std::map<std::string, std::map<std::string, Values>> closed_;
};

}  // namespace

std::set<std::string> answers_to(const Question& question, const Pack& pack) {
  Values values;
  if (question.type == "level")
    for (const auto& level : pack.levels) values.insert(level.id.value);
  if (question.type.starts_with("yes_no")) values = {"yes", "no"};
  if (question.type == "confirm") values = {"yes"};
  if (question.type == "yes_no_not_known") values.insert("not_known");
  for (const auto& choice : question.choices) values.insert(choice.value);
  if (question.or_not_known && !values.empty()) values.insert("not_known");
  return values;
}

void check_form(Checking& checking) {
  Path(checking, checking.pack.form.sections).check();
  Path(checking, checking.pack.form.public_path).check();
  for (const auto& step : checking.pack.steps) {
    const std::vector alone{section_of(step)};
    Path(checking, alone).check();
  }
}

}  // namespace lintel::pack
