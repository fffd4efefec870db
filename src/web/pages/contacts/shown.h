#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/contact.h"
#include "casework/verb.h"
#include "pack/condition.h"
#include "web/pages/parts/form.h"

/// A contact as its pages show it: the record, the pack under which it was received, and as of when.
namespace lintel::web::contacts {

struct Shown {
  const Visit& visit;
  std::vector<casework::Fact> facts;  // as this person may read them
  casework::ContactRecord record;
  const pack::Pack& pack;               // of the record (L-10)
  std::optional<terms::Instant> as_at;  // empty: now
  bool bare = false;                    // for paper: no links to do anything
  bool folds = false;                   // parts that are not needed now are closed until somebody opens them

  terms::Instant clock() const { return as_at.value_or(visit.now); }
  std::string path() const;
  bool may(std::string_view right) const { return !as_at && !bare && visit.may(right); }
};

Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts,
            std::optional<terms::Instant> as_at = std::nullopt);

/// What the pack's conditions may ask of this contact.
pack::Attributes attributes_of(const Shown& shown);
/// What the people of the contact are on record for: what verbs look up of them.
casework::Known known_people(const Shown& shown);
/// Asks as a verb would of this contact now: `ask` is given the casework::Context.
template <class Ask>
auto as_a_verb(const Shown& shown, Ask ask) {
  const auto known = known_people(shown);
  const casework::Fresh fresh;
  return ask(casework::Context{shown.pack, shown.visit.actor, shown.clock(), shown.record.stream, known, fresh});
}
const pack::Pathway* pathway_of(const Shown& shown);

/// A part of the record. `brief` says in a few words what is in it, where it is closed.
struct Part {
  std::string_view id;
  std::string_view title;
  std::string brief;
  Html content;
};
Html part(const Shown& shown, const Part& part);

// The parts of the record page. Each is empty when there is nothing to say of it at all.
Html identity_bar(const Shown& shown);
Html strengths_and_worries(const Shown& shown);
Html levels(const Shown& shown);
Html request_summary(const Shown& shown);
Html people(const Shown& shown);
Html history(const Shown& shown);  // earlier contacts of the same people, possible same people
Html consent(const Shown& shown);
Html enquiries(const Shown& shown);
Html family_contacts(const Shown& shown);
Html screening(const Shown& shown);
Html decision(const Shown& shown);
Html responses(const Shown& shown);
Html owed(const Shown& shown);
Html owed_briefly(const Shown& shown);
Html notification(const Shown& shown);  // of the police; empty for other contacts
Html shares(const Shown& shown);        // who is told, or was
Html links_and_notes(const Shown& shown);
Html early_help(const Shown& shown);  // of the people of the contact; empty where there is none
/// How early help begins from this contact, as far as it may now and by this person: the last part of the address, and
/// what it is called.
struct EarlyHelpWay {
  std::string_view slug, title;
};
std::vector<EarlyHelpWay> early_help_ways(const Shown& shown);
Html timeline(const Shown& shown);

/// The answers of a step, each under its question.
Html step_answers(const pack::Pack& pack, const casework::StepRecorded& done);
/// Every step that was recorded, the latest first; empty where the pack has none.
Html steps(const Shown& shown);
/// What the pack asks besides on the form of a verb, and what was typed there.
Html fields_of_steps_with(const Shown& shown, std::string_view verb, const parts::Typing& typing);
terms::Fields typed_with_steps(const Visit& visit);
/// The steps that this person may record now.
std::vector<const pack::Step*> offered_steps(const Shown& shown);

/// One fact in plain words.
struct Told {
  std::string label;
  Html said;
};
Told told(const casework::Fact& fact, const pack::Pack& pack);
/// Everything that happened to a record of another kind, newest first: its own facts by these labels of their types,
/// and those that contacts have too as contacts tell them.
/// `fields`: of what a fact keeps, what is shown with it and under which word, in this order.
using FactFields = std::vector<std::pair<std::string_view, std::string_view>>;
Html timeline_of(const std::vector<casework::Fact>& facts, const pack::Pack& pack,
                 const std::map<std::string_view, std::string_view>& labels, const FactFields& fields = {});

/// Something that can be done to a contact: one page with one form.
struct Action {
  std::string_view slug;  // of the address
  std::string_view verb;  // also the right
  std::string_view title;
  std::string_view button;
  std::string_view done;  // what the record says afterwards
  Html (*fields)(const Shown& shown, const parts::Typing& typing) = nullptr;
  bool (*sensible)(const Shown& shown) = nullptr;  // whether the record offers it; the verb decides
  Html (*beside)(const Shown& shown) = nullptr;    // what one reads while typing
  Html (*intro)(const Shown& shown) = nullptr;
};
std::vector<Action> deciding_actions();
std::vector<Action> asking_actions();
std::vector<Action> telling_actions();
std::vector<Action> noting_actions();
std::vector<Action> sharing_actions();
/// All of them, in the order of a contact's life.
const std::vector<Action>& actions();
/// Those that this person may do now.
std::vector<const Action*> offered(const Shown& shown);

// Routes by file.
std::vector<Route> record_routes();
std::vector<Route> screening_routes();
std::vector<Route> step_routes();
std::vector<Route> new_contact_routes();
std::vector<Route> referrer_routes();
std::vector<Route> notification_routes();

}  // namespace lintel::web::contacts
