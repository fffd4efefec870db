#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo/life.h"

/// How a way through the gates of a pack is found: what an act needs first, and which answers open them.
namespace lintel::app::demo {

using Answers = std::map<std::string, std::string>;  // by question

struct Wanted {
  const pack::Step* step;
  Answers answers;  // those that it must have
};

/// What the rules see when an outcome is proposed at a level; empty: as they are.
pack::Attributes known_of(const Life& life, casework::ContactRecord record, terms::Instant at,
                          const terms::OutcomeId& outcome, const terms::LevelId& level);
/// The steps that the pack's gates want to be done before a verb or another step, as things are, and are not.
std::vector<Wanted> wanted_before(std::string_view act, const pack::Attributes& known, const pack::Pack& pack);
/// Whether the rules could come to allow it: it fits what is known, and no gate asks for another outcome.
bool could_be(const pack::Outcome& outcome, pack::Attributes known, const pack::Pack& pack);
/// What was drawn, unless it leads to no outcome as things are: then another that does.
std::string answer_that_leads_on(const pack::Question& question, const std::string& drawn, pack::Attributes known,
                                 const pack::Pack& pack);
/// What is asked with an approval: the answers that open a gate where one stands, else any.
terms::Fields approval_answers(const pack::Attributes& known, const pack::Pack& pack, Dice& dice);

}  // namespace lintel::app::demo
