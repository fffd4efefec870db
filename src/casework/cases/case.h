#pragma once

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "casework/verb.h"
#include "terms/fields.h"
#include "terms/instant.h"

/// A worked case of a pack, read and typed: who there is, what is done when, and what must then be true. How it is
/// written is in docs/hub-guide/cases.md.
namespace lintel::casework::cases {

/// Somebody who works in the hub or in a receiving team, as the case says.
struct Worker {
  Actor actor;
};

/// A child or an adult of a family.
struct Member {
  std::string given_name;
  std::string family_name;
  std::string born;  // "2018-03-03", or empty
  std::string age_words;
  std::string sex;
  bool unborn = false;
  std::string address;
  std::string postcode;
  std::string nhs_number;
  std::string school;
  bool parental_responsibility = false;
  std::string relation = "child";  // for an adult what they are to the child: "mother"
  std::string relative_of;         // the child's name; empty for a child

  bool alone = false;  // an adult whom the contact itself may be about

  bool adult() const { return alone || !relative_of.empty(); }
  std::string name() const { return family_name.empty() ? given_name : given_name + " " + family_name; }
};

/// Somebody outside who asks for support.
struct Asker {
  std::string kind;  // "professional", "public", "self", "other_authority", "court"
  std::string name;
  std::string role;
  std::string agency;
  std::string phone;
};

struct Cast {
  std::map<std::string, Worker> workers;
  std::map<std::string, Member> members;
  std::map<std::string, Asker> askers;
};

/// Which record is meant. An empty kind is the one of the last act ("it"); an empty name the last of its kind.
struct RecordName {
  std::string kind;
  std::string name;
};

/// Somebody does something: a verb and what they fill in.
struct Act {
  std::string actor;  // a name of the cast; empty for what the case sets up itself
  const Verb* verb = nullptr;
  RecordName on;  // for a verb that creates: the name it is given
  Fields fields;
  std::set<std::string> not_said;    // fields left blank though the language has a default for them
  std::vector<std::string> members;  // whom it is about
};

struct Sentence;

/// Something that must now be true. What the words in the sentence's places were is by the place's name, resolved: ids
/// for titles, ISO for times.
struct Expectation {
  const Sentence* sentence = nullptr;
  std::map<std::string, std::string, std::less<>> said;
};

struct Step {
  int line = 0;
  std::string text;  // as written, for the report
  Instant at{};      // what the clock shows
  std::variant<Act, Expectation> what;
};

struct Case {
  std::string file;
  int line = 0;
  std::string title;
  std::vector<std::string> cites;  // requirement ids: "L-33"
  Cast cast;
  std::vector<Step> steps;
};

}  // namespace lintel::casework::cases
