#include <algorithm>

#include "casework/records/tray.h"
#include "casework/verbs/all.h"
#include "casework/verbs/tray/review_tray.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

constexpr int looked_at_most = 1000;  // contacts of one tray

Needs needs(const std::vector<Fact>&, const Fields&, const StreamId& stream) {
  return {.records = {}, .queries = {waiting_in(tray_of(stream), looked_at_most)}};
}

std::optional<Instant> last_review(const TrayRecord& tray) {
  if (tray.reviews.empty()) return std::nullopt;
  return tray.reviews.back().at;
}

// Whoever works the tray may look through it, and nobody else (B-36). What came since the last look of the day before
// counts as unread until the first look of this day.
Decided decide(const std::vector<Fact>& facts, const Fields&, const Context& context) {
  const auto* team = context.pack.team(tray_of(context.stream));
  if (!team || !holds_any(context.actor, team->worked_by)) return refuse(context, "not_permitted");
  if (context.stream != tray_stream(team->id, terms::london_date(context.now))) return refuse(context, "wrong_state");
  const auto before = last_review(fold_tray(facts));
  TrayReviewed review;
  for (const auto& row : context.known.answers.front()) {
    ++review.waiting;
    review.urgent += row.number("urgent") != 0;
    review.unread += !before || row.instant("received_at") > before;
  }
  return Decision{.facts = {new_fact(context.stream, review)}, .messages = {}};
}

}  // namespace

Query waiting_in(const TeamId& tray, int limit) {
  return {.hub = {},
          .table = "contacts",
          .all_of = {{"open", Test::Kind::equal, {std::int64_t{1}}},
                     {"waits_with", Test::Kind::equal, {tray.value}},
                     {"state", Test::Kind::equal, {std::string("received")}}},
          .any_of = {},
          .order = {{"urgent", true}, {"due_at"}, {"received_at"}},
          .limit = limit};
}

std::vector<Verb> tray_verbs() {
  return {{.name = "review_tray",
           .kind = "tray",
           .phrase = "reviews the tray",
           .may_begin = true,
           .fields = {},
           .needs = needs,
           .decide = decide}};
}

}  // namespace lintel::casework
