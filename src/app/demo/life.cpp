#include "app/demo/life.h"

#include <utility>
#include <variant>

namespace lintel::app::demo {

using casework::ContactRecord;
using terms::Actor;
using terms::Fields;
using terms::Instant;

Life::Life(casework::Performer& performer, casework::Ledger& ledger, const pack::Pack& pack, terms::HubId hub,
           const BoroughPlan& plan)
    : performer_(performer),
      ledger_(ledger),
      pack_(pack),
      hub_(std::move(hub)),
      plan_(plan),
      dice_(plan.seed),
      workers_(pack, dice_) {}

casework::Result Life::perform(std::string verb, casework::StreamId stream, Fields fields, const Actor& actor,
                               Instant at) {
  auto result = performer_.perform_and_wait({.hub = hub_,
                                             .verb = std::move(verb),
                                             .stream = std::move(stream),
                                             .fields = std::move(fields),
                                             .expected_version = {},
                                             .actor = actor,
                                             .now = at,
                                             .idempotency_key = {},
                                             .request = {}});
  if (std::holds_alternative<casework::Done>(result)) ++borough_.verbs_done;
  return result;
}

bool Life::did(std::string verb, const casework::StreamId& stream, Fields fields, const Actor* actor, Instant at) {
  if (!actor) return false;
  return std::holds_alternative<casework::Done>(perform(std::move(verb), stream, std::move(fields), *actor, at));
}

void Life::later(const casework::StreamId& stream, Instant at, int turn) {
  if (at <= plan_.now) queue_.push({at, stream, turn});
}

std::optional<Next> Life::next_by(Instant at) {
  if (queue_.empty() || queue_.top().at > at) return std::nullopt;
  auto next = queue_.top();
  queue_.pop();
  return next;
}

std::chrono::minutes Life::pace(const ContactRecord& record, int low_pressing, int high_pressing, int low, int high) {
  const auto* level = pack_.level(record.level);
  const bool pressing = level && level->significant_harm;
  return std::chrono::minutes{pressing ? dice_.between(low_pressing, high_pressing) : dice_.between(low, high)};
}

}  // namespace lintel::app::demo
