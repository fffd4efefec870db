#include "web/pages/request/pages.h"

#include "casework/records/contact.h"
#include "web/components/panel.h"
#include "web/pages/request/code.h"
#include "web/session/guard.h"

namespace lintel::web::request {

Html form_to(const Visit& visit, const Sending& sending, const Html& content) {
  const auto hidden = [](std::string_view name, std::string_view value) {
    return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  };
  const Html frame =
      sending.key.empty() ? form_frame(visit) : hidden("csrf", form_token(visit)) + hidden("key", sending.key);
  return block("form", {{"method", "post"}, {"action", sending.path}, {"novalidate", true}, sending.attributes},
               {frame, content});
}

std::optional<Receipt> receipt_of(const Visit& visit, const KeptRequest& request) {
  const auto record = casework::fold_contact(visit.site.ledger.facts(visit.site.hub, {"contact", request.sent}));
  if (!record.exists()) return std::nullopt;
  Receipt receipt{.reference = request.sent,
                  .code = status_code(visit.site, request.key),
                  .received_at = record.received.received_at,
                  .information_request = record.is_information_request(),
                  .due_at = {}};
  for (const auto& one : record.obligations.all)
    if (one.owed.kind == "decision" || one.owed.kind == "information_screening") receipt.due_at = one.owed.due_at;
  return receipt;
}

Html confirmation(const Receipt& receipt, std::string_view title) {
  return components::panel({.title = title,
                            .text = concat({"Your reference", el("br"),
                                            el("strong", {{"data-reference", "true"}}, {receipt.reference})})}) +
         paragraph({"Your code is ", el("strong", {{"data-code", "true"}}, {spoken_code(receipt.code)}),
                    ". It is shown here only. Write it down, or print this page: with both you can ",
                    link("/status", "see what has become of it"), "."});
}

}  // namespace lintel::web::request
