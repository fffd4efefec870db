#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "casework/memory/memory_store.h"
#include "web/session/route.h"
#include "web/session/session.h"

/// A site without a server, for tests of pages: a browser with its cookies sends requests straight to the router.
namespace lintel::web {

/// Everything in memory, with an audit that can be made to fail.
class TrialAudit final : public casework::Audit {
 public:
  explicit TrialAudit(casework::Audit& inner) : inner_(inner) {}
  void record(const terms::HubId& hub, casework::AuditEntry entry, std::function<void(bool)> done) override {
    if (fails || entry.what == fails_for) return done(false);
    inner_.record(hub, std::move(entry), std::move(done));
  }
  std::vector<casework::AuditEntry> entries(const terms::HubId& hub, const Filter& filter) override {
    return inner_.entries(hub, filter);
  }
  bool fails = false;
  std::string fails_for;  // entries of this kind alone

 private:
  casework::Audit& inner_;
};

/// Knows one password for everybody: "right".
class TrialAccounts final : public casework::Accounts {
 public:
  std::map<std::string, terms::StaffId> by_email;
  std::map<std::string, bool> second_factor;
  std::optional<std::pair<std::string, terms::StaffId>> link;
  std::vector<terms::StaffId> forgotten;

  Answer sign_in(const terms::HubId&, const Attempt& attempt, terms::Instant now) override {
    if (attempt.password == "too often")
      return {.outcome = Outcome::slow_down, .try_again_at = now + std::chrono::minutes(10)};
    const auto found = by_email.find(attempt.email);
    if (found == by_email.end() || attempt.password != "right") return {};
    return {.outcome = Outcome::signed_in,
            .staff = found->second,
            .second_factor = second_factor[found->second.value],
            .browser = "known"};
  }
  std::string one_time_link(const terms::HubId&, const terms::StaffId& staff, terms::Instant) override {
    link = {staff.value + ".secret", staff};
    return link->first;
  }
  std::optional<terms::StaffId> link_holder(const terms::HubId&, const std::string& token, terms::Instant) override {
    return link && link->first == token ? std::optional(link->second) : std::nullopt;
  }
  std::vector<terms::Problem> set_password(const terms::HubId&, const std::string&, const std::string& password,
                                           terms::Instant) override {
    if (password.size() < 12) return {{"password", "Choose a longer password"}};
    link.reset();
    return {};
  }
  bool has_second_factor(const terms::HubId&, const terms::StaffId& staff, terms::Instant) override {
    return second_factor[staff.value];
  }
  std::string begin_second_factor(const terms::HubId&, const terms::StaffId&, terms::Instant) override {
    return "MZXW6YTBOI";
  }
  bool confirm_second_factor(const terms::HubId&, const terms::StaffId& staff, const std::string& code,
                             terms::Instant) override {
    return code == "123456" && (second_factor[staff.value] = true);
  }
  void remove_second_factor(const terms::HubId&, const terms::StaffId& staff, terms::Instant) override {
    second_factor[staff.value] = false;
  }
  void forget(const terms::HubId&, const terms::StaffId& staff) override { forgotten.push_back(staff); }
};

class TrialShelf final : public casework::PackShelf {
 public:
  explicit TrialShelf(pack::Pack pack) : pack_(std::move(pack)) {}
  const pack::Pack* in_force(const terms::HubId&, terms::Instant) const override { return &pack_; }
  const pack::Pack* version(const terms::HubId&, std::string_view) const override { return &pack_; }
  pack::Pack pack_;
};

class Trial {
 public:
  Trial(pack::Pack pack, std::vector<Route> routes) : shelf(std::move(pack)), router(site, std::move(routes)) {}

  /// A member of staff with these roles; added by nobody in particular, so that any pack will do.
  terms::StaffId add_staff(const std::string& id, std::vector<std::string> roles, std::vector<std::string> teams = {}) {
    append({"staff", id}, "StaffAdded",
           terms::to_json(
               casework::StaffAdded{"Staff " + id, id + "@example.gov.uk", std::move(roles), std::move(teams), true}));
    accounts.by_email[id + "@example.gov.uk"] = terms::StaffId{id};
    return terms::StaffId{id};
  }
  void append(const casework::StreamId& stream, std::string type, const terms::json::value& payload) {
    auto facts = store.facts(site.hub, stream);
    casework::Fact fact{.hub = site.hub,
                        .stream = stream,
                        .version = facts.size() + 1,
                        .type = std::move(type),
                        .at = now,
                        .by = terms::StaffId{"test"},
                        .by_name = "Test",
                        .pack = casework::pack_text(shelf.pack_),
                        .payload = terms::json::serialize(payload)};
    facts.push_back(fact);
    casework::Append all{.hub = site.hub, .facts = {fact}, .rows = {casework::rows_of(stream, facts, shelf.pack_)}};
    store.append(std::move(all), [](const casework::AppendResult&) {});
  }
  /// This browser's session is theirs from now on.
  void sign_in(const terms::StaffId& staff, bool second_factor = true) {
    const Request request;
    const Visit visit{.site = site, .request = request, .pack = shelf.pack_, .now = now};
    Response response;
    start_session(visit, staff, second_factor, response);
    take_cookies(response);
    csrf.clear();
  }

  Response get(const std::string& target) { return send(Method::get, target, {}); }
  /// As a form of ours would send it: with the anti-forgery token of the page last shown, or of `form_page`.
  Response post(const std::string& target, std::vector<std::pair<std::string, std::string>> fields = {}) {
    if (!csrf.empty()) fields.emplace_back("csrf", csrf);
    return send(Method::post, target, fields);
  }
  Response send(Method method, const std::string& target,
                const std::vector<std::pair<std::string, std::string>>& fields) {
    std::optional<Response> given;
    times_answered = 0;
    router.answer(request_to(method, target, fields), [&](Response response) {
      ++times_answered;
      given = std::move(response);
    });
    run_posted();
    if (!given) return {.status = 0};
    take_cookies(*given);
    remember_tokens(given->body);
    return std::move(*given);
  }
  void run_posted() {
    while (!posted.empty()) {
      const auto work = std::move(posted.front());
      posted.pop_front();
      work();
    }
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return {};
  }
  std::vector<casework::AuditEntry> audited() { return store.entries(site.hub, {}); }
  static std::string value_of(const std::string& body, std::string_view name) {
    const auto at = body.find("name=\"" + std::string(name) + "\" value=\"");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 15;
    return body.substr(from, body.find('"', from) - from);
  }

  terms::Instant now{std::chrono::seconds(1'790'000'000)};
  unsigned long long drawn = 0;
  casework::MemoryStore store;
  TrialAudit audit{store};
  TrialAccounts accounts;
  TrialShelf shelf;
  casework::Performer performer{store,
                                store,
                                shelf,
                                {.reference = [this] { return "REF-" + std::to_string(++drawn); },
                                 .id = [this] { return "id" + std::to_string(++drawn); }}};
  std::deque<std::function<void()>> posted;
  Site site{.ledger = store,
            .audit = audit,
            .views = store,
            .cabinet = store,
            .outbox = store,
            .performer = performer,
            .packs = shelf,
            .accounts = accounts,
            .hub = terms::HubId{"h"},
            .assets = {.css = "/assets/a.css", .init = "/assets/i.js", .js = "/assets/j.js", .icon = "/assets/i.svg"},
            .now = [this] { return now; },
            .random_bytes =
                [this](std::size_t count) {
                  std::string bytes;
                  for (++drawn; bytes.size() < count;)
                    bytes += static_cast<char>((drawn * 131 + bytes.size() * 29 + drawn / 7) & 0xFF);
                  return bytes;
                },
            .secret = std::string(32, 's'),
            .base_url = "https://hub.example",
            .post = [this](std::function<void()> work) { posted.push_back(std::move(work)); }};
  Router router;

  std::map<std::string, std::string> cookies;
  std::vector<std::pair<std::string, std::string>> headers;  // sent with every request
  std::string csrf;
  std::string whose;
  int times_answered = 0;

 private:
  Request request_to(Method method, const std::string& target,
                     const std::vector<std::pair<std::string, std::string>>& fields) {
    Request request{.method = method, .path = target.substr(0, target.find('?')), .id = "request-1"};
    if (const auto mark = target.find('?'); mark != std::string::npos) {
      request.raw_query = target.substr(mark + 1);
      if (auto query = parse_query(request.raw_query)) request.query = std::move(*query);
    }
    for (const auto& [name, value] : headers) request.headers.push_back({name, value});
    for (const auto& [name, value] : cookies) request.cookies.push_back({name, value});
    if (method != Method::get) {
      request.headers.push_back({"content-type", "application/x-www-form-urlencoded"});
      for (const auto& [name, value] : fields)
        request.body += (request.body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    }
    return request;
  }
  void take_cookies(const Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const auto equals = value.find('=');
      const auto cookie = value.substr(0, equals);
      const auto text = value.substr(equals + 1, value.find(';') - equals - 1);
      if (text.empty())
        cookies.erase(cookie);
      else
        cookies[cookie] = text;
    }
  }
  void remember_tokens(const std::string& body) {
    if (auto found = value_of(body, "csrf"); !found.empty()) csrf = std::move(found);
    if (auto found = value_of(body, "whose"); !found.empty()) whose = std::move(found);
  }
};

}  // namespace lintel::web
