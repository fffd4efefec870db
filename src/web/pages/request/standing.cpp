#include "web/pages/request/standing.h"

#include "terms/london.h"

namespace lintel::web::request {

namespace {

using casework::ContactRecord;
using casework::ContactState;

bool is_professional(const ContactRecord& record) {
  return record.received.referrer.professional();
}

bool is_read(const ContactRecord& record) {
  return record.state != ContactState::received;
}

std::string time_or(const std::optional<terms::Instant>& instant, std::string otherwise) {
  return instant ? terms::time_words(*instant) : otherwise;
}

const casework::Obligation* decision_of(const ContactRecord& record) {
  const std::string_view kind = record.is_information_request() ? "information_screening" : "decision";
  const casework::Obligation* last = nullptr;
  for (const auto& one : record.obligations.all)
    if (one.owed.kind == kind) last = &one;
  return last;
}

}  // namespace

std::optional<terms::Instant> decision_due(const ContactRecord& record) {
  const auto* decision = is_professional(record) ? decision_of(record) : nullptr;
  return decision ? decision->owed.due_at : std::nullopt;
}

std::optional<terms::Instant> decided_at(const ContactRecord& record) {
  if (!is_professional(record)) return std::nullopt;
  if (record.information_screening) return record.information_screening->at;
  if (record.outcome) return record.outcome->at;
  return std::nullopt;
}

std::optional<terms::Instant> answered_at(const ContactRecord& record) {
  if (is_professional(record) && record.information_answer) return record.information_answer->at;
  const std::string_view audience = is_professional(record) ? "professional" : "public";
  for (const auto& response : record.responses)
    if (response.it.audience == audience) return response.at;
  return std::nullopt;
}

std::string standing_word(const ContactRecord& record) {
  if (decided_at(record)) return "decided";
  return is_read(record) ? "being_looked_at" : "received";
}

std::vector<std::pair<std::string, std::string>> standing_of(const ContactRecord& record) {
  std::vector<std::pair<std::string, std::string>> rows = {
      {"Received", terms::time_words(record.received.received_at)}};
  if (!is_professional(record)) {
    rows.emplace_back("Where it is", is_read(record) ? "Somebody has read it" : "It waits to be read");
    if (const auto answered = answered_at(record)) rows.emplace_back("We answered you", terms::time_words(*answered));
    return rows;
  }
  const auto decided = decided_at(record);
  rows.emplace_back("Where it is", decided           ? "It is decided"
                                   : is_read(record) ? "The hub is looking at it"
                                                     : "It waits to be looked at");
  if (!decided) rows.emplace_back("To be decided by", time_or(decision_due(record), "No time is set"));
  if (decided) rows.emplace_back("Decided", terms::time_words(*decided));
  rows.emplace_back("Our answer to you", time_or(answered_at(record), "Not sent yet"));
  return rows;
}

}  // namespace lintel::web::request
