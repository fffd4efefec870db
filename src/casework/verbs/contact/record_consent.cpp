#include <array>
#include <algorithm>

#include "casework/verbs/contact/contact_verb.h"

namespace lintel::casework {

namespace {

struct RecordConsent {
  std::string result;
  std::string given_by;
  std::string relationship;
  bool parental_responsibility = false;
  std::string how;
  std::string purpose;
  std::optional<Instant> given_at;
  std::string said;
};
BOOST_DESCRIBE_STRUCT(RecordConsent, (),
                      (result, given_by, relationship, parental_responsibility, how, purpose, given_at, said))

constexpr std::array<std::string_view, 4> results = {"given", "refused", "withdrawn", "not_asked"};

// L-15: who gave it, on what standing, when, how and for what.
std::vector<Problem> mistakes(const RecordConsent& request, const Context& context) {
  std::vector<Problem> found;
  if (std::ranges::find(results, request.result) == results.end())
    found.push_back({"result", "Say whether consent was given, refused, withdrawn or not asked for"});
  if (request.result == "not_asked") {
    require_text(found, "said", request.said, "Say why nobody was asked");
    return found;
  }
  require_text(found, "given_by", request.given_by, "Say who was asked");
  if (request.result == "given") {
    require_text(found, "relationship", request.relationship, "Say who they are to the child");
    if (request.how != "verbal" && request.how != "written")
      found.push_back({"how", "Say whether it was spoken or written"});
    require_text(found, "purpose", request.purpose, "Say what they agreed to");
  }
  if (request.given_at && *request.given_at > context.now)
    found.push_back({"given_at", "The time cannot be later than now"});
  return found;
}

Decided decide(const ContactRecord&, const RecordConsent& request, const Context& context) {
  if (auto found = mistakes(request, context); !found.empty()) return problems(std::move(found));
  return Decision{
      .facts = {new_fact(context.stream, ConsentRecorded{request.result, request.given_by, request.relationship,
                                                         request.parental_responsibility, request.how, request.purpose,
                                                         request.given_at.value_or(context.now), request.said})},
      .messages = {}};
}

}  // namespace

Verb record_consent_verb() {
  return contact_verb<RecordConsent>("record_consent", "records consent", decide);
}

}  // namespace lintel::casework
