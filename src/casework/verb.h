#pragma once

#include <expected>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/ledger.h"
#include "casework/ports/views.h"
#include "casework/records/facts.h"
#include "pack/pack.h"
#include "terms/actor.h"
#include "terms/fields.h"
#include "terms/refusal.h"

/// What a verb is: a pure function from a record, a pack, a request, a person and a time to facts or a refusal.
namespace lintel::casework {

using terms::Actor;
using terms::Declined;
using terms::Fields;
using terms::Problem;
using terms::Refusal;

/// What a verb decided: facts, which may go to several streams, and messages to send.
struct Decision {
  std::vector<NewFact> facts;
  std::vector<OutgoingMessage> messages;
};
using Decided = std::expected<Decision, Declined>;

/// What a verb must know beyond its own record. It declares it; perform looks it up.
struct Needs {
  std::vector<StreamId> records;
  std::vector<Query> queries;  // hub is filled in by perform
};

struct Known {
  std::map<StreamId, std::vector<Fact>> records;
  std::vector<std::vector<Row>> answers;  // one per query, in order

  const std::vector<Fact>& facts(const StreamId& stream) const;  // empty when there is no such record
};

/// New ids, made by the shell and handed in.
struct Fresh {
  std::function<std::string()> reference;  // "7K3M-9QWX": for people to read out
  std::function<std::string()> id;         // long and unguessable
};

struct Context {
  const pack::Pack& pack;  // that of the record: the one under which it was begun (L-10)
  const Actor& actor;
  Instant now;
  StreamId stream;
  const Known& known;
  const Fresh& fresh;
};

struct Verb {
  std::string_view name;             // "grade_contact"; also the right that a role needs
  std::string_view kind;             // of the record: "contact"
  std::string_view phrase;           // how worked cases and the timeline say it: "grades the contact"
  bool creates = false;              // begins a new record
  bool may_begin = false;            // begins its record when there is none yet, and goes on with it else
  bool open_to_referrers = false;    // needs no right: done by people without an account
  bool under_pack_in_force = false;  // and not under that of the record
  std::vector<std::string> fields;   // of the request, for help and for the check of worked cases
  /// Who may do it to a record of this kind that they may not otherwise see; may be empty.
  std::function<bool(const pack::Pack& in_force, const Actor& actor, const std::vector<Fact>& facts)> also_open_to;
  bool asks_steps = false;  // answers to the steps of a pack that are recorded with it ("answers.<id>")
  std::function<Needs(const std::vector<Fact>& facts, const Fields& fields, const StreamId& stream)>
      needs;  // may be empty
  /// What the first answers make it ask next; may be empty. These answers follow the first.
  std::function<Needs(const Fields& fields, const Known& known)> needs_then;
  std::function<Decided(const std::vector<Fact>& facts, const Fields& fields, const Context& context)> decide;
};

/// Every verb there is, by record kind and in the order of a record's life.
std::span<const Verb> verbs();
/// Null when there is none of this name.
const Verb* verb(std::string_view name);

/// Rights of pages, beside the verbs' own names.
std::span<const std::string_view> page_rights();

// For writing verbs.

/// The pack's words for this refusal, with the engine's own where the pack has none. `about` is added to the reason.
std::unexpected<Declined> refuse(const Context& context, std::string_view key, std::string_view about = "");
std::unexpected<Declined> problem(std::string field, std::string message);
std::unexpected<Declined> problems(std::vector<Problem> found);
/// Adds a problem for a text that is blank; for a day that is missing or to come.
void want_text(std::vector<Problem>& found, std::string_view field, const std::string& text, std::string_view message);
void want_past_day(std::vector<Problem>& found, std::string_view field, const std::optional<terms::Date>& day,
                   std::string_view missing, const Context& context);
/// The keys that `refuse` is called with: a pack may word each in its own way.
std::span<const std::string_view> refusal_keys();
std::string_view refusal_words(std::string_view key);

bool holds_authority(const Actor& actor, const pack::Authority& authority);
bool holds_any(const Actor& actor, const std::vector<pack::Authority>& authorities);
/// How facts and rows keep authorities: "role@arm", or "role" where any arm will do. And what was kept.
std::vector<std::string> authority_texts(const std::vector<pack::Authority>& authorities);
std::vector<pack::Authority> authorities_from(const std::vector<std::string>& texts);

/// Wraps a typed decision: `Record fold(facts)`, `Decided decide(const Record&, const Request&, const Context&)`.
template <class Request>
std::vector<std::string> field_names() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<terms::MembersOf<Request>>([&](auto member) { names.emplace_back(member.name); });
  return names;
}

}  // namespace lintel::casework
