#include "app/demo/arrivals.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/demo/call_life.h"
#include "app/demo/request_fields.h"
#include "terms/london.h"

namespace lintel::app::demo {

namespace {

constexpr int contacts_a_weekday = 24;
constexpr int contacts_a_weekend_day = 7;
constexpr int notifications_a_day = 2;
constexpr int consultations_a_weekday = 2;
constexpr int calls_a_day = 5;

}  // namespace

using terms::Actor;
using terms::Instant;

std::vector<Arrivals::Arrival> Arrivals::of_day(terms::Date day) {
  const bool working = terms::is_working_day(pack_.calendar, day);
  std::vector<Arrival> arrivals;
  const auto add = [&](int count, void (Arrivals::*what)(Instant)) {
    for (int i = 0; i < count; ++i) {
      const int hour = dice_.percent(85) ? dice_.between(8, 18) : dice_.between(0, 23);
      arrivals.emplace_back(terms::from_london(day, hour, dice_.between(0, 59), dice_.between(0, 59)), what);
    }
  };
  add(working ? contacts_a_weekday : contacts_a_weekend_day, &Arrivals::receive);
  add(working ? calls_a_day : 1, &Arrivals::take_call);
  if (pack_.has_part("notifications")) add(notifications_a_day, &Arrivals::notify);
  if (pack_.has_part("advice_line") && working) add(consultations_a_weekday, &Arrivals::advise);
  std::ranges::stable_sort(arrivals, {}, &Arrival::at);
  return arrivals;
}

void Arrivals::receive(Instant at) {
  // A fifth of the families bring half of the contacts: siblings and earlier contacts are there to be found.
  const auto all = static_cast<int>(origins_.families().size());
  const auto index = static_cast<std::size_t>(dice_.one_in(2) ? dice_.between(0, std::max(0, all / 5 - 1))
                                                              : dice_.between(0, all - 1));
  const auto& family = origins_.families()[index];
  const bool professional = dice_.percent(88);
  const auto* level = professional ? &likely_level(pack_, dice_) : nullptr;
  const auto long_ago = terms::london_date(life_.plan().now - std::chrono::weeks{life_.plan().weeks + 2});
  const auto result = life_.perform("receive_request", {"contact", ""},
                                    request_fields(level, family, long_ago, pack_, dice_), terms::referrer_actor(), at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++life_.borough().contacts;
    origins_.note(done->stream, index, level);
    life_.later(
        done->stream,
        at + std::chrono::minutes{level && level->significant_harm ? dice_.between(3, 25) : dice_.between(15, 420)}, 0);
  }
}

void Arrivals::take_call(Instant at) {
  demo::take_call(life_, origins_.families(), at);
}

void Arrivals::notify(Instant at) {
  const auto index = static_cast<std::size_t>(dice_.between(0, static_cast<int>(origins_.families().size()) - 1));
  const auto reference = fmt::format("LC-{}", 10000 + life_.borough().contacts);
  const Actor police{.id = terms::StaffId{"api/police"}, .name = "Police"};
  const auto result = life_.perform("receive_notification", {"contact", ""},
                                    notification_fields(reference, origins_.families()[index], at, dice_), police, at);
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    ++life_.borough().contacts;
    origins_.note(done->stream, index, nullptr);
    life_.later(done->stream, at + std::chrono::minutes{dice_.between(30, 900)}, 0);
  }
}

// A professional asks without saying whom it is about.
void Arrivals::advise(Instant at) {
  const auto& line = pack_.advice_line;
  std::vector<const Worker*> advisers;
  for (const auto& one : workers_.all())
    if (casework::holds_any(one.actor, line.taken_by) && (!line.qualified_only || one.actor.qualified_social_worker))
      advisers.push_back(&one);
  if (advisers.empty()) return;
  std::vector<std::string> endings;
  for (const auto& result : line.results)
    if (!result.referral) endings.push_back(result.id);
  life_.perform("take_consultation", {"consultation", ""},
                {{"caller", dice_.pick(line.callers).id},
                 {"role", "Year head"},
                 {"theme", dice_.pick(line.themes).id},
                 {"question", "How to speak with a family about what a child says at school"},
                 {"harm_suspected", "no"},
                 {"thresholds_document", dice_.one_in(2) ? "read" : "pointed_to"},
                 {"safeguarding_lead", dice_.one_in(2) ? "spoken_to" : "pointed_to"},
                 {"advice", "Speak with the parents first, and offer an early help assessment"},
                 {"result", endings.empty() ? line.results.front().id : dice_.pick(endings)},
                 {"next_step", "The school meets the parents this week"},
                 {"no_identifying_details", "yes"}},
                dice_.pick(advisers)->actor, at);
}

}  // namespace lintel::app::demo
