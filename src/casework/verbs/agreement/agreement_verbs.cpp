// The register of sharing agreements (P-17).
#include "casework/records/agreement.h"
#include "casework/verbs/all.h"

namespace lintel::casework {

namespace {

struct RecordAgreement {
  std::optional<Date> signed_on;
  std::string edition;  // of the agreement: a form has a version of its own
  std::optional<Date> review_by;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(RecordAgreement, (), (signed_on, edition, review_by, document))

struct EndAgreement {
  std::optional<Date> ended_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndAgreement, (), (ended_on, reason))

Cited cite_agreements(const pack::Pack& pack) {
  return {terms::RuleId{"sharing_agreements"}, pack.sharing_agreements.source};
}

const pack::Agency* agency_of(const Context& context) {
  return context.pack.agency(terms::AgencyId{context.stream.key});
}

void want(bool met, std::string_view field, std::string_view message, std::vector<Problem>& found) {
  if (!met) found.push_back({std::string(field), std::string(message)});
}

std::vector<Problem> mistakes(const RecordAgreement& request, const Context& context) {
  std::vector<Problem> found;
  want_past_day(found, "signed_on", request.signed_on, "Enter the day on which the agency signed it", context);
  want_text(found, "edition", request.edition, "Write which version was signed");
  want(request.review_by.has_value(), "review_by", "Enter the day by which it is reviewed", found);
  want(!request.review_by || !request.signed_on || *request.review_by > *request.signed_on, "review_by",
       "Enter a day that is after the signature", found);
  want_text(found, "document", request.document, "Write where the signed agreement is kept");
  return found;
}

Decided record(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  const auto* agency = agency_of(context);
  if (!agency || !context.pack.sharing_agreements.exists()) return refuse(context, "no_agreement_register");
  std::vector<Problem> found;
  const auto request = terms::from_fields<RecordAgreement>(fields, found);
  for (auto& one : mistakes(request, context)) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream,
                                     AgreementRecorded{.agency = agency->id.value,
                                                       .agency_name = agency->title,
                                                       .signed_on = *request.signed_on,
                                                       .version = request.edition,
                                                       .review_by = *request.review_by,
                                                       .document = request.document},
                                     cite_agreements(context.pack))},
                  .messages = {}};
}

Decided end(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  const auto before = fold_agreement(facts);
  if (!before.in_force()) return refuse(context, "agreement_not_in_force");
  std::vector<Problem> found;
  const auto request = terms::from_fields<EndAgreement>(fields, found);
  want_past_day(found, "ended_on", request.ended_on, "Enter the day on which it ended", context);
  want(!request.ended_on || *request.ended_on >= before.in_force()->signed_on, "ended_on",
       "Enter a day that is not before the signature", found);
  want_text(found, "reason", request.reason, "Write why it ended");
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream, AgreementEnded{*request.ended_on, request.reason},
                                     cite_agreements(context.pack))},
                  .messages = {}};
}

}  // namespace

std::vector<Verb> agreement_verbs() {
  return {{.name = "record_agreement",
           .kind = "agreement",
           .phrase = "records the agreement",
           .may_begin = true,
           .fields = field_names<RecordAgreement>(),
           .needs = {},
           .decide = record},
          {.name = "end_agreement",
           .kind = "agreement",
           .phrase = "ends the agreement",
           .fields = field_names<EndAgreement>(),
           .needs = {},
           .decide = end}};
}

}  // namespace lintel::casework
