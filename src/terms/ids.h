#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>

namespace lintel::terms {

/// A name for one thing of one kind. Two kinds of id never compare or convert into each other.
template <class Tag>
struct Id {
  std::string value;

  Id() = default;
  explicit Id(std::string text) : value(std::move(text)) {}
  explicit Id(std::string_view text) : value(text) {}
  explicit Id(const char* text) : value(text) {}

  bool empty() const { return value.empty(); }
  auto operator<=>(const Id&) const = default;
};

using HubId = Id<struct HubTag>;
using StaffId = Id<struct StaffTag>;      // a member of staff: "staff/..." without the prefix
using TeamId = Id<struct TeamTag>;        // a team or a tray of the pack
using RoleId = Id<struct RoleTag>;        // a role of the pack
using LevelId = Id<struct LevelTag>;      // a level of need of the pack, e.g. "s47", "3"
using PathwayId = Id<struct PathwayTag>;  // how contacts of a level are worked
using OutcomeId = Id<struct OutcomeTag>;  // what a contact can be decided to be
using AgencyId = Id<struct AgencyTag>;    // a partner agency of the pack
using PersonId = Id<struct PersonTag>;    // a child or adult on record
using RuleId = Id<struct RuleTag>;        // a rule of the pack, as refusals and facts name it

/// Where a record's facts are: "contact/7K3M-9QWX", "person/...", "call/...", "staff/...".
struct StreamId {
  std::string kind;
  std::string key;

  std::string text() const { return kind + "/" + key; }
  auto operator<=>(const StreamId&) const = default;
};

/// Reads what StreamId::text wrote; an empty kind when there is no '/'.
StreamId stream_id(std::string_view text);

}  // namespace lintel::terms
