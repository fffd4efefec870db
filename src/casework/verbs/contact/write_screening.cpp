#include "casework/verbs/contact/screening.h"

namespace lintel::casework {

namespace {

struct WriteScreening {
  std::map<std::string, std::string> sections;
};
BOOST_DESCRIBE_STRUCT(WriteScreening, (), (sections))

Decided decide(const ContactRecord& record, const WriteScreening& request, const Context& context) {
  if (auto refused = not_screener(record, context)) return std::unexpected(std::move(*refused));
  if (request.sections.empty()) return problem("sections", "Write something in at least one section");
  return Decision{.facts = {new_fact(context.stream, ScreeningWritten{request.sections})}, .messages = {}};
}

}  // namespace

Verb write_screening_verb() {
  return contact_verb<WriteScreening>("write_screening", "writes the screening", decide);
}

}  // namespace lintel::casework
