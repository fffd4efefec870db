// Training for agencies, recorded beside the findings that it answers (P-82).
#include <algorithm>

#include "casework/records/training.h"
#include "casework/verbs/all.h"
#include "casework/verbs/consultation/consultation_verbs.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

struct RecordTraining {
  std::optional<Date> held_on;
  std::string topic;
  std::string finding;
  std::vector<std::string> agencies;
  std::string given_by;
};
BOOST_DESCRIBE_STRUCT(RecordTraining, (), (held_on, topic, finding, agencies, given_by))

struct WithdrawTraining {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawTraining, (), (reason))

Cited cite_training(const pack::Pack& pack) {
  return {terms::RuleId{"training"}, pack.training.source};
}

std::vector<Problem> mistakes(const RecordTraining& request, const pack::Pack& pack) {
  std::vector<Problem> found;
  const auto want = [&](bool met, std::string_view field, std::string_view message) {
    if (!met) found.push_back({std::string(field), std::string(message)});
  };
  want(request.held_on.has_value(), "held_on", "Enter the day of the training");
  want_text(found, "topic", request.topic, "Write what it was about");
  want_text(found, "finding", request.finding, "Write which finding it answers");
  want(!request.agencies.empty(), "agencies", "Choose the agencies that it was for");
  want(std::ranges::all_of(request.agencies, [&](const auto& id) { return pack.agency(terms::AgencyId{id}); }),
       "agencies", "Choose agencies of the list");
  // It is about no case: what tells somebody apart has no place in it.
  for (const auto& [field, text] : {std::pair<std::string_view, std::string_view>{"topic", request.topic},
                                    {"finding", request.finding},
                                    {"given_by", request.given_by}})
    check_identities(pack, field, text, found);
  return found;
}

std::vector<std::string> names_of(const std::vector<std::string>& agencies, const pack::Pack& pack) {
  std::vector<std::string> names;
  for (const auto& id : agencies) names.push_back(pack.agency(terms::AgencyId{id})->title);
  return names;
}

Decided record(const std::vector<Fact>&, const Fields& fields, const Context& context) {
  if (!context.pack.training.exists()) return refuse(context, "no_training_record");
  std::vector<Problem> found;
  const auto request = terms::from_fields<RecordTraining>(fields, found);
  for (auto& one : mistakes(request, context.pack)) found.push_back(std::move(one));
  if (!found.empty()) return problems(std::move(found));
  return Decision{.facts = {new_fact(context.stream,
                                     TrainingRecorded{.reference = context.stream.key,
                                                      .held_on = *request.held_on,
                                                      .topic = request.topic,
                                                      .finding = request.finding,
                                                      .agencies = request.agencies,
                                                      .agency_names = names_of(request.agencies, context.pack),
                                                      .given_by = request.given_by},
                                     cite_training(context.pack))},
                  .messages = {}};
}

Decided withdraw(const std::vector<Fact>& facts, const Fields& fields, const Context& context) {
  if (fold_training(facts).withdrawn) return refuse(context, "training_withdrawn");
  const auto reason = terms::field(fields, "reason");
  if (reason.empty()) return problem("reason", "Write why it does not count");
  return Decision{.facts = {new_fact(context.stream, TrainingWithdrawn{reason}, cite_training(context.pack))},
                  .messages = {}};
}

}  // namespace

std::vector<Verb> training_verbs() {
  return {{.name = "record_training",
           .kind = "training",
           .phrase = "records training",
           .creates = true,
           .fields = field_names<RecordTraining>(),
           .needs = {},
           .decide = record},
          {.name = "withdraw_training",
           .kind = "training",
           .phrase = "withdraws the training",
           .fields = field_names<WithdrawTraining>(),
           .needs = {},
           .decide = withdraw}};
}

}  // namespace lintel::casework
