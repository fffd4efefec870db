#include "casework/kept_pack.h"

#include "terms/codec.h"
#include "terms/london.h"

namespace lintel::casework {

namespace {

namespace json = boost::json;

constexpr auto drawer = "packs";
constexpr int versions_at_most = 1000;

std::string as_json(const KeptPack& kept) {
  json::object files;
  for (const auto& file : kept.files) files[file.name] = file.text;
  json::object object{{"files", std::move(files)}, {"by", kept.by}};
  if (kept.from) object["from"] = terms::iso_text(*kept.from);
  return json::serialize(object);
}

KeptPack from_json(std::string_view text) {
  const auto parsed = json::parse(text);
  const auto& value = parsed.as_object();
  KeptPack kept;
  const bool files_alone = !value.contains("files");  // as 0.1.0 wrote it
  for (const auto& item : files_alone ? value : value.at("files").as_object())
    kept.files.push_back({std::string(item.key()), std::string(item.value().as_string())});
  if (files_alone) return kept;
  kept.by = value.at("by").as_string();
  if (const auto* from = value.if_contains("from")) kept.from = terms::instant_from_iso(from->as_string());
  return kept;
}

}  // namespace

std::map<std::string, KeptPack> kept_packs(Cabinet& cabinet, const HubId& hub, terms::Instant now) {
  std::map<std::string, KeptPack> all;
  for (const auto& item : cabinet.list(hub, drawer, "", now, versions_at_most))
    all.emplace(item.key, from_json(item.value));
  return all;
}

std::optional<KeptPack> kept_pack(Cabinet& cabinet, const HubId& hub, const std::string& name, terms::Instant now) {
  const auto item = cabinet.get(hub, drawer, name, now);
  return item ? std::optional(from_json(item->value)) : std::nullopt;
}

void keep_pack_as(Cabinet& cabinet, const HubId& hub, const std::string& name, const KeptPack& kept,
                  terms::Instant now) {
  cabinet.put(hub, drawer, name, as_json(kept), now);
}

terms::Instant in_force_since(const KeptPack& kept, const std::optional<terms::Date>& in_force_from) {
  if (kept.from) return *kept.from;
  return in_force_from ? terms::from_london(*in_force_from, 0, 0) : terms::Instant{};
}

}  // namespace lintel::casework
