#pragma once

#include <span>
#include <string_view>

#include "casework/cases/case.h"
#include "casework/records/contact.h"
#include "pack/pack.h"

/// What a case need not say. A case states what matters to it; what a verb further asks for is filled in with neutral
/// words.
namespace lintel::casework::cases {

struct Default {
  std::string_view verb;
  std::string_view field;
  std::string_view text;
};
/// Those that are the same whatever the record is; docs/hub-guide/cases.md lists them and a test compares.
std::span<const Default> plain_defaults();

struct Setting {
  const pack::Pack& pack;
  const Cast& cast;
  Instant now{};
  const ContactRecord* contact = nullptr;  // for verbs on a contact
};
/// The fields of an act with what it leaves unsaid. What is in `not_said` stays blank.
Fields with_defaults(const Act& act, const Setting& setting);

}  // namespace lintel::casework::cases
