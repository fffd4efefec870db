#include "app/demo/services.h"

#include <algorithm>
#include <iterator>

#include "casework/records/person.h"

namespace lintel::app::demo {

using terms::Instant;

void begin_service(Life& life, const casework::ContactRecord& record, const terms::Actor& receiver, Instant at) {
  std::vector<std::string> services;
  for (const auto& one : life.pack().scorecard.indicators)
    if (one.counts == "children" || one.counts == "began")
      std::ranges::copy(one.services, std::back_inserter(services));
  if (services.empty()) return;
  for (const auto& child : record.children()) {
    const casework::StreamId person{"person", child.person.value};
    if (!child.person.empty() &&
        life.did("open_involvement", person, {{"service", life.dice().pick(services)}}, &receiver, at))
      life.later(person, at + std::chrono::hours{life.dice().between(100, 1500)}, 0);
  }
}

void end_service(Life& life, const casework::StreamId& stream, Instant at) {
  const auto person = casework::fold_person(life.facts(stream));
  const auto* closer = life.workers().one_who_may("close_involvement");
  for (const auto& one : person.involvements)
    if (closer && one.open() && one.opened.service != life.pack().early_help.service)
      life.did("close_involvement", stream,
               {{"involvement", one.opened.involvement}, {"reason", "The improvement is sustained."}}, &closer->actor,
               at);
}

}  // namespace lintel::app::demo
