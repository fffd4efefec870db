#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "casework/verbs/contact/contact_verb.h"
#include "domain/people/people.h"

namespace lintel::casework {

namespace {

struct SendResponse {
  std::string audience;
  std::string channel;
  std::string to;
  std::string note;
  std::map<std::string, std::string> parts;
};
BOOST_DESCRIBE_STRUCT(SendResponse, (), (audience, channel, to, note, parts))

bool goes_to(const ContactRecord& record, std::string_view audience) {
  if (audience == "professional") return record.received.referrer.professional();
  if (audience == "public") return !record.received.referrer.professional();
  return true;
}

// Where a professional's own details say how to reach them; nobody else's stand in the contact.
std::string address_for(const ContactRecord& record, const SendResponse& request) {
  if (!request.to.empty() || request.audience != "professional") return request.to;
  return request.channel == "telephone" ? record.received.referrer.phone : record.received.referrer.email;
}

std::vector<Problem> mistakes(const ContactRecord& record, const SendResponse& request,
                              const pack::ResponseTemplate& response, const Context& context) {
  std::vector<Problem> found;
  const auto known = attributes_of(record, context);
  if (std::ranges::find(response.channels, request.channel) == response.channels.end())
    found.push_back(
        {"channel", "Choose how the response goes: " + fmt::format("{}", fmt::join(response.channels, ", "))});
  for (const auto& part : response.parts) {
    const bool mandatory =
        part.mandatory_when.all_of.empty() ? part.mandatory : pack::holds(part.mandatory_when, known);
    const auto given = request.parts.find(part.id);
    if (mandatory && (given == request.parts.end() || given->second.empty()))
      found.push_back({"parts." + part.id, "Write this part: " + part.title});
  }
  if (request.channel == "telephone") require_text(found, "note", request.note, "Write what was said on the telephone");
  if (request.audience != "public" && address_for(record, request).empty())
    found.push_back({"to", "Say where the response goes"});
  if (const auto to = address_for(record, request); request.channel == "email" && !to.empty() && !domain::is_email(to))
    found.push_back({"to", "Enter the e-mail address to which it goes, like name@example.org"});
  return found;
}

std::string body(const SendResponse& request, const pack::ResponseTemplate& response, const ContactRecord& record) {
  std::string text = response.opening;
  if (const auto at = text.find("{reference}"); at != std::string::npos)
    text.replace(at, std::string_view("{reference}").size(), record.received.reference);
  for (const auto& part : response.parts)
    if (const auto given = request.parts.find(part.id); given != request.parts.end())
      text += fmt::format("\n\n{}\n{}", part.title, given->second);
  return text;
}

Decided decide(const ContactRecord& record, const SendResponse& request, const Context& context) {
  const auto* response = context.pack.response_for(request.audience);
  if (!response || !goes_to(record, request.audience)) return refuse(context, "response_not_owed_to");
  if (auto found = mistakes(record, request, *response, context); !found.empty()) return problems(std::move(found));

  const auto kind = met_by_response(request.audience);
  const auto* owed = record.obligations.open_of_kind(kind);
  const auto to = address_for(record, request);
  Decision decision;
  decision.facts.push_back(new_fact(context.stream,
                                    ResponseSent{request.audience, request.channel, to, request.note, request.parts,
                                                 owed && owed->late_at(context.now)},
                                    {terms::RuleId{response->id}, response->source}));
  append(decision.facts, meet(context, record.obligations, kind));
  if (request.channel != "telephone" && !to.empty())
    decision.messages.push_back({.id = context.fresh.id(),
                                 .about = context.stream,
                                 .channel = request.channel,
                                 .recipient = to,
                                 .subject = fmt::format("{} {}", response->title, record.received.reference),
                                 .body = body(request, *response, record),
                                 .created_at = context.now});
  return decision;
}

}  // namespace

Verb send_response_verb() {
  return contact_verb<SendResponse>("send_response", "sends the response", decide);
}

}  // namespace lintel::casework
