#include "web/pages/request/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "terms/london.h"
#include "web/components/character_count.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/radios.h"
#include "web/components/textarea.h"
#include "web/pages/landing/landing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::request {

namespace {

using namespace components;
using pack::Question;

constexpr std::string_view not_known_name = "not_known";  // ids of the questions it was ticked for
constexpr int one_line_at_most = 250;                     // a longer answer gets a box of several lines

std::string name_of(const Question& question) {
  return "answers." + question.id;
}

std::string id_of(std::string_view field) {
  std::string id(field);
  std::ranges::replace(id, '.', '-');
  return id;
}

// A referrer reads the whole title of a level, staff its short one.
std::string answer_text(const pack::Pack& pack, const Question& question, std::string_view answer) {
  const auto* level = question.type == "level" ? pack.level(terms::LevelId{answer}) : nullptr;
  return level ? level->title : parts::answer_words(pack, question, answer);
}

// One section as it is being asked.
struct Asking {
  const Visit& visit;
  const pack::FormSection& section;
  const parts::Typing& typing;
  const Answers& answers;
  Headed headed;
};

bool has_choices(const Question& question) {
  return question.type == "yes_no" || question.type == "yes_no_not_known" || question.type == "choice" ||
         question.type == "level";
}

const Question* question_in(const pack::FormSection& section, std::string_view id) {
  const auto found = std::ranges::find(section.questions, id, &Question::id);
  return found == section.questions.end() ? nullptr : &*found;
}

// What other pages have answered is decided; what this page asks itself, or nobody has answered yet, is open.
bool may_be_asked(const pack::FormSection& section, const Question& question, const Answers& answers) {
  return std::ranges::all_of(question.shown_when.all_of, [&](const auto& wanted) {
    const auto found = answers.find(wanted.first);
    return question_in(section, wanted.first) || found == answers.end() || wanted.second.contains(found->second);
  });
}

// The latest question of the page of which one answer alone brings this one up.
const Question* parent_of(const pack::FormSection& section, const Question& question) {
  const Question* parent = nullptr;
  for (const auto& earlier : section.questions) {
    if (&earlier == &question) break;
    const auto wanted = question.shown_when.all_of.find(earlier.id);
    if (wanted != question.shown_when.all_of.end() && wanted->second.size() == 1 && has_choices(earlier))
      parent = &earlier;
  }
  return parent;
}

// The questions of this page on which this one depends besides its place below an answer, and the answers that bring
// it up.
using Wanted = std::vector<std::pair<const Question*, std::set<std::string>>>;

Wanted wanted_of(const Asking& asking, const Question& question) {
  const auto* parent = parent_of(asking.section, question);
  Wanted wanted;
  for (const auto& [id, values] : question.shown_when.all_of) {
    const auto* other = question_in(asking.section, id);
    if (!other || other == parent || (parent && parent->shown_when.all_of.contains(id))) continue;
    wanted.emplace_back(other, std::set<std::string>(values.begin(), values.end()));
  }
  return wanted;
}

// Without scripts it is said in words: "the answer to ... is ... or ...".
std::string condition_words(const Asking& asking, const Wanted& wanted) {
  std::string words;
  for (const auto& [other, values] : wanted) {
    std::vector<std::string> texts;
    for (const auto& value : values) texts.push_back("“" + answer_text(asking.visit.pack, *other, value) + "”");
    words += fmt::format("{}“{}” is {}", words.empty() ? "" : " and ", other->label, base::joined(texts, " or "));
  }
  return words;
}

// The same for scripts, as a query: any of the answers given under one name, and each name.
std::string condition_query(const Wanted& wanted) {
  std::string query;
  for (const auto& [other, values] : wanted)
    for (const auto& value : values)
      query +=
          fmt::format("{}{}={}", query.empty() ? "" : "&", percent_encoded(name_of(*other)), percent_encoded(value));
  return query;
}

bool is_optional(const Question& question) {
  return !question.required && question.required_when.all_of.empty();
}

std::string label_of(const Question& question) {
  return question.label + (is_optional(question) ? " (optional)" : "");
}

bool is_heading(const Asking& asking) {
  return asking.headed == Headed::question && asking.section.questions.size() == 1;
}

Label labelled(const Asking& asking, const Question& question) {
  return {.text = label_of(question),
          .classes = is_heading(asking) ? "govuk-label--l" : "govuk-label--s",
          .is_page_heading = is_heading(asking)};
}

Fieldset legend_of(const Asking& asking, const Question& question) {
  return {.legend = {.text = label_of(question),
                     .classes = is_heading(asking) ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s",
                     .is_page_heading = is_heading(asking)}};
}

Html fields_below(const Asking& asking, const Question& parent, std::string_view value);

std::vector<Choice> choices_of(const Asking& asking, const Question& question) {
  std::vector<Choice> items;
  const auto add = [&](std::string_view value, std::string_view text, std::string_view hint) {
    items.push_back({.text = text,
                     .value = std::string(value),
                     .hint = {.text = hint},
                     .conditional = has_choices(question) ? fields_below(asking, question, value) : Html()});
  };
  if (question.type == "level")
    for (const auto& level : asking.visit.pack.levels) add(level.id.value, level.title, level.text);
  if (question.type.starts_with("yes_no")) {
    add("yes", "Yes", "");
    add("no", "No", "");
  }
  if (question.type == "yes_no_not_known") add("not_known", "I do not know", "");
  for (const auto& choice : question.choices) add(choice.value, choice.text, choice.hint);
  if (question.or_not_known) add("not_known", "Not known", "");
  return items;
}

// The guidance on levels, beside the question that asks for one (L-12).
Html guidance_link(const Asking& asking, const Question& question) {
  const auto* thresholds = landing::link_of(asking.visit.pack, "thresholds");
  if (question.type != "level" || !thresholds) return {};
  return el("p", {{"class", "govuk-body govuk-!-margin-top-3"}},
            {"Read ", el("a", {{"class", "govuk-link"}, {"href", thresholds->url}}, {thresholds->title}),
             " if you are not sure."});
}

Html ask_choice(const Asking& asking, const Question& question) {
  const bool in_line = question.type == "yes_no" && question.choices.empty() &&
                       fields_below(asking, question, "yes").empty() && fields_below(asking, question, "no").empty();
  return radios({.name = name_of(question),
                 .id_prefix = id_of(name_of(question)),
                 .fieldset = legend_of(asking, question),
                 .hint = {.text = question.hint},
                 .error_message = {.text = asking.typing.error(name_of(question))},
                 .items = choices_of(asking, question),
                 .value = asking.typing.value(name_of(question)),
                 .form_group = {.after = guidance_link(asking, question)},
                 .classes = in_line ? "govuk-radios--inline" : ""});
}

Html ask_choices(const Asking& asking, const Question& question) {
  return checkboxes({.name = name_of(question),
                     .id_prefix = id_of(name_of(question)),
                     .fieldset = legend_of(asking, question),
                     .hint = {.text = question.hint.empty() ? "Choose all that apply" : question.hint},
                     .error_message = {.text = asking.typing.error(name_of(question))},
                     .items = choices_of(asking, question),
                     .values = base::split(asking.typing.value(name_of(question)), '|')});
}

Html ask_date(const Asking& asking, const Question& question) {
  terms::Fields boxes;
  add_day_boxes(boxes, name_of(question), asking.typing.value(name_of(question)));
  return date_input({.id = id_of(name_of(question)),
                     .name_prefix = name_of(question),
                     .fieldset = legend_of(asking, question),
                     .hint = {.text = question.hint.empty() ? "For example, 27 3 2026" : question.hint},
                     .error_message = {.text = asking.typing.error(name_of(question))},
                     .values = {boxes.begin(), boxes.end()}});
}

// What was typed; nothing where not known was ticked instead.
std::string typed_value(const Asking& asking, const Question& question) {
  const auto value = asking.typing.value(name_of(question));
  return question.or_not_known && value == "not_known" ? "" : value;
}

Html ask_lines(const Asking& asking, const Question& question) {
  const auto name = name_of(question);
  if (question.max_length == 0)
    return textarea({.name = name,
                     .id = id_of(name),
                     .label = labelled(asking, question),
                     .hint = {.text = question.hint},
                     .error_message = {.text = asking.typing.error(name)},
                     .value = typed_value(asking, question)});
  return character_count({.name = name,
                          .id = id_of(name),
                          .label = labelled(asking, question),
                          .hint = {.text = question.hint},
                          .error_message = {.text = asking.typing.error(name)},
                          .value = typed_value(asking, question),
                          .maxlength = fmt::to_string(question.max_length),
                          .threshold = "75",
                          .rows = question.type == "long_text" ? 6 : 2});
}

Html ask_line(const Asking& asking, const Question& question) {
  const auto name = name_of(question);
  const bool email = question.type == "email", phone = question.type == "phone";
  return input({.name = name,
                .id = id_of(name),
                .label = labelled(asking, question),
                .hint = {.text = question.hint},
                .error_message = {.text = asking.typing.error(name)},
                .value = typed_value(asking, question),
                .type = email   ? "email"
                        : phone ? "tel"
                                : "text"});
}

Html ask_confirm(const Asking& asking, const Question& question) {
  return checkboxes({.name = name_of(question),
                     .id_prefix = id_of(name_of(question)),
                     .hint = {.text = question.hint},
                     .error_message = {.text = asking.typing.error(name_of(question))},
                     .items = {{.text = question.label, .value = "yes"}},
                     .values = {asking.typing.value(name_of(question))}});
}

// Below a box for words: that nobody knows is an answer too.
Html or_not_known(const Asking& asking, const Question& question) {
  if (!question.or_not_known || has_choices(question) || question.type == "choices") return {};
  const bool ticked = asking.typing.value(name_of(question)) == "not_known";
  return checkboxes({.name = std::string(not_known_name),
                     .id_prefix = id_of(name_of(question)) + "-not-known",
                     .items = {{.text = "Not known: " + question.label, .value = question.id}},
                     .values = {ticked ? question.id : ""},
                     .classes = "govuk-checkboxes--small"});
}

Html ask_words(const Asking& asking, const Question& question) {
  const bool lines =
      question.type == "long_text" || (question.type == "text" && question.max_length > one_line_at_most);
  return (lines ? ask_lines(asking, question) : ask_line(asking, question)) + or_not_known(asking, question);
}

Html ask(const Asking& asking, const Question& question) {
  if (question.type == "confirm") return ask_confirm(asking, question);
  if (has_choices(question)) return ask_choice(asking, question);
  if (question.type == "choices") return ask_choices(asking, question);
  if (question.type == "date") return ask_date(asking, question) + or_not_known(asking, question);
  return ask_words(asking, question);
}

// Shown by scripts while the answers are so (assets/lintel.js); without them it says for whom it is.
Html only_when(const Asking& asking, const Wanted& wanted, const Html& fields) {
  const Html words = inset_text({.text = "Answer what follows only if " + condition_words(asking, wanted) + ".",
                                 .classes = "lintel-when__words"});
  return block("div", {{"class", "lintel-when"}, {"data-when", condition_query(wanted)}}, {words, fields});
}

// Questions that stand together; those that follow each other with one condition are one group.
Html ask_all(const Asking& asking, const std::vector<const Question*>& questions) {
  Html fields, group;
  Wanted condition;
  const auto end_group = [&] {
    fields += condition.empty() ? group : only_when(asking, condition, group);
    group = {};
  };
  for (const auto* question : questions) {
    auto wanted = wanted_of(asking, *question);
    if (wanted != condition) end_group();
    condition = std::move(wanted);
    group += ask(asking, *question);
  }
  end_group();
  return fields;
}

Html fields_below(const Asking& asking, const Question& parent, std::string_view value) {
  std::vector<const Question*> below;
  for (const auto& question : asking.section.questions)
    if (parent_of(asking.section, question) == &parent &&
        question.shown_when.all_of.at(parent.id).contains(std::string(value)) &&
        may_be_asked(asking.section, question, asking.answers))
      below.push_back(&question);
  return ask_all(asking, below);
}

// By an answer that was given; an answer that is still missing hides nothing.
bool is_hidden(const Question& question, const Answers& asked, const std::set<std::string>& hidden) {
  return std::ranges::any_of(question.shown_when.all_of, [&](const auto& wanted) {
    const auto found = asked.find(wanted.first);
    return hidden.contains(wanted.first) || (found != asked.end() && !wanted.second.contains(found->second));
  });
}

std::string plain_lines(std::string_view typed) {
  std::string text(base::trimmed(typed));
  std::erase(text, '\r');
  return text;
}

std::string sent_answer(const Question& question, const web::Form& form) {
  if (question.type == "date") return typed_day(form, name_of(question));
  if (question.type != "choices") return plain_lines(form.value(name_of(question)));
  std::vector<std::string> chosen;
  for (const auto value : form.all(name_of(question))) chosen.emplace_back(value);
  return base::joined(chosen, "|");
}

}  // namespace

Answers answers_of(const std::vector<pack::FormSection>& sections, const terms::Fields& fields) {
  const auto typed = terms::field_map(fields, "answers");
  Answers asked;
  std::set<std::string> hidden;
  for (const auto& section : sections)
    for (const auto& question : section.questions) {
      if (is_hidden(question, asked, hidden))
        hidden.insert(question.id);
      else if (const auto found = typed.find(question.id); found != typed.end())
        asked.insert(*found);
    }
  return asked;
}

bool asks_anything(const pack::FormSection& section, const Answers& answers) {
  if (section.kind == "children" || section.kind == "household") return true;
  return std::ranges::any_of(section.questions,
                             [&](const auto& question) { return may_be_asked(section, question, answers); });
}

bool opens_others(const std::vector<pack::FormSection>& sections, std::string_view id, const Answers& answers) {
  const auto depends = [&](const Question& question) {
    if (question.required_when.all_of.contains(std::string(id))) return true;
    return question.shown_when.all_of.contains(std::string(id)) && !is_hidden(question, answers, {});
  };
  return std::ranges::any_of(sections,
                             [&](const auto& section) { return std::ranges::any_of(section.questions, depends); });
}

Html section_fields(const Visit& visit, const pack::FormSection& section, const parts::Typing& typing,
                    const Answers& answers, Headed headed) {
  const Asking asking{visit, section, typing, answers, headed};
  std::vector<const Question*> top;
  for (const auto& question : section.questions)
    if (!parent_of(section, question) && may_be_asked(section, question, answers)) top.push_back(&question);
  return ask_all(asking, top);
}

terms::Fields sent_answers(const pack::FormSection& section, const web::Form& form) {
  terms::Fields fields;
  const auto not_known = form.all(not_known_name);
  for (const auto& question : section.questions)
    if (auto answer = sent_answer(question, form); !answer.empty())
      fields.emplace(name_of(question), std::move(answer));
    else if (question.or_not_known && std::ranges::find(not_known, question.id) != not_known.end())
      fields.emplace(name_of(question), "not_known");
  return fields;
}

terms::Fields with_answers_of(const std::vector<pack::FormSection>& sections, terms::Fields fields,
                              const web::Form& form) {
  std::erase_if(fields, [](const auto& field) { return field.first.starts_with("answers."); });
  for (const auto& section : sections) fields.merge(sent_answers(section, form));
  return fields;
}

std::string typed_day(const web::Form& form, const std::string& name) {
  const auto part = [&](const char* which) { return std::string(base::trimmed(form.value(name + "-" + which))); };
  const auto day = part("day"), month = part("month"), year = part("year");
  if (day.empty() && month.empty() && year.empty()) return {};
  const auto typed = fmt::format("{}/{}/{}", day, month, year);
  std::optional<terms::Date> date;
  std::vector<terms::Problem> ignored;
  terms::read_date({{"day", typed}}, "day", date, ignored);
  return date ? terms::iso_text(*date) : typed;
}

void add_day_boxes(terms::Fields& fields, const std::string& name, const std::string& text) {
  const auto date = terms::date_from_iso(text);
  const auto parts = base::split(text, '/');
  if (date) {
    fields.emplace(name + "-day", fmt::to_string(static_cast<unsigned>(date->day())));
    fields.emplace(name + "-month", fmt::to_string(static_cast<unsigned>(date->month())));
    fields.emplace(name + "-year", fmt::to_string(static_cast<int>(date->year())));
  } else if (parts.size() == 3) {
    fields.emplace(name + "-day", parts[0]);
    fields.emplace(name + "-month", parts[1]);
    fields.emplace(name + "-year", parts[2]);
  }
}

std::string anchor_of(const pack::Pack& pack, std::string_view field) {
  const auto* question = field.starts_with("answers.") ? pack.question(field.substr(8)) : nullptr;
  return id_of(field) + (question && question->type == "date" ? "-day" : "");
}

Html answer_shown(const pack::Pack& pack, const pack::Question& question, const std::string& answer) {
  return parts::prose(answer_text(pack, question, answer));
}

}  // namespace lintel::web::request
