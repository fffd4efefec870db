// Who a referrer is that is no professional. Shown to few, each time for a reason that is recorded before it is shown.
#include "casework/records/protected_referrer.h"
#include "base/text.h"
#include "web/components/button.h"
#include "web/components/summary_list.h"
#include "web/components/warning_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/pages.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web {

namespace contacts {

namespace {

using namespace parts;

constexpr std::size_t reason_most = 500;

FormPage asking(const Shown& shown, const Typing& typing) {
  return {.title = "Who referred (protected)",
          .path = shown.path() + "/referrer",
          .back = shown.path(),
          .current = "/worklist",
          .above = identity_bar(shown),
          .intro = components::warning_text(
              {.text = "Say why you need to know. Your name and your reason are recorded before anything is shown."}),
          .fields = long_text(typing, {.name = "reason",
                                       .label = "Why you need to know who it was",
                                       .hint = "Do not name anybody here.",
                                       .rows = 3}),
          .buttons = components::button("Show who referred")};
}

Response ask(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const Typing typing;
  return form_page(visit, asking(shown(visit, facts), typing), typing);
}

Response ask_again(const Visit& visit, const std::vector<casework::Fact>& facts, std::string message) {
  Typing typing{.fields = visit.fields(), .mistakes = {}};
  typing.mistakes.problems.push_back({"reason", std::move(message)});
  return form_page(visit, asking(shown(visit, facts), typing), typing);
}

Html identity(const casework::ProtectedReferrer& referrer) {
  if (!referrer.exists()) return empty_list("Whoever referred gave no name, or a professional referred.");
  const auto& it = referrer.identity;
  components::SummaryList list;
  const auto add = [&](std::string_view key, const Html& value) {
    if (!value.empty()) list.rows.push_back(components::summary_row(key, value));
  };
  add("Name", it.name);
  add("Who they are", it.relationship);
  add("Telephone", it.phone);
  add("Email", it.email);
  add("Address", prose(it.address));
  add("Asks that the family is not told", yes_no_words(it.wishes_not_told));
  add("Recorded", concat({referrer.recorded_by, ", ", moment(referrer.recorded_at)}));
  return components::summary_list(list);
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts) {
  const auto reason = std::string(base::trimmed(visit.form.value("reason")));
  if (reason.empty()) return ask_again(visit, facts, "Write why you need to know");
  if (reason.size() > reason_most) return ask_again(visit, facts, "Write it in fewer words");
  const auto it = shown(visit, facts);
  const auto stream = casework::referrer_stream(it.record.stream);
  if (!audited(visit, "viewed protected referrer", stream, reason)) return error_page(503, visit.request.id, false);
  const auto referrer = casework::fold_referrer(visit.site.ledger.facts(visit.site.hub, stream));
  return page_response(visit, {.title = "Who referred (protected)", .current = "/worklist"},
                       heading("Who referred (protected)") +
                           components::warning_text({.text = "The family must not learn from you who it was."}) +
                           identity(referrer) + para({link(it.path(), "Back to the record")}));
}

}  // namespace

std::vector<Route> referrer_routes() {
  const Access access{.right = "see_protected_referrer", .record_kind = "contact"};
  return {
      {Method::get, "/contacts/{reference}/referrer", access, RecordPage(ask)},
      {Method::post, "/contacts/{reference}/referrer", access, RecordPage(show)},
  };
}

}  // namespace contacts

std::vector<Route> contact_routes() {
  std::vector<Route> routes;
  for (auto* some : {contacts::record_routes, contacts::screening_routes, contacts::step_routes,
                     contacts::new_contact_routes, contacts::referrer_routes, contacts::notification_routes})
    for (auto& route : some()) routes.push_back(std::move(route));
  return routes;
}

}  // namespace lintel::web
