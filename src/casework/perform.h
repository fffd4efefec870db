#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "casework/ports/ledger.h"
#include "casework/ports/views.h"
#include "casework/verb.h"

/// The one shell around every verb: load, check, decide, append facts, audit, view rows and messages in one
/// transaction.
namespace lintel::casework {

/// The packs of the hubs that this server runs, every version that a record may have been begun under.
class PackShelf {
 public:
  virtual ~PackShelf() = default;
  /// The version in force in a hub at an instant. Null when the hub is not known.
  virtual const pack::Pack* in_force(const HubId& hub, Instant at) const = 0;
  /// A version by the text that facts keep ("code version"). Null when it is not on the shelf.
  virtual const pack::Pack* version(const HubId& hub, std::string_view text) const = 0;
  /// What keeps new versions of a hub's pack from being taken in, in words for its administrator; empty: nothing does.
  virtual std::string trouble(const HubId&) const { return {}; }
};

/// "code version": how facts name a pack.
std::string pack_text(const pack::Pack& pack);

/// What somebody wants done.
struct Doing {
  HubId hub;
  std::string verb;
  StreamId stream;  // empty key for a verb that begins a record
  Fields fields;
  std::optional<std::uint64_t>
      expected_version;  // what the page showed; empty when the caller takes the record as it is
  Actor actor;
  Instant now{};
  std::string idempotency_key;  // empty: none
  std::string request;          // request id, for the audit
};

struct Done {
  StreamId stream;
  std::uint64_t version = 0;
  std::vector<Fact> facts;  // empty when this was a repeat of something already done
  bool repeated = false;
};
/// Somebody changed the record since the page was made. What they did, so that it can be shown.
struct Stale {
  StreamId stream;
  std::vector<Fact> since;
};
/// There is no such record, or this person may not know that there is.
struct NotFound {};
struct NotSaved {
  std::string why;
  bool unknown = false;  // the store cannot say: ask it again with the same key
};
using Result = std::variant<Done, Declined, Stale, NotFound, NotSaved>;

class Performer {
 public:
  Performer(Ledger& ledger, Views& views, const PackShelf& packs, Fresh fresh);

  /// `done` is called once, possibly from another thread, after the facts are durable.
  void perform(Doing doing, std::function<void(Result)> done);
  /// The same, waiting: for the command line, worked cases and tests.
  Result perform_and_wait(Doing doing);

 private:
  struct Attempt;
  void attempt(std::shared_ptr<Attempt> attempt);

  Ledger& ledger_;
  Views& views_;
  const PackShelf& packs_;
  Fresh fresh_;
};

/// Whether a role of the pack in force gives this person a right.
bool has_right(const pack::Pack& in_force, const Actor& actor, std::string_view right);
/// The same by a role that sees the whole hub.
bool has_right_hub_wide(const pack::Pack& in_force, const Actor& actor, std::string_view right);
/// Whether this person may see this record at all. `rows` of a record that exists; staff see what their roles' scope
/// covers.
bool may_see(const pack::Pack& in_force, const Actor& actor, const StreamId& stream, const std::vector<Fact>& facts);

/// The facts of a contact as this person may read them: what was answered in a step that others keep to themselves is
/// left out. `governing` is the pack of the contact.
std::vector<Fact> as_read_by(const pack::Pack& governing, const Actor& actor, std::vector<Fact> facts);

/// The hash that chains a fact to the one before it: over every stored field and the payload's own bytes.
std::string chain_hash(const Fact& fact);

/// The view rows of a record, from its facts. The pack gives titles; a record of an unknown kind has none.
RecordRows rows_of(const StreamId& stream, const std::vector<Fact>& facts, const pack::Pack& pack);

}  // namespace lintel::casework
