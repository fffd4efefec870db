#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/cases/case.h"
#include "casework/memory/memory_store.h"
#include "casework/perform.h"
#include "casework/records/contact.h"

/// The small hub in which one case runs: a store in memory, a clock that the case sets, and ids that come out the same
/// every time.
namespace lintel::casework::cases {

/// Every version of the pack that is on the shelf, by the day it came into force.
class Shelf final : public PackShelf {
 public:
  explicit Shelf(std::vector<const pack::Pack*> packs);
  const pack::Pack* in_force(const HubId& hub, Instant at) const override;
  const pack::Pack* version(const HubId& hub, std::string_view text) const override;

 private:
  std::vector<const pack::Pack*> packs_;
};

/// The share with a recipient by the name it goes by; one that is still open before others. Null when there is none.
const Share* share_with(const ContactRecord& record, std::string_view recipient);

class World {
 public:
  /// Puts the case's staff on record the day before its first step.
  World(const Case& of, std::vector<const pack::Pack*> packs);

  void set_clock(Instant now) { now_ = now; }
  Instant now() const { return now_; }

  /// Does it, and remembers what came of it. False when the act names a record that there is not.
  bool perform(const Act& act);
  /// What would come of it, with nothing kept.
  Result try_out(const Act& act);

  // What came of the last act.
  const Result& result() const { return result_; }
  bool done() const { return std::holds_alternative<Done>(result_); }
  const Declined* declined() const { return std::get_if<Declined>(&result_); }
  std::vector<Fact> facts_of_last_act() const;
  std::vector<OutgoingMessage> messages_of_last_act();

  // Records.
  std::optional<StreamId> record(const RecordName& name);
  std::vector<Fact> facts(const StreamId& stream) { return store_.facts(hub_, stream); }
  ContactRecord contact(const StreamId& stream) { return fold_contact(facts(stream)); }
  Obligations obligations(const StreamId& stream);
  /// As the record's obligations were before the last act.
  const Obligations& obligations_before() const { return obligations_before_; }
  /// Its row in the table of its kind; nothing when there is none.
  std::optional<Row> row(const StreamId& stream);
  std::vector<Row> rows(std::string_view table, std::vector<Test> tests = {});
  /// The columns that rows of this kind of record have.
  static std::string_view table_of(const StreamId& stream);

  Actor actor(const std::string& name);
  const Cast& cast() const { return case_.cast; }
  const pack::Pack& pack() const;
  MemoryStore& store() { return store_; }
  const HubId& hub() const { return hub_; }

 private:
  struct Prepared {
    Doing doing;
    const Verb* verb = nullptr;
  };
  std::optional<Prepared> prepare(const Act& act);
  Fields resolved(const Act& act, Fields fields, const StreamId& stream);
  std::string resolved_value(const Act& act, const std::string& field, const std::string& value,
                             const StreamId& stream);
  std::optional<StreamId> somebody(const RecordName& name);
  void remember(const Act& act, const Done& done);
  void add_staff();
  Actor setting_hand() const;
  Fresh fresh();

  const Case& case_;
  HubId hub_{"hub"};
  MemoryStore store_;
  Shelf shelf_;
  int made_ = 0;
  Performer performer_;
  Instant now_{};
  Result result_ = NotFound{};
  StreamId last_;
  std::map<std::string, StreamId> last_of_kind_;
  std::map<std::pair<std::string, std::string>, StreamId> named_;
  Obligations obligations_before_;
  std::size_t messages_before_ = 0;
};

}  // namespace lintel::casework::cases
