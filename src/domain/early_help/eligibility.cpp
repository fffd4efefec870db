#include "domain/early_help/eligibility.h"

#include <fmt/format.h>

#include "base/text.h"
#include "terms/london.h"

namespace lintel::domain {

namespace {

std::vector<ProblemHeld> held_of(const pack::CriteriaSet& set, const std::vector<ProblemFound>& problems) {
  std::vector<ProblemHeld> all;
  for (const auto& headline : set.problems) {
    ProblemHeld held{headline.title, {}};
    for (const auto& one : problems)
      if (one.set == set.id && one.problem == headline.id) held.found.push_back(one);
    if (!held.found.empty()) all.push_back(std::move(held));
  }
  return all;
}

std::string how_many(const Eligibility& it) {
  std::vector<std::string> titles;
  for (const auto& held : it.held) titles.push_back(held.title);
  const auto which = titles.empty() ? std::string() : " (" + base::joined(titles, "; ") + ")";
  return fmt::format("{} of its {} headline problems {}{}, and at least {} must", it.held.size(),
                     it.set->problems.size(), it.held.size() == 1 ? "holds" : "hold", which, it.set->at_least);
}

std::string claims_words(const std::vector<ClaimMade>& claims) {
  std::vector<std::string> all;
  for (const auto& one : claims)
    all.push_back(fmt::format("{} on {}{}", one.phase, terms::date_words(one.claimed_on),
                              one.agency.empty() ? "" : " by " + one.agency));
  return base::joined(all, "; ");
}

std::string sentence_of(const Eligibility& it, bool enough) {
  if (!it.set) return "No criteria counted on the day on which early help began.";
  if (it.eligible) return fmt::format("Can be attached to {}: {}.", it.set->title, how_many(it));
  if (!enough) return fmt::format("Cannot be attached to {}: {}.", it.set->title, how_many(it));
  return fmt::format("Cannot be attached to {}: a claim was already made for the family, in {}. Else it could be: {}.",
                     it.set->title, claims_words(it.excluding), how_many(it));
}

}  // namespace

Eligibility eligibility(const pack::CriteriaSet* set, const std::vector<ProblemFound>& problems,
                        const std::vector<ClaimMade>& claims) {
  Eligibility it{.set = set, .held = {}, .excluding = {}, .sentence = {}};
  if (set) it.held = held_of(*set, problems);
  if (set && set->claim_excludes) it.excluding = claims;
  const bool enough = set && static_cast<int>(it.held.size()) >= set->at_least;
  it.eligible = enough && it.excluding.empty();
  it.sentence = sentence_of(it, enough);
  return it;
}

}  // namespace lintel::domain
