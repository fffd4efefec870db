#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/records/contact.h"
#include "casework/verb.h"

/// What a pack adds to the verbs of a contact: gates that stand before them, and steps that are recorded with them.
namespace lintel::casework {

/// The gates before a verb or a step that do not let this record pass, each a refusal in the pack's words.
std::optional<Declined> held_by_gates(std::string_view before, const ContactRecord& record, const Context& context);
/// The same before anybody types. Nothing for a verb whose own form may meet what the gates ask for.
std::optional<Declined> held_before_asking(std::string_view verb, const ContactRecord& record, const Context& context);

/// Steps that are asked on the form of a verb.
std::vector<const pack::Step*> steps_with(std::string_view verb, const ContactRecord& record, const Context& context);

/// The answers to a step's own questions that are shown for them; what else was sent is left out.
std::map<std::string, std::string> answers_to_step(const pack::Step& step, const Fields& fields);

/// Whether a step can be recorded now by this person; the refusal says why not. `known` are the record's attributes.
std::optional<Declined> step_refused(const pack::Step& step, const ContactRecord& record, const pack::Attributes& known,
                                     const Context& context);

/// A verb with the steps recorded with it: their mistakes, the gates, then what the verb itself decides.
Decided decide_with_steps(std::string_view verb, const ContactRecord& record, const Fields& fields,
                          const Context& context, const std::function<Decided(const ContactRecord&)>& decide);

}  // namespace lintel::casework
