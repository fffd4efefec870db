#include "casework/cases/acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "casework/cases/people.h"
#include "pack/problem.h"

namespace lintel::casework::cases {

namespace {

struct Phrase {
  const Verb* verb = nullptr;
  RecordName on;
  std::string_view rest;
};

struct StepPhrase {
  const pack::Step* step = nullptr;
  std::string_view rest;
};

// "gives the call to somebody" is written "gives the call to NAME".
std::string_view without_recipient(std::string_view phrase) {
  for (std::string_view end : {" to somebody", " to a contact"})
    if (phrase.ends_with(end)) phrase.remove_suffix(end.size());
  return phrase;
}

// Takes "the first contact" where the phrase has "the contact"; other words must be the same.
std::optional<Phrase> match_phrase(const Verb& verb, std::string_view text) {
  Phrase found{&verb, {std::string(verb.kind), ""}, text};
  const auto phrase = without_recipient(verb.phrase);
  const auto object = "the " + std::string(verb.kind);
  const auto place = phrase.find(object);
  const auto take = [&](std::string_view words) {
    if (!found.rest.starts_with(words)) return false;
    found.rest.remove_prefix(words.size());
    return true;
  };
  if (place == std::string_view::npos) {
    if (!take(phrase)) return std::nullopt;
  } else {
    if (!take(phrase.substr(0, place)) || !take("the ")) return std::nullopt;
    const auto end = found.rest.find(verb.kind);
    if (end == std::string_view::npos) return std::nullopt;
    found.on.name = std::string(base::trimmed(found.rest.substr(0, end)));
    if (found.on.name.find(' ') != std::string::npos) return std::nullopt;
    found.rest.remove_prefix(end + verb.kind.size());
    if (!take(phrase.substr(place + object.size()))) return std::nullopt;
  }
  if (!found.rest.empty() && found.rest.front() != ' ') return std::nullopt;
  found.rest = base::trimmed(found.rest);
  return found;
}

std::optional<Phrase> longest_phrase(std::string_view text) {
  std::optional<Phrase> best;
  for (const auto& verb : verbs())
    if (auto found = match_phrase(verb, text); found && (!best || found->verb->phrase.size() < verb.phrase.size()))
      best = std::move(found);
  return best;
}

// "records the checks on the first contact": a step of the pack, by its own phrase.
std::optional<StepPhrase> longest_step(std::string_view text, const pack::Pack& pack) {
  std::optional<StepPhrase> best;
  for (const auto& step : pack.steps) {
    if (!step.with.empty() || !text.starts_with(step.phrase)) continue;
    const auto rest = text.substr(step.phrase.size());
    if (!rest.empty() && rest.front() != ' ') continue;
    if (!best || best->step->phrase.size() < step.phrase.size()) best = StepPhrase{&step, base::trimmed(rest)};
  }
  return best;
}

std::string nearest_phrase(std::string_view text, const pack::Pack& pack) {
  std::vector<std::string> phrases;
  for (const auto& verb : verbs()) phrases.emplace_back(verb.phrase);
  for (const auto& step : pack.steps)
    if (step.with.empty()) phrases.push_back(step.phrase);
  const auto meant = pack::nearest(text, phrases);
  return meant.empty() ? "the phrase of a verb, such as: " + base::joined(phrases, "; ") : "perhaps \"" + meant + "\"";
}

bool has_field(const Verb& verb, std::string_view name) {
  if (name == "answers" && verb.asks_steps) return true;
  return std::ranges::find(verb.fields, name) != verb.fields.end();
}

std::vector<std::string> section_ids(const Verb&, const pack::Pack& pack) {
  std::vector<std::string> ids;
  for (const auto& one : pack.templates)
    for (const auto& section : one.sections) ids.push_back(section.id);
  return ids;
}

std::vector<std::string> test_ids(const Verb&, const pack::Pack& pack) {
  std::vector<std::string> ids;
  for (const auto& test : pack.notifications.tests) ids.push_back(test.id);
  return ids;
}

std::vector<std::string> part_ids(const Verb&, const pack::Pack& pack) {
  std::vector<std::string> ids;
  for (const auto& one : pack.responses)
    for (const auto& part : one.parts) ids.push_back(part.id);
  return ids;
}

// Of the form for what begins a contact; else of the steps that are recorded with the verb, or by it.
std::vector<std::string> question_ids(const Verb& verb, const pack::Pack& pack) {
  std::vector<std::string> ids;
  if (verb.creates)
    for (const auto* sections : {&pack.form.sections, &pack.form.public_path})
      for (const auto& section : *sections)
        for (const auto& question : section.questions) ids.push_back(question.id);
  for (const auto& step : pack.steps)
    if (verb.name == "record_step" || std::ranges::find(step.with, verb.name) != step.with.end())
      for (const auto& question : step.questions) ids.push_back(question.id);
  return ids;
}

struct KeyedField {
  std::string_view name;
  std::vector<std::string> (*keys)(const Verb&, const pack::Pack&);
};
constexpr std::array<KeyedField, 4> keyed_fields = {
    {{"answers", question_ids}, {"sections", section_ids}, {"parts", part_ids}, {"tests", test_ids}}};

// "worry" is written for "answers.worry", "analysis" for "sections.analysis".
std::string field_name(const Verb& verb, std::string_view written, const pack::Pack& pack) {
  std::string name(written);
  std::ranges::replace(name, ' ', '_');
  if (has_field(verb, name)) return name;
  for (const auto& keyed : keyed_fields) {
    if (!has_field(verb, keyed.name)) continue;
    const auto keys = keyed.keys(verb, pack);
    if (std::ranges::find(keys, name) != keys.end()) return std::string(keyed.name) + "." + name;
  }
  return name;
}

bool is_known_field(const Verb& verb, std::string_view name, const pack::Pack& pack) {
  if (has_field(verb, name)) return true;
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return false;
  const auto head = name.substr(0, dot);
  for (const auto& keyed : keyed_fields)
    if (head == keyed.name) {
      const auto keys = keyed.keys(verb, pack);
      return has_field(verb, head) && std::ranges::find(keys, name.substr(dot + 1)) != keys.end();
    }
  // "children.2.given_name" is a field "children.1.given_name", and "referrer.name" one "referrer".
  std::string first(name);
  for (auto& c : first)
    if (c >= '1' && c <= '9') c = '1';
  return has_field(verb, first) || has_field(verb, head);
}

std::vector<std::string> all_field_names(const Verb& verb, const pack::Pack& pack) {
  auto names = verb.fields;
  for (const auto& keyed : keyed_fields)
    if (has_field(verb, keyed.name)) std::ranges::copy(keyed.keys(verb, pack), std::back_inserter(names));
  return names;
}

struct FieldWords {
  std::string_view field;
  std::string_view place;
};
// Fields whose words are looked up. What is not found stays as written, so that a case can show what a wrong answer is
// told.
constexpr std::array<FieldWords, 15> looked_up = {{{"level", "level"},
                                                   {"requested_level", "level"},
                                                   {"grade", "grade"},
                                                   {"outcome", "outcome"},
                                                   {"open_team", "team"},
                                                   {"team", "team"},
                                                   {"done_at", "time"},
                                                   {"given_at", "time"},
                                                   {"answered_at", "time"},
                                                   {"received_at", "time"},
                                                   {"incident_at", "time"},
                                                   {"sent_at", "time"},
                                                   {"begins_at", "time"},
                                                   {"district", "locality"},
                                                   {"at", "time"}}};

std::string looked_up_value(const Verb& verb, std::string_view name, const std::string& written, const Known& known) {
  if (verb.name == "allocate_contact" && name == "to") {
    const auto worker = known.cast.workers.find(written);
    return worker == known.cast.workers.end() ? written : worker->second.actor.id.value;
  }
  if ((verb.name == "ask_agency" || verb.name == "add_share" || verb.kind == "family") && name == "agency") {
    for (const auto& agency : known.pack.agencies)
      if (base::lower_case(agency.title) == base::lower_case(written)) return agency.id.value;
    return written;
  }
  if (verb.kind == "training" && name == "agencies") return resolve("agency", written, known).value_or(written);
  if (verb.kind == "meeting" && name == "kind") return resolve("meeting", written, known).value_or(written);
  constexpr std::string_view answers = "answers.";
  const auto plain = name.starts_with(answers) ? name.substr(answers.size()) : name;
  for (const auto& one : looked_up)
    if (one.field == plain) return resolve(one.place, written, known).value_or(written);
  return written;
}

class ActReader {
 public:
  ActReader(const std::string& file, const Statement& statement, Cast& cast, const Known& known)
      : file_(file), statement_(statement), cast_(cast), known_(known) {}

  ReadAct read() {
    std::string_view rest = statement_.text;
    const auto actor = take_actor(rest, cast_);
    if (!actor) return blame(statement_.line, actor.error().what, actor.error().expected);
    read_.act.actor = *actor;
    auto name = take_new_name(rest);
    const auto phrase = longest_phrase(rest);
    const auto step = longest_step(rest, known_.pack);
    if (!phrase && !step)
      return blame(statement_.line, fmt::format("nobody can \"{}\"", rest.substr(0, 80)),
                   nearest_phrase(rest, known_.pack));
    if (step && (!phrase || step->step->phrase.size() >= phrase->verb->phrase.size())) {
      read_.act.verb = verb("record_step");
      read_.act.on = {"contact", ""};
      read_.act.fields.emplace("step", step->step->id);
      read_tail(step->rest);
    } else {
      read_.act.verb = phrase->verb;
      read_.act.on = phrase->on;
      if (phrase->verb->creates) read_.act.on.name = std::move(name);
      read_tail(phrase->rest);
    }
    for (const auto& field : statement_.fields) read_field(field);
    return std::move(read_);
  }

 private:
  ReadAct blame(int line, std::string what, std::string expected) {
    read_.problems.push_back({file_, line, std::move(what), std::move(expected)});
    return std::move(read_);
  }
  void add_problem(int line, std::string what, std::string expected) {
    read_.problems.push_back({file_, line, std::move(what), std::move(expected)});
  }

  // "... as the first contact" at the end: what the new record is called in this case.
  static std::string take_new_name(std::string_view& rest) {
    const auto as = rest.rfind(" as the ");
    if (as == std::string_view::npos) return {};
    const auto record = read_record(rest.substr(as + 4));
    if (!record || record->name.empty()) return {};
    rest = rest.substr(0, as);
    return record->name;
  }

  // What follows a phrase: "for Maisie Harrowgate", "to Sam Okoro", "to the second contact", "on the first contact".
  void read_tail(std::string_view tail) {
    if (tail.empty()) return;
    const auto space = std::min(tail.find(' '), tail.size());
    const auto word = tail.substr(0, space);
    const auto words = base::trimmed(tail.substr(space));
    if (word == "to" && read_recipient(words)) return;
    if (word == "with" && has_field(*read_.act.verb, has_field(*read_.act.verb, "agency") ? "agency" : "share"))
      return read_partner(words);
    if (word == "of" && has_field(*read_.act.verb, "subject") && !words.starts_with("the ")) {
      read_.act.fields.emplace("subject", std::string(words));
      return;
    }
    if ((word == "on" || word == "of") && read_object(words)) return;
    if (word == "for" && is_of_somebody()) return read_somebody(words);
    if (word == "for" || word == "about") return read_members(words);
    add_problem(statement_.line, fmt::format("\"{}\" does not follow \"{}\"", tail, read_.act.verb->phrase),
                "nothing more, for NAMES, to NAME, or on the NAME " + std::string(read_.act.verb->kind));
  }

  bool read_recipient(std::string_view words) {
    for (const auto* field : {"to", "contact", "other"}) {
      if (!has_field(*read_.act.verb, field)) continue;
      read_.act.fields.emplace(field, looked_up_value(*read_.act.verb, field, std::string(words), known_));
      return true;
    }
    return false;
  }

  // Whom a share is with: an agency, or whoever is owed it.
  void read_partner(std::string_view words) {
    const auto* field = has_field(*read_.act.verb, "agency") ? "agency" : "share";
    read_.act.fields.emplace(field, looked_up_value(*read_.act.verb, field, std::string(words), known_));
  }

  bool read_object(std::string_view words) {
    const auto record = read_record(words);
    if (!record || record->kind != read_.act.verb->kind) return false;
    read_.act.on = *record;
    return true;
  }

  // A person's or a member of staff's own record goes by their name.
  bool is_of_somebody() const {
    return !read_.act.verb->creates && (read_.act.verb->kind == "person" || read_.act.verb->kind == "staff");
  }

  void read_somebody(std::string_view name) {
    const auto who = resolve(read_.act.verb->kind == "staff" ? "worker" : "member", name, known_);
    if (!who) return add_problem(statement_.line, who.error().what, who.error().expected);
    read_.act.on.name = *who;
  }

  void read_members(std::string_view words) {
    for (const auto& name : listed_names(words)) {
      const auto member = resolve("member", name, known_);
      if (!member) return add_problem(statement_.line, member.error().what, member.error().expected);
      read_.act.members.push_back(*member);
    }
  }

  void read_field(const WrittenField& field) {
    const auto& verb = *read_.act.verb;
    if (field.name == "not said") return read_not_said(field);
    const auto name = field_name(verb, field.name, known_.pack);
    if (!is_known_field(verb, name, known_.pack))
      return add_problem(field.line, fmt::format("\"{}\" has no field \"{}\"", verb.phrase, field.name),
                         pack::one_of_words(field.name, all_field_names(verb, known_.pack)));
    read_.act.fields.emplace(name, looked_up_value(verb, name, field.value, known_));
  }

  void read_not_said(const WrittenField& field) {
    for (const auto& part : listed_names(field.value)) {
      const auto name = field_name(*read_.act.verb, part, known_.pack);
      if (is_known_field(*read_.act.verb, name, known_.pack)) {
        read_.act.not_said.insert(name);
      } else {
        add_problem(field.line, fmt::format("\"{}\" has no field \"{}\"", read_.act.verb->phrase, part),
                    pack::one_of_words(part, all_field_names(*read_.act.verb, known_.pack)));
      }
    }
  }

  const std::string& file_;
  const Statement& statement_;
  Cast& cast_;
  const Known& known_;
  ReadAct read_;
};

// "grades" is "grade" after "may", "identifies" "identify", "passes" "pass".
bool is_infinitive_of(std::string_view infinitive, std::string_view phrase) {
  const auto word = phrase.substr(0, phrase.find(' '));
  const auto rest = phrase.substr(word.size());
  const auto base_form = infinitive.substr(0, infinitive.find(' '));
  if (infinitive.substr(base_form.size()) != rest) return false;
  const std::string form(base_form);
  return word == form + "s" || word == form + "es" ||
         (form.ends_with('y') && word == form.substr(0, form.size() - 1) + "ies");
}

}  // namespace

ReadAct read_act(const std::string& file, const Statement& statement, Cast& cast, const Known& known) {
  return ActReader(file, statement, cast, known).read();
}

const Verb* verb_by_infinitive(std::string_view words) {
  std::string name(words);
  std::ranges::replace(name, ' ', '_');
  if (const auto* named = verb(name)) return named;
  const auto found =
      std::ranges::find_if(verbs(), [&](const Verb& one) { return is_infinitive_of(words, one.phrase); });
  return found == verbs().end() ? nullptr : &*found;
}

}  // namespace lintel::casework::cases
