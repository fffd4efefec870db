#pragma once

#include <string_view>

#include "casework/verbs/contact/contact_verb.h"

/// What follows from a level: which step change applies, and how the decision's deadline moves (K5, K6).
namespace lintel::casework {

/// The pack's first step-change rule that holds for going to `level` at this stage. Null when none does.
const pack::StepChange* step_change_for(const ContactRecord& record, const terms::LevelId& level,
                                        std::string_view stage, const Context& context);

/// Moves the decision's deadline for the level of `after`: nothing when the level is the same. Where no deadline ran
/// yet (nobody had said a level) the timescale counts from receipt.
std::vector<NewFact> deadlines_for(const ContactRecord& before, const ContactRecord& after, const Context& context,
                                   Cited cited);

/// Voids an override that is in force (L-45).
std::vector<NewFact> void_override(const ContactRecord& record, const Context& context, Cited cited);

/// Whether the actor works the tray in which an unlevelled contact waits.
bool grades_from_tray(const ContactRecord& record, const Context& context);

}  // namespace lintel::casework
