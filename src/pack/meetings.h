#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/rule_parts.h"

/// Meetings that a hub holds again and again.
namespace lintel::pack {

/// Something that is spoken about every time.
struct StandingItem {
  std::string id;
  std::string title;
  Place place = {};
};

/// What the program can put on an agenda by itself: allocations endorsed since the meeting before, assessments given
/// out or completed, families stepped down, how the help goes on, summaries that wait to be discussed, actions still
/// open.
inline constexpr std::array<std::string_view, 6> agenda_sections = {"allocations", "assessments", "step_downs",
                                                                    "progress",    "summaries",   "actions"};
/// Those of families: a hub without early help has none.
inline constexpr std::array<std::string_view, 4> sections_of_families = {"allocations", "assessments", "step_downs",
                                                                         "progress"};

/// A kind of meeting. A hub whose pack has none has no pages for meetings.
struct MeetingKind {
  std::string id;
  std::string title;
  std::string per = "district";             // one in each district, or one for the "hub"
  std::string every = {};                   // "month": one in each calendar month; empty: no rhythm is stated
  std::optional<Date> from = {};            // the first month of that rhythm; empty: ever since
  std::vector<Authority> chaired_by;        // those of its district schedule it, hold it and write its minutes
  std::vector<Authority> attended_by = {};  // those of its district see it too
  bool facilitator_required = false;        // one of chaired_by is named before it is scheduled
  std::string invited = {};                 // who else is asked to come, in words
  std::vector<std::string> agenda;          // of agenda_sections, in order
  std::vector<StandingItem> standing = {};  // after those
  std::string discusses = {};               // the kind of obligation of a contact that waits for this meeting
  std::string source;
  Place place = {};

  bool of_district() const { return per == "district"; }
  bool monthly() const { return every == "month"; }
};

}  // namespace lintel::pack
