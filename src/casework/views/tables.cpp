#include "casework/views/tables.h"

#include <algorithm>
#include <array>

namespace lintel::casework {

namespace {

constexpr auto text = Column::Kind::text;
constexpr auto integer = Column::Kind::integer;

const std::vector<Table>& tables() {
  static const std::vector<Table> all = {
      {"contacts",
       {{"reference", text},      {"title", text},          {"reason", text},           {"type", text},
        {"channel", text},        {"state", text},          {"arm", text},              {"pathway", text},
        {"waits_with", text},     {"waits_roles", text},    {"owner", text},            {"owner_name", text},
        {"requested_level", text}, {"initial_level", text}, {"level", text},            {"final_level", text},
        {"grade", text},          {"urgent", integer},      {"referrer_kind", text},    {"agency", text},
        {"district", text},       {"outcome", text},        {"statutory", integer},     {"team", text},
        {"next_step", text},      {"received_at", integer}, {"due_at", integer},        {"due_kind", text},
        {"decided_at", integer},  {"closed_at", integer},   {"open", integer},          {"overridden", integer},
        {"pack", text},           {"protection_result", text}, {"service_after", integer}, {"quality", integer}},
       {{"open", "due_at"}, {"open", "owner", "due_at"}, {"open", "waits_with", "due_at"}, {"open", "team", "due_at"},
        {"received_at"}, {"decided_at"}, {"reference"}, {"agency", "received_at"}}},
      {"obligations",
       {{"obligation", text},     {"kind", text},           {"title", text},            {"owed_roles", text},
        {"owner", text},          {"waits_with", text},     {"arm", text},              {"level", text},
        {"agency", text},         {"started_at", integer},  {"due_at", integer},        {"met_at", integer},
        {"lifted_at", integer},   {"open", integer},        {"late_reason", text},      {"rule", text},
        {"record_title", text}},
       {{"open", "due_at"}, {"kind", "open", "due_at"}, {"kind", "started_at"}}},
      {"subjects",
       {{"person", text}, {"subject", text}, {"relation", text}, {"name", text}, {"received_at", integer},
        {"reference", text}, {"record_kind", text}, {"level", text}, {"outcome", text}, {"state", text}},
       {{"person", "received_at"}}},
      {"people",
       {{"person", text}, {"given_name", text}, {"family_name", text}, {"given_key", text}, {"family_key", text},
        {"known_as_key", text}, {"born", text}, {"kind", text}, {"nhs_number", text}, {"address", text},
        {"postcode", text}, {"postcode_key", text}, {"open_services", text}},
       {{"family_key", "given_key"}, {"given_key"}, {"known_as_key"}, {"born"}, {"nhs_number"}, {"postcode_key"}}},
      {"involvements",
       {{"person", text}, {"involvement", text}, {"service", text}, {"team", text}, {"worker", text}, {"reference", text},
        {"opened_on", text}, {"closed_on", text}, {"open", integer}},
       {{"person", "open"}}},
      {"calls",
       {{"reference", text}, {"title", text}, {"kind", text}, {"state", text}, {"disposition", text}, {"caller_kind", text},
        {"agency", text}, {"level", text}, {"arm", text}, {"waits_with", text}, {"waits_roles", text}, {"owner", text},
        {"taken_at", integer}, {"due_at", integer}, {"returned_at", integer}, {"open", integer}, {"form_owed", integer},
        {"linked_contact", text}},
       {{"open", "due_at"}, {"form_owed", "taken_at"}, {"linked_contact"}, {"taken_at"}}},
      {"staff",
       {{"staff", text}, {"name", text}, {"email_key", text}, {"roles", text}, {"teams", text}, {"active", integer},
        {"qualified", integer}, {"supervisor", text}},
       {{"email_key"}, {"active", "name"}, {"staff"}}},
  };
  return all;
}

}  // namespace

std::span<const Table> view_tables() { return tables(); }

const Table* view_table(std::string_view name) {
  const auto found = std::ranges::find(tables(), name, &Table::name);
  return found == tables().end() ? nullptr : &*found;
}

}  // namespace lintel::casework
