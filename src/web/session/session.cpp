#include "web/session/session.h"

#include <algorithm>

#include "base/sha256.h"
#include "terms/codec.h"
#include "web/session/keyed_hash.h"

namespace lintel::web {

/// As kept in the cabinet. Found again by whose it is through a second drawer.
struct KeptSession {
  terms::StaffId staff;
  Instant started_at{};
  Instant last_seen_at{};
  bool second_factor = false;
};
BOOST_DESCRIBE_STRUCT(KeptSession, (), (staff, started_at, last_seen_at, second_factor))

namespace {

constexpr auto drawer = "sessions";
constexpr auto drawer_by_staff = "sessions_of_staff";
constexpr std::size_t token_digits = 64;

std::string text_of(const KeptSession& kept) {
  return terms::json::serialize(terms::to_json(kept));
}

Instant ends_at(const KeptSession& kept) {
  return std::min(kept.last_seen_at + session_idle, kept.started_at + session_longest);
}

// A clock that was set back must not lengthen a session.
bool lives(const KeptSession& kept, Instant now) {
  return now < ends_at(kept) && now + seen_at_most_every >= kept.last_seen_at;
}

std::string by_staff(const terms::StaffId& staff, const std::string& session) {
  return staff.value + "/" + session;
}

CookieAttributes attributes(const Site& site) {
  return {.secure = site.secure_cookies};
}

// Only over what was read: a session that was ended meanwhile stays ended.
void change(const Site& site, const std::string& session, Instant now, const std::function<void(KeptSession&)>& how) {
  const auto item = site.cabinet.get(site.hub, drawer, session, now);
  if (!item) return;
  auto kept = terms::from_json<KeptSession>(terms::json::parse(item->value));
  how(kept);
  site.cabinet.swap(site.hub, drawer, session, item->value, text_of(kept), now, ends_at(kept));
}

std::optional<SignedIn> signed_in(const Site& site, const Request& request, Instant now) {
  const auto token = request.cookie(session_cookie_name(site));
  if (!is_hex(token, token_digits)) return std::nullopt;
  const auto session = base::sha256_hex(token);
  const auto item = site.cabinet.get(site.hub, drawer, session, now);
  if (!item) return std::nullopt;
  const auto kept = terms::from_json<KeptSession>(terms::json::parse(item->value));
  if (!lives(kept, now)) return std::nullopt;
  return SignedIn{session, kept.staff, {}, kept.started_at, kept.last_seen_at, kept.second_factor};
}

void erase(const Site& site, const SignedIn& signed_in) {
  site.cabinet.erase(site.hub, drawer, signed_in.session);
  site.cabinet.erase(site.hub, drawer_by_staff, by_staff(signed_in.staff, signed_in.session));
}

}  // namespace

std::optional<Present> present(const Site& site, const Request& request, Instant now) {
  auto who = signed_in(site, request, now);
  if (!who) return std::nullopt;
  auto staff = casework::fold_staff(site.ledger.facts(site.hub, casework::staff_stream(who->staff)));
  if (!staff.active()) return std::nullopt;
  who->name = staff.name;
  const bool in_background = request.header("x-background") == "poll";
  if (!in_background && now - who->last_seen_at >= seen_at_most_every) keep_alive(site, *who, now);
  return Present{std::move(*who), std::move(staff)};
}

void keep_alive(const Site& site, const SignedIn& signed_in, Instant now) {
  change(site, signed_in.session, now,
         [&](KeptSession& kept) { kept.last_seen_at = std::max(kept.last_seen_at, now); });
}

void prove_second_factor(const Site& site, const SignedIn& signed_in, Instant now) {
  change(site, signed_in.session, now, [](KeptSession& kept) { kept.second_factor = true; });
}

void start_session(const Visit& visit, const terms::StaffId& staff, bool second_factor, Response& response) {
  const auto& site = visit.site;
  if (visit.signed_in) erase(site, *visit.signed_in);
  const auto token = random_hex(site, token_digits / 2);
  const auto session = base::sha256_hex(token);
  const KeptSession kept{staff, visit.now, visit.now, second_factor};
  site.cabinet.put(site.hub, drawer_by_staff, by_staff(staff, session), "{}", visit.now, visit.now + session_longest);
  site.cabinet.put(site.hub, drawer, session, text_of(kept), visit.now, ends_at(kept));
  set_cookie(response, session_cookie_name(site), token, attributes(site));
}

void end_session(const Visit& visit, Response& response) {
  if (!visit.signed_in) return;
  erase(visit.site, *visit.signed_in);
  expire_cookie(response, session_cookie_name(visit.site), attributes(visit.site));
}

void end_sessions_of(const Site& site, const terms::StaffId& staff, Instant now) {
  constexpr int most_at_once = 1000;
  const auto prefix = staff.value + "/";
  for (const auto& item : site.cabinet.list(site.hub, drawer_by_staff, prefix, now, most_at_once)) {
    site.cabinet.erase(site.hub, drawer, item.key.substr(prefix.size()));
    site.cabinet.erase(site.hub, drawer_by_staff, item.key);
  }
}

void end_all_sessions(const Site& site, Instant now) {
  constexpr int most_at_once = 1000;
  for (const auto* of : {drawer, drawer_by_staff})
    for (auto items = site.cabinet.list(site.hub, of, "", now, most_at_once); !items.empty();
         items = site.cabinet.list(site.hub, of, "", now, most_at_once))
      for (const auto& item : items) site.cabinet.erase(site.hub, of, item.key);
}

std::string session_cookie_name(const Site& site) {
  return site.secure_cookies ? "__Host-lintel" : "lintel";
}

}  // namespace lintel::web
