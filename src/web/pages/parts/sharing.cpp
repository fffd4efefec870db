#include "web/pages/parts/sharing.h"

namespace lintel::web::parts {

Html share_fields(const Typing& typing, const pack::Notifications& part, const std::string& hint_of_recipient,
                  const std::string& hint_of_content) {
  std::vector<Option> channels;
  for (const auto& one : part.channels) channels.push_back({one.id, one.title, ""});
  Html tests;
  for (const auto& test : part.tests) tests += yes_or_no(typing, {.name = "tests." + test.id, .label = test.title});
  return one_of(typing, {.name = "channel", .label = "How it goes"}, channels) +
         short_text(typing, {.name = "to", .label = "Who receives it", .hint = hint_of_recipient}) +
         day_and_time(typing, {.name = "sent_at", .label = "When", .hint = "Leave it blank if it is now."}) +
         long_text(typing, {.name = "what", .label = "What is shared", .hint = hint_of_content}) +
         el("h2", {{"class", "govuk-heading-m"}}, {"Tests of this share"}) + tests;
}

Html acknowledgement_fields(const Typing& typing) {
  return short_text(typing, {.name = "by", .label = "Who acknowledged it"}) +
         day_and_time(typing, {.name = "at", .label = "When", .hint = "Leave it blank if it is now."});
}

}  // namespace lintel::web::parts
