#include <fmt/format.h>

#include "casework/records/agreement.h"
#include "casework/verbs/contact/screening.h"

namespace lintel::casework {

namespace {

struct AskAgency {
  terms::AgencyId agency;
  std::string question;
  std::string lawful_basis;
  std::string about;
};
BOOST_DESCRIBE_STRUCT(AskAgency, (), (agency, question, lawful_basis, about))

Needs needs(const ContactRecord&, const AskAgency& request) {
  return {.records = {agreement_stream(request.agency)}, .queries = {}};
}

Decided decide(const ContactRecord& record, const AskAgency& request, const Context& context) {
  if (auto refused = not_screener(record, context)) return std::unexpected(std::move(*refused));
  std::vector<Problem> found;
  const auto* agency = context.pack.agency(request.agency);
  if (!agency || !agency->gives_information) found.push_back({"agency", "Choose an agency that gives information"});
  require_text(found, "question", request.question, "Write what you ask the agency");
  require_text(found, "lawful_basis", request.lawful_basis, "Say on what basis the agency may be asked");
  if (!found.empty()) return problems(std::move(found));
  // B13: agencies are asked with consent, or with an override that is in force.
  const auto* pathway = pathway_of(record, context.pack);
  const auto* rule = context.pack.consent_rule(pathway->consent);
  if (rule && rule->required && record.consent() != "given" && !record.override_in_force)
    return refuse(context, "consent_required");
  const AgencyAsked asked{.enquiry = fmt::format("e{}", record.enquiries.size() + 1),
                          .agency = request.agency,
                          .agency_name = agency->title,
                          .question = request.question,
                          .lawful_basis = request.lawful_basis,
                          .about = request.about.empty() ? record.title() : request.about,
                          .agreement_warning = agreement_warning_of(*agency, context)};
  Decision decision;
  decision.facts.push_back(new_fact(context.stream, asked, {terms::RuleId{pathway->id.value}, pathway->source}));
  if (record.state == ContactState::allocated) decision.facts.push_back(new_fact(context.stream, ScreeningWritten{}));
  return decision;
}

}  // namespace

Verb ask_agency_verb() {
  return contact_verb<AskAgency>("ask_agency", "asks an agency", decide, needs);
}

}  // namespace lintel::casework
