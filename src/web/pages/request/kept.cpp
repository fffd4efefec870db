#include "web/pages/request/kept.h"

#include <boost/describe.hpp>

#include "terms/codec.h"
#include "web/pages/request/code.h"
#include "web/session/draft.h"
#include "web/session/keyed_hash.h"

namespace lintel::web::request {

/// As the cabinet has it.
struct StoredRequest {
  std::string key;
  std::string fields;
  std::vector<std::string> seen;
  std::string sent;
};
BOOST_DESCRIBE_STRUCT(StoredRequest, (), (key, fields, seen, sent))

namespace {

constexpr std::size_t bytes_at_most = 1 << 20;
constexpr std::chrono::hours receipt_kept_for{24};

std::string cookie_name(const Visit& visit, const KeptForm& form) {
  return (visit.site.secure_cookies ? "__Host-" : "") + std::string(form.cookie);
}

std::string place_of(const Visit& visit, const KeptForm& form, std::string_view code) {
  return keyed_hash(visit.site, form.drawer, code);
}

std::string stored_text(const KeptRequest& request) {
  const StoredRequest stored{
      request.key, fields_text(request.fields), {request.seen.begin(), request.seen.end()}, request.sent};
  return terms::json::serialize(terms::to_json(stored));
}

KeptRequest read(std::string_view code, const std::string& text) {
  const auto stored = terms::from_json<StoredRequest>(terms::json::parse(text));
  return {.code = std::string(code),
          .key = stored.key,
          .fields = fields_from_text(stored.fields),
          .seen = {stored.seen.begin(), stored.seen.end()},
          .sent = stored.sent};
}

std::optional<KeptRequest> find(const Visit& visit, const KeptForm& form, std::string_view code) {
  if (!is_code(code, return_code_letters)) return std::nullopt;
  const auto item =
      visit.site.cabinet.get(visit.site.hub, std::string(form.drawer), place_of(visit, form, code), visit.now);
  if (!item) return std::nullopt;
  return read(code, item->value);
}

Instant until(const Visit& visit, const KeptForm& form, const KeptRequest& request) {
  return visit.now + (request.sent.empty() ? form.kept_for : receipt_kept_for);
}

}  // namespace

std::optional<KeptRequest> kept_request(const Visit& visit, const KeptForm& form) {
  return find(visit, form, visit.request.cookie(cookie_name(visit, form)));
}

std::optional<KeptRequest> kept_request(const Visit& visit, const KeptForm& form, std::string_view typed_code) {
  return find(visit, form, plain_code(typed_code));
}

KeptRequest begin_request(const Visit& visit, const KeptForm& form, Response& response) {
  KeptRequest request{
      .code = random_code(visit.site), .key = random_hex(visit.site, 16), .fields = {}, .seen = {}, .sent = {}};
  visit.site.cabinet.put(visit.site.hub, std::string(form.drawer), place_of(visit, form, request.code),
                         stored_text(request), visit.now, until(visit, form, request));
  give_code(visit, form, request.code, response);
  return request;
}

void give_code(const Visit& visit, const KeptForm& form, std::string_view code, Response& response) {
  set_cookie(response, cookie_name(visit, form), code, {.secure = visit.site.secure_cookies});
}

bool change_request(const Visit& visit, const KeptForm& form, const std::string& code,
                    const std::function<void(KeptRequest&)>& change) {
  auto& cabinet = visit.site.cabinet;
  const auto place = place_of(visit, form, code);
  for (;;) {
    const auto item = cabinet.get(visit.site.hub, std::string(form.drawer), place, visit.now);
    if (!item) return true;
    auto request = read(code, item->value);
    change(request);
    const auto text = stored_text(request);
    if (text.size() > bytes_at_most) return false;
    if (cabinet.swap(visit.site.hub, std::string(form.drawer), place, item->value, text, visit.now,
                     until(visit, form, request)))
      return true;
  }
}

void mark_sent(const Visit& visit, const KeptForm& form, const std::string& code, const std::string& reference) {
  change_request(visit, form, code, [&](KeptRequest& request) {
    request.fields.clear();
    request.seen.clear();
    request.sent = reference;
  });
}

void discard_request(const Visit& visit, const KeptForm& form, Response& response) {
  const auto name = cookie_name(visit, form);
  if (const auto request = kept_request(visit, form))
    visit.site.cabinet.erase(visit.site.hub, std::string(form.drawer), place_of(visit, form, request->code));
  expire_cookie(response, name, {.secure = visit.site.secure_cookies});
}

}  // namespace lintel::web::request
