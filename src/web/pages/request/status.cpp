#include "base/sha256.h"
#include "casework/records/contact.h"
#include "terms/london.h"
#include "web/components/back_link.h"
#include "web/components/button.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/pages/landing/landing.h"
#include "web/pages/request/code.h"
#include "web/pages/request/pages.h"
#include "web/pages/request/progress.h"
#include "web/pages/request/standing.h"
#include "web/pages/request/tries.h"
#include "base/same_secret.h"
#include "web/session/keyed_hash.h"

/// What has become of a request, for whoever has its reference and code. A wrong reference and a wrong code are told
/// the same.
namespace lintel::web::request {

namespace {

using namespace components;

constexpr auto not_matching = "That reference and code do not belong together. Check both.";
constexpr auto too_many = "Too many tries. Try again in an hour, or ring.";
// Compared with when there is no such request, so that it takes as long.
constexpr auto no_hash = "0000000000000000000000000000000000000000000000000000000000000000";

std::string reference_typed(const Visit& visit) {
  auto reference = plain_code(visit.form.value("asked_reference"));
  if (reference.size() != 8) return typed(visit, "asked_reference");
  return reference.insert(4, "-");
}

Response ask_page(const Visit& visit, const std::string& mistake, int status) {
  Mistakes mistakes;
  if (!mistake.empty()) mistakes.problems.push_back({"asked_reference", mistake});
  return page_response(visit,
                       {.title = "What has become of a request",
                        .before_content = back_link({.href = "/"}),
                        .has_errors = mistakes.any(),
                        .status = status},
                       two_thirds(mistakes_panel(visit, mistakes) + heading("What has become of a request") +
                                  form_to(visit, {"/status", "", {{"autocomplete", "off"}}},
                                          input({.name = "asked_reference",
                                                 .label = {.text = "Reference", .classes = "govuk-label--s"},
                                                 .hint = {.text = "8 letters and digits, like 7K3M-9QWX."},
                                                 .error_message = {.text = mistake},
                                                 .value = typed(visit, "asked_reference"),
                                                 .autocomplete = "off",
                                                 .spellcheck = false,
                                                 .classes = "govuk-input--width-10"}) +
                                              input({.name = "asked_code",
                                                     .label = {.text = "Code", .classes = "govuk-label--s"},
                                                     .hint = {.text = "10 letters and digits, like 7K3M9-QWX2H."},
                                                     .autocomplete = "off",
                                                     .spellcheck = false,
                                                     .classes = "govuk-input--width-10"}) +
                                              button("Show")) +
                                  heading_2("Lost the code?") + paragraph({"Ring and quote the reference."}) +
                                  landing::phone_list(visit.pack)));
}

Response standing_page(const Visit& visit, const casework::ContactRecord& record) {
  SummaryList list;
  for (const auto& [key, value] : standing_of(record)) list.rows.push_back(summary_row(key, value));
  return page_response(
      visit,
      {.title = "What has become of " + record.received.reference, .before_content = back_link({.href = "/status"})},
      two_thirds(heading("Request " + record.received.reference) + summary_list(list) +
                 inset_text({.text = "This page says nothing about people or reasons. What was decided and why is in "
                                     "the hub's answer to you."}) +
                 landing::phone_list(visit.pack)));
}

}  // namespace

Response show_status(const Visit& visit) {
  return ask_page(visit, "", 200);
}

Response ask_status(const Visit& visit) {
  const auto reference = reference_typed(visit);
  const Tried by_reference{"status of", reference, 10}, by_address{"status from", visit.request.remote_address, 10};
  if (!may_try(visit, by_reference) || !may_try(visit, by_address)) return ask_page(visit, too_many, 429);
  const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, {"contact", reference}));
  const auto& kept = record.received.status_code_hash;
  const auto hash = base::sha256_hex(plain_code(visit.form.value("asked_code")));
  if (!base::same_secret(hash, kept.empty() ? no_hash : kept)) return ask_page(visit, not_matching, 422);
  forgive(visit, by_reference);
  forgive(visit, by_address);
  return standing_page(visit, record);
}

}  // namespace lintel::web::request
