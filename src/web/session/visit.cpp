#include "web/session/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "web/session/guard.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

namespace {

constexpr std::array<std::string_view, 4> frame_fields = {"csrf", "key", "version", "whose"};

bool is_of_frame(std::string_view name) {
  return std::ranges::find(frame_fields, name) != frame_fields.end();
}

Html hidden(std::string_view name, std::string_view value) {
  return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").contains(c);
}

}  // namespace

std::string Visit::param(std::string_view name) const {
  const auto found = path.find(name);
  return found == path.end() ? "" : found->second;
}

std::string Visit::query(std::string_view name) const {
  return std::string(request.query.value(name));
}

terms::Fields Visit::fields() const {
  terms::Fields all;
  for (const auto& [name, value] : form.fields())
    if (!is_of_frame(name)) all.emplace(name, value);
  return all;
}

bool Visit::may(std::string_view right) const {
  return casework::has_right(pack, actor, right);
}

std::string idempotency_key(const Visit& visit) {
  const auto given = visit.form.value("key");
  return is_hex(given, 32) ? std::string(given) : random_hex(visit.site, 16);
}

Html form_frame(const Visit& visit, std::optional<std::uint64_t> record_version) {
  Html frame = hidden("csrf", form_token(visit)) + hidden("key", idempotency_key(visit));
  if (visit.signed_in) frame += hidden("whose", whose_token(visit.site, visit.signed_in->staff));
  if (record_version) frame += hidden("version", fmt::to_string(*record_version));
  return frame;
}

std::string typed(const Visit& visit, std::string_view field) {
  return std::string(visit.form.value(field));
}

std::string percent_encoded(std::string_view text, std::string_view keep) {
  std::string encoded;
  for (const char c : text)
    if (is_plain(c) || keep.contains(c))
      encoded += c;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return encoded;
}

}  // namespace lintel::web
