#pragma once

#include <vector>

#include "casework/verb.h"

/// The verbs of each kind of record. One file each beside this one; this is where they are listed.
namespace lintel::casework {

std::vector<Verb> contact_verbs();
std::vector<Verb> call_verbs();
std::vector<Verb> consultation_verbs();
std::vector<Verb> family_verbs();
std::vector<Verb> meeting_verbs();
std::vector<Verb> agreement_verbs();
std::vector<Verb> training_verbs();
std::vector<Verb> person_verbs();
std::vector<Verb> staff_verbs();
std::vector<Verb> tray_verbs();
std::vector<Verb> report_verbs();

std::vector<Verb> all_verbs();

}  // namespace lintel::casework
