#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/meeting.h"
#include "casework/verb.h"

/// What the verbs of a meeting share.
namespace lintel::casework {

Verb schedule_meeting_verb();
Verb move_meeting_verb();
Verb hold_meeting_verb();
Verb write_minutes_verb();
Verb add_action_verb();
Verb close_action_verb();
Verb cancel_meeting_verb();

/// The kind of meeting as the rule that applied.
Cited cite_meeting(const pack::Pack& pack, std::string_view kind);
/// Whether this person holds the meeting: they chair that kind in its district, or facilitate it.
bool holds(const MeetingRecord& record, const Context& context);

/// A verb on a meeting. `decide` is asked when nothing is wrong with how the fields are written.
template <class Request>
Verb meeting_verb(std::string_view name, std::string_view phrase,
                  Decided (*decide)(const MeetingRecord&, const Request&, const Context&)) {
  return {.name = name,
          .kind = "meeting",
          .phrase = phrase,
          .fields = field_names<Request>(),
          .needs = {},
          .decide = [decide](const std::vector<Fact>& facts, const Fields& fields, const Context& context) -> Decided {
            std::vector<Problem> found;
            const auto request = terms::from_fields<Request>(fields, found);
            if (!found.empty()) return problems(std::move(found));
            return decide(fold_meeting(facts), request, context);
          }};
}

}  // namespace lintel::casework
