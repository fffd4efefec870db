#include "app/demo/call_life.h"

#include "app/demo/request_fields.h"
#include "casework/records/call.h"

namespace lintel::app::demo {

using terms::Instant;

void take_call(Life& life, const std::vector<Family>& families, Instant at) {
  auto& dice = life.dice();
  const auto* adviser = life.workers().one_who_may("take_call");
  if (!adviser) return;
  const auto who = demo::professional(dice);
  const auto& family = dice.pick(families);
  const auto& level = likely_level(life.pack(), dice);
  const auto result =
      life.perform("take_call", {"call", ""}, call_fields(who, level, family, dice), adviser->actor, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++life.borough().calls;
    life.later(done->stream,
               at + std::chrono::minutes{level.significant_harm ? dice.between(5, 50) : dice.between(10, 300)}, 0);
  }
}

void step_call(Life& life, const casework::StreamId& stream, Instant at, int turn) {
  const auto record = casework::fold_call(life.facts(stream));
  if (const auto* owed = record.obligations.open_of_kind("call_back")) {
    const auto* caller = life.workers().one_owing(*owed);
    if (!caller) return;
    if (turn == 0 && life.dice().one_in(5)) {
      life.did("return_call", stream, {{"result", "no_reply"}}, &caller->actor, at);
      return life.later(stream, at + std::chrono::minutes{life.dice().between(15, 40)}, 1);
    }
    life.did("return_call", stream,
             {{"result", "answered"},
              {"advice", "Talked through what to say to the family and what to write down."},
              {"form_advised", "yes"}},
             &caller->actor, at);
  } else if (const auto* unread = record.obligations.open_of_kind("reading")) {
    const auto* reader = life.workers().one_owing(*unread);
    life.did("read_call", stream, {}, reader ? &reader->actor : nullptr, at);
  }
}

}  // namespace lintel::app::demo
