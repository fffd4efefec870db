#include "web/session/interrupted.h"

#include <boost/json.hpp>

#include "web/session/draft.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

namespace {

constexpr auto drawer = "interrupted";
constexpr std::chrono::hours kept_for{24};

std::string key_of(const terms::StaffId& staff, const std::string& id) {
  return staff.value + "/" + id;
}

// The tokens are of a session that is over.
terms::Fields without_tokens(const Form& form) {
  terms::Fields fields;
  for (const auto& [name, value] : form.fields())
    if (name != "csrf" && name != "whose") fields.emplace(name, value);
  return fields;
}

}  // namespace

std::string keep_interrupted(const Site& site, const terms::StaffId& staff, const Request& request, const Form& form,
                             Instant now) {
  const auto id = random_hex(site, 16);
  const boost::json::object kept{{"path", request.path}, {"fields", fields_text(without_tokens(form))}};
  site.cabinet.put(site.hub, drawer, key_of(staff, id), boost::json::serialize(kept), now, now + kept_for);
  return "/continue/" + id;
}

std::optional<Interrupted> interrupted(const Visit& visit, const std::string& id) {
  if (!visit.signed_in || !is_hex(id, 32)) return std::nullopt;
  const auto item = visit.site.cabinet.get(visit.site.hub, drawer, key_of(visit.signed_in->staff, id), visit.now);
  if (!item) return std::nullopt;
  const auto kept = boost::json::parse(item->value);
  return Interrupted{std::string(kept.at("path").as_string()), fields_from_text(kept.at("fields").as_string())};
}

void discard_interrupted(const Visit& visit, const std::string& id) {
  if (visit.signed_in && is_hex(id, 32))
    visit.site.cabinet.erase(visit.site.hub, drawer, key_of(visit.signed_in->staff, id));
}

}  // namespace lintel::web
