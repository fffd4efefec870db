#include "web/session/draft.h"

#include <boost/json.hpp>

#include <algorithm>

#include "base/require.h"

namespace lintel::web {

namespace {

constexpr auto drawer = "drafts";
constexpr std::chrono::days kept_for{30};

std::string key_of(const Visit& visit, std::string_view id) {
  base::require(visit.signed_in.has_value() && is_draft_id(id), "a draft is of somebody signed in and has a plain id");
  return visit.signed_in->staff.value + "/" + std::string(id);
}

}  // namespace

bool is_draft_id(std::string_view id) {
  return !id.empty() && id.size() <= 100 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_';
  });
}

std::string fields_text(const terms::Fields& fields) {
  boost::json::array all;
  for (const auto& [name, value] : fields) all.push_back(boost::json::array{name, value});
  return boost::json::serialize(all);
}

terms::Fields fields_from_text(std::string_view text) {
  terms::Fields fields;
  const auto all = boost::json::parse(text);
  for (const auto& each : all.as_array())
    fields.emplace(std::string(each.at(0).as_string()), std::string(each.at(1).as_string()));
  return fields;
}

std::optional<terms::Fields> draft(const Visit& visit, std::string_view id) {
  if (!visit.signed_in) return std::nullopt;
  const auto item = visit.site.cabinet.get(visit.site.hub, drawer, key_of(visit, id), visit.now);
  if (!item) return std::nullopt;
  return fields_from_text(item->value);
}

void keep_draft(const Visit& visit, std::string_view id, const terms::Fields& fields) {
  visit.site.cabinet.put(visit.site.hub, drawer, key_of(visit, id), fields_text(fields), visit.now,
                         visit.now + kept_for);
}

void discard_draft(const Visit& visit, std::string_view id) {
  if (visit.signed_in) visit.site.cabinet.erase(visit.site.hub, drawer, key_of(visit, id));
}

Attributes draft_attributes(std::string_view id) {
  return {{"data-draft-url", "/drafts/" + std::string(id)}};
}

terms::Fields typed_or_draft(const Visit& visit, std::string_view id) {
  auto fields = visit.fields();
  return fields.empty() ? draft(visit, id).value_or(terms::Fields{}) : fields;
}

}  // namespace lintel::web
