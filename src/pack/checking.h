#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/check.h"

/// What the checks of a pack share. Each check looks at one thing and complains about it by its place.
namespace lintel::pack {

/// A thing of the pack as messages name it: what it is, its id, where it stands.
struct Named {
  std::string what;  // "team"
  std::string id;
  Place place;

  std::string words() const { return what + " \"" + id + "\""; }
};

class Checking {
 public:
  Checking(const Pack& checked, const Vocabulary& words) : pack(checked), vocabulary(words) {}

  const Pack& pack;
  const Vocabulary& vocabulary;
  std::vector<PackProblem> problems;

  void complain(const Place& place, std::string what, std::string expected) {
    problems.push_back(
        {place.file.empty() ? "pack.yaml" : place.file, place.line, std::move(what), std::move(expected)});
  }

  /// `name`, where there is one, must be among `known`: "team "x": arm "y" does not exist".
  void refers(const Named& from, std::string_view to, const std::string& name, const std::vector<std::string>& known) {
    if (name.empty() || std::ranges::find(known, name) != known.end()) return;
    complain(from.place, from.words() + ": " + std::string(to) + " \"" + name + "\" does not exist",
             one_of_words(name, known));
  }
};

inline const std::string& text_of_id(const std::string& id) {
  return id;
}
template <class Tag>
const std::string& text_of_id(const terms::Id<Tag>& id) {
  return id.value;
}

/// The ids of a list, in order.
template <class T, class Member>
std::vector<std::string> ids_of(const std::vector<T>& items, Member T::* id) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(text_of_id(item.*id));
  return ids;
}
template <class T>
std::vector<std::string> ids_of(const std::vector<T>& items) {
  return ids_of(items, &T::id);
}

inline std::vector<std::string> listed(const std::set<std::string>& names) {
  return {names.begin(), names.end()};
}

template <class T>
Named named(std::string what, const T& item) {
  return {std::move(what), text_of_id(item.id), item.place};
}

/// Whether a condition leaves room for this value of an attribute: it does not ask, or it lists the value.
bool admits(const Condition& condition, const std::string& attribute, const std::string& value);

/// Complains about attributes and values of a rule's condition that are never known.
void check_condition(Checking& checking, const Named& rule, const Condition& when, bool of_call = false);

/// What can be chosen to answer a question; empty for questions that are answered in free text.
std::set<std::string> answers_to(const Question& question, const Pack& pack);

// What several of the checks ask.

/// Roles and arms that exist.
void check_authorities(Checking& checking, const Named& from, std::string_view what,
                       const std::vector<Authority>& authorities);
/// At least one id in a list of a part, and each once.
void check_listed_once(Checking& checking, const Named& from, std::string_view what,
                       const std::vector<std::string>& ids);
/// Whoever a part names under `what` must hold the rights to do what it gives them. `part` is how the part is called:
/// "the advice line".
void check_workers(Checking& checking, const Named& from, const std::string& part, const std::string& what,
                   const std::vector<Authority>& authorities, const std::vector<std::string>& rights);

// The checks, in the order in which they are made.
void check_ids(Checking& checking);            // each id once in its list
void check_references(Checking& checking);     // names that lead somewhere
void check_words(Checking& checking);          // rights, events, kinds, needs, refusals: what the engine stands behind
void check_conditions(Checking& checking);     // attributes and values that can occur; rules that can be reached
void check_levels(Checking& checking);         // timescales, trays, outcomes and calls for every level
void check_routes(Checking& checking);         // a team for every outcome that hands over, in every district
void check_roles(Checking& checking);          // rights for what the pathways ask, supervision without circles
void check_form(Checking& checking);           // questions that can be answered
void check_notifications(Checking& checking);  // who is told of them, by whom, by which ways
void check_scorecard(Checking& checking);      // its figures, and the services they are of
void check_monthly_table(Checking& checking);  // its columns, and the questions they show
void check_advice_line(Checking& checking);    // its phone, its lists, and the rights of who works it
void check_early_help(Checking& checking);     // its lists, its dates, and the rights of who works it
void check_meetings(Checking& checking);       // their agendas, and the rights of who holds them
void check_information(Checking& checking);    // with whom agreements are, and how records are kept
void check_area(Checking& checking, std::optional<Date> today);  // postcodes and bank holidays

}  // namespace lintel::pack
