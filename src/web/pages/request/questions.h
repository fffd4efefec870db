#pragma once

#include <map>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "terms/fields.h"
#include "web/pages/parts/form.h"
#include "web/session/visit.h"

/// The questions of a pack's request form as a page asks them. A question that depends on the answer to an earlier one
/// of its page stands below that answer, where scripts reveal it; one that several answers bring up stands after them,
/// shown by scripts while they are given, and without scripts says for whom it is.
namespace lintel::web::request {

using Answers = std::map<std::string, std::string>;

/// Answers to the questions that are asked of this person: what was typed below an answer that they then changed is
/// left out.
Answers answers_of(const std::vector<pack::FormSection>& sections, const terms::Fields& fields);
/// Whether a page of this section would ask anything. What its own questions decide, or nobody has answered yet, is
/// open.
bool asks_anything(const pack::FormSection& section, const Answers& answers);

/// Whether the answer to this question may ask for more: other questions depend on it that nothing has ruled out yet.
bool opens_others(const std::vector<pack::FormSection>& sections, std::string_view id, const Answers& answers);

enum class Headed { section, question };  // one question a page: its label is then the heading of the page
Html section_fields(const Visit& visit, const pack::FormSection& section, const parts::Typing& typing,
                    const Answers& answers, Headed headed = Headed::section);

/// What was sent for a section's questions: a date as 2018-03-03 (as it was typed when it is no date), several choices
/// as "a|b".
terms::Fields sent_answers(const pack::FormSection& section, const web::Form& form);
/// `fields` with these answers in place of what was sent for them box by box.
terms::Fields with_answers_of(const std::vector<pack::FormSection>& sections, terms::Fields fields,
                              const web::Form& form);
/// The three boxes of a date as one text, and back.
std::string typed_day(const web::Form& form, const std::string& name);
void add_day_boxes(terms::Fields& fields, const std::string& name, const std::string& text);

/// "answers.worry" is at "#answers-worry", a date at its first box.
std::string anchor_of(const pack::Pack& pack, std::string_view field);

/// The answer as people read it.
Html answer_shown(const pack::Pack& pack, const pack::Question& question, const std::string& answer);

}  // namespace lintel::web::request
