#pragma once

#include <string>
#include <string_view>

#include "web/components/summary_list.h"
#include "web/pages/request/kept.h"
#include "web/session/route.h"

/// What the pages without an account share.
namespace lintel::web::request {

inline Html paragraph(std::initializer_list<Child> words) {
  return el("p", {{"class", "govuk-body"}}, words);
}
inline Html heading(std::string_view words) {
  return el("h1", {{"class", "govuk-heading-l"}}, {words});
}
inline Html heading_2(std::string_view words) {
  return el("h2", {{"class", "govuk-heading-m"}}, {words});
}
inline Html link(std::string_view href, const Html& words) {
  return el("a", {{"class", "govuk-link"}, {"href", href}}, {words});
}
inline Html two_thirds(const Html& content) {
  return el("div", {{"class", "govuk-grid-row"}}, {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {content})});
}

/// A form sent to a path of ours. `key` is that with which a request is sent; else the frame draws one.
struct Sending {
  std::string path;
  std::string key;
  Attributes attributes;
};
Html form_to(const Visit& visit, const Sending& sending, const Html& content);

/// When something was received and by when it is decided, from the record's own facts.
struct Receipt {
  std::string reference;
  std::string code;
  Instant received_at{};
  bool information_request = false;
  std::optional<Instant> due_at;  // of the decision; empty: no timescale is set
};
std::optional<Receipt> receipt_of(const Visit& visit, const KeptRequest& request);
/// "Reference 7K3M-9QWX, code ...": the confirmation.
Html confirmation(const Receipt& receipt, std::string_view title);

// The pages of routes.cpp.

Response show_support(const Visit& visit);  // request_for_support.cpp
Response start_support(const Visit& visit);
Response show_return(const Visit& visit);
Response return_to_support(const Visit& visit);
Response show_tasks(const Visit& visit);
Response show_section(const Visit& visit);
Response save_section(const Visit& visit);
Response keep_section(const Visit& visit);
Response show_referrer(const Visit& visit);
Response save_referrer(const Visit& visit);
Response keep_referrer(const Visit& visit);
Response show_check(const Visit& visit);
Response show_copy(const Visit& visit);
Response show_discard(const Visit& visit);
Response discard_support(const Visit& visit);
Response show_sent(const Visit& visit);
Act send_support();

Response show_person(const Visit& visit);  // people_in_request.cpp
Response save_person(const Visit& visit);
Response show_remove_person(const Visit& visit);
Response remove_person(const Visit& visit);
Response finish_people(const Visit& visit);
Response people_page(const Visit& visit, const pack::FormSection& section, const KeptRequest& request);
components::SummaryList person_summary(const terms::Fields& person);

Response show_worry(const Visit& visit);  // worry.cpp
Response show_worry_step(const Visit& visit);
Response save_worry_step(const Visit& visit);
Response show_worry_check(const Visit& visit);
Response show_worry_sent(const Visit& visit);
Act send_worry();
Response leave(const Visit& visit);

Response show_status(const Visit& visit);  // status.cpp
Response ask_status(const Visit& visit);

}  // namespace lintel::web::request
