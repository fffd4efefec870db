#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/require.h"
#include "base/text.h"
#include "domain/people/identifying_text.h"
#include "web/session/api_key.h"
#include "web/session/guard.h"
#include "web/session/interrupted.h"
#include "web/session/keyed_hash.h"
#include "web/session/route.h"
#include "web/session/session.h"

namespace lintel::web {

/// One request on its way, kept until it is answered.
struct Router::Going {
  Request request;
  Give give;
  Fail fail;
  Match match = {};
  std::optional<Visit> visit = {};
  std::optional<FormError> form_error = {};
  std::vector<std::string> scopes = {};  // of the key, on routes for callers with one

  void answer(Response response) const {
    if (match.route && response.route.empty()) response.on_route(match.route->pattern);
    if (visit && visit->guard->new_cookie)
      set_cookie(response, form_cookie_name(visit->site), visit->guard->binding,
                 {.secure = visit->site.secure_cookies});
    give(std::move(response));
  }
};

namespace {

constexpr std::size_t reference_most = 64;  // no record's key is longer
constexpr std::size_t key_most = 64;        // nor an idempotency key

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

using Path = std::map<std::string, std::string, std::less<>>;

std::optional<Path> matched(std::string_view pattern, std::string_view path) {
  const auto wanted = base::split(pattern, '/'), given = base::split(path, '/');
  if (wanted.size() != given.size()) return std::nullopt;
  Path found;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (is_parameter(wanted[i]) && !given[i].empty())
      found[wanted[i].substr(1, wanted[i].size() - 2)] = given[i];
    else if (wanted[i] != given[i])
      return std::nullopt;
  }
  return found;
}

// "/contacts/new" is asked before "/contacts/{reference}".
bool more_exact(const Route& one, const Route& other) {
  const auto left = base::split(one.pattern, '/'), right = base::split(other.pattern, '/');
  return std::ranges::lexicographical_compare(
      left, right, [](const auto& a, const auto& b) { return is_parameter(a) < is_parameter(b); });
}

bool is_unsafe(Method method) {
  return method != Method::get && method != Method::options;
}

bool sends_form(const Request& request) {
  return media_type(request) == "application/x-www-form-urlencoded";
}

// Scripts send in the background; what matters to a person is a page they sent.
bool is_sent_page(const Request& request) {
  const auto mode = request.header("sec-fetch-mode");
  return mode.empty() || mode == "navigate";
}

Response went_wrong(const Request& request, int status) {
  return error_page(status, request.id, wants_json(request));
}

Response not_that_method(const Request& request, const std::string& allowed) {
  if (!wants_json(request)) return method_not_allowed(allowed);
  auto response = went_wrong(request, 405);
  response.add_header("Allow", allowed);
  return response;
}

std::string here(const Request& request) {
  const auto path = percent_encoded(request.path, "/");
  return request.raw_query.empty() ? path : path + "?" + request.raw_query;
}

Response to_sign_in(const std::string& back) {
  return see_other("/sign-in?return=" + percent_encoded(back, "/"));
}

// What must not enter a record is not kept beside it either: only what its writer has confirmed and nothing speaks
// against.
bool may_be_kept(const Visit& visit, const Access& access) {
  if (access.names_nobody.empty()) return true;
  const auto allowed = domain::given_out(visit.pack);
  return visit.form.value(access.names_nobody) == "yes" && std::ranges::all_of(visit.fields(), [&](const auto& field) {
           return domain::identifying_texts(field.second, allowed).empty();
         });
}

Response not_signed_in(const Visit& visit, const Access& access) {
  const auto& request = visit.request;
  if (wants_json(request)) return went_wrong(request, 401);
  if (!is_unsafe(request.method)) return to_sign_in(here(request));
  const auto staff = whose(visit.site, visit.form.value("whose"));
  if (!staff || !is_sent_page(request)) return see_other("/sign-in");
  if (!may_be_kept(visit, access)) return to_sign_in(here(request));
  return to_sign_in(keep_interrupted(visit.site, *staff, request, visit.form, visit.now));
}

// They signed in again since the page was made, perhaps in another tab: what they typed is theirs still.
Response not_of_this_session(const Visit& visit, const Access& access) {
  const auto sender = whose(visit.site, visit.form.value("whose"));
  if (visit.signed_in && sender == visit.signed_in->staff && is_sent_page(visit.request) && may_be_kept(visit, access))
    return see_other(keep_interrupted(visit.site, *sender, visit.request, visit.form, visit.now));
  return went_wrong(visit.request, 403);
}

bool second_factor_owed(const Visit& visit) {
  return visit.may("administer") && !visit.signed_in->second_factor;
}

std::optional<Response> refused_staff(const Visit& visit, const Access& access) {
  if (!visit.signed_in) return not_signed_in(visit, access);
  if (second_factor_owed(visit) && !access.before_second_factor) return see_other("/second-factor");
  if (!access.part.empty() && !visit.pack.has_part(access.part)) return nothing_here(visit);
  if (!access.right.empty() && !visit.may(access.right)) return not_for_your_roles(visit);
  return std::nullopt;
}

std::optional<Response> refused_caller(const Visit& visit, const Access& access,
                                       const std::vector<std::string>& scopes) {
  if (visit.api_client.empty()) return went_wrong(visit.request, 401);
  if (!access.right.empty() && std::ranges::find(scopes, access.right) == scopes.end())
    return went_wrong(visit.request, 403);
  return std::nullopt;
}

int status_of(FormError error) {
  switch (error) {
    case FormError::wrong_type:
      return 415;
    case FormError::too_large:
      return 413;
    default:
      return 400;
  }
}

std::optional<std::uint64_t> version_of(const Form& form, bool& malformed) {
  const auto text = form.find("version");
  if (!text) return std::nullopt;
  std::uint64_t version = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), version);
  malformed = error != std::errc() || end != text->data() + text->size();
  return version;
}

std::string_view sent_key(const Visit& visit) {
  return visit.api_client.empty() ? visit.form.value("key") : visit.request.header("idempotency-key");
}

casework::AuditEntry view_of(const Visit& visit, std::string what, const casework::StreamId& stream,
                             std::string detail = {}) {
  return {.at = visit.now,
          .by = visit.actor.id,
          .by_name = visit.actor.name,
          .what = std::move(what),
          .stream = stream,
          .detail = std::move(detail),
          .request = visit.request.id};
}

// What a page about many records is kept as: its address, "agencies/figure".
casework::StreamId opened_by(const Visit& visit) {
  const auto& path = visit.request.path;
  const auto second = path.find('/', 1);
  return {"report", path.substr(second == std::string::npos ? 1 : second + 1).substr(0, reference_most)};
}

// Letters, figures and what stands between them in a name or a period; nothing else of what was typed, and not much.
std::string kept_word(std::string_view typed) {
  constexpr std::size_t at_most = 40;
  std::string kept;
  for (const char c : typed.substr(0, at_most))
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/')
      kept += c;
  return kept;
}

// Which part of it was asked for: "period=2016-09 locality=hill".
std::string part_opened(const Visit& visit) {
  std::string part;
  const bool sent = is_unsafe(visit.request.method);
  for (const auto* name : {"name", "period", "locality", "of", "column"}) {
    if (!sent && name == std::string_view("name")) continue;  // in an address the path says which report it is
    const auto value = kept_word(sent ? std::string(visit.form.value(name)) : visit.query(name));
    if (!value.empty()) part += fmt::format("{}{}={}", part.empty() ? "" : " ", name, value);
  }
  return part;
}

}  // namespace

std::string own_key(const Visit& visit, std::string_view verb, std::string_view sent) {
  if (sent.empty() || sent.size() > key_most) return {};
  return fmt::format("{}/{}/{}", visit.actor.id.value, verb, sent);
}

casework::StreamId record_of(const Route& route, const Visit& visit) {
  return {route.access.record_kind, visit.param("reference")};
}

Router::Router(Site& site, std::vector<Route> routes) : site_(site), routes_(std::move(routes)) {
  std::ranges::stable_sort(routes_, more_exact);
  for (auto route = routes_.begin(); route != routes_.end(); ++route)
    for (auto other = routes_.begin(); other != route; ++other)
      base::require(route->method != other->method || route->pattern != other->pattern,
                    "one route for " + route->pattern);
}

namespace {

// What throws becomes one answer: the page that says that it went wrong.
template <class Shared>
void guarded(const Shared& going, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& failure) {
    going->fail(failure);
  }
}

// Leaves a trace that somebody asked for it.
template <class Shared>
void not_shown(const Shared& going) {
  const auto& visit = *going->visit;
  const auto stream = record_of(*going->match.route, visit);
  if (!stream.kind.empty() && stream.key.size() <= reference_most)
    visit.site.audit.record(visit.site.hub, view_of(visit, "not shown " + stream.kind, stream), [](bool) {});
  going->answer(nothing_here(visit));
}

}  // namespace

void Router::answer(Request request, Give give, Fail fail) {
  if (!fail)
    fail = [give, id = request.id, json = wants_json(request)](const std::exception&) {
      give(error_page(500, id, json));
    };
  const auto going = std::make_shared<Going>(Going{std::move(request), std::move(give), std::move(fail)});
  guarded(going, [&] { begin(going); });
}

Router::Match Router::match(const Request& request) const {
  Match found;
  for (const auto& route : routes_) {
    auto path = matched(route.pattern, request.path);
    if (!path) continue;
    if (route.method == request.method) return {&route, std::move(*path), {}};
    found.other_methods += (found.other_methods.empty() ? "" : ", ") + std::string(name_of(route.method));
  }
  return found;
}

void Router::begin(const Shared& going) {
  const auto& request = going->request;
  const auto now = site_.now();
  const auto* pack = site_.packs.in_force(site_.hub, now);
  if (!pack) return going->give(went_wrong(request, 503));

  going->match = match(request);
  const auto* route = going->match.route;
  auto& visit = going->visit.emplace(Visit{.site = site_,
                                           .request = request,
                                           .pack = *pack,
                                           .now = now,
                                           .path = going->match.path,
                                           .actor = terms::referrer_actor(),
                                           .guard = std::make_shared<FormGuard>()});
  visit.for_public = route && route->access.who == Who::anyone;
  if (route && route->access.who == Who::api_key) {
    if (auto key = api_key(site_, request.header("authorization"))) {
      visit.api_client = key->name;
      visit.actor = {.id = terms::StaffId{"api/" + key->name}, .name = key->name};
      going->scopes = std::move(key->scopes);
    }
  } else if (route && route->access.blind) {
    visit.signed_in.reset();
  } else if (auto who = present(site_, request, now)) {
    visit.actor = casework::actor_from(who->staff, *pack);
    visit.signed_in = std::move(who->signed_in);
  }
  const auto cookie = request.cookie(form_cookie_name(site_));
  visit.guard->binding = visit.signed_in ? visit.signed_in->session : is_hex(cookie, 32) ? std::string(cookie) : "";
  if (is_unsafe(request.method) && sends_form(request)) {
    if (auto form = read_form(request))
      visit.form = std::move(*form);
    else
      going->form_error = form.error();
  }
  serve(going);
}

void Router::serve(const Shared& going) {
  const auto& visit = *going->visit;
  const auto& request = going->request;
  const auto* route = going->match.route;
  if (!route && !going->match.other_methods.empty())
    return going->answer(not_that_method(request, going->match.other_methods));
  if (!route) return going->answer(wants_json(request) ? went_wrong(request, 404) : nothing_here(visit));

  const auto& access = route->access;
  const bool by_browser = is_unsafe(request.method) && access.who != Who::api_key;
  if (by_browser && from_another_site(site_, request)) return going->answer(went_wrong(request, 403));
  if (going->form_error) return going->answer(went_wrong(request, status_of(*going->form_error)));
  std::optional<Response> refused;
  if (access.who == Who::staff) refused = refused_staff(visit, access);
  if (access.who == Who::api_key) refused = refused_caller(visit, access, going->scopes);
  if (refused && visit.signed_in && !access.opens.empty()) record_refusal(visit, access);
  if (refused) return going->answer(std::move(*refused));
  if (by_browser && !is_form_token(site_, visit.form.value("csrf"), visit.guard->binding))
    return going->answer(not_of_this_session(visit, access));

  if (access.allows && !access.allows(visit)) {
    record_refusal(visit, access);
    return going->answer(not_of_your_place(visit));
  }

  if (const auto* page = std::get_if<Page>(&route->does)) {
    if (access.opens.empty()) return going->answer((*page)(visit));
    return record_view(going, opened_by(visit), [going, page] { return (*page)(*going->visit); }, part_opened(visit));
  }
  if (const auto* page = std::get_if<RecordPage>(&route->does)) return serve_record(going, *page);
  perform(going, std::get<Act>(route->does));
}

void Router::record_refusal(const Visit& visit, const Access& access) {
  site_.audit.record(site_.hub, view_of(visit, "not shown " + access.opens, opened_by(visit), part_opened(visit)),
                     [](bool) {});
}

// Asking for a record that is not there and for one that is not for this person leave the same trace and take the same
// way.
void Router::serve_record(const Shared& going, const RecordPage& page) {
  const auto& visit = *going->visit;
  const auto stream = record_of(*going->match.route, visit);
  if (stream.key.size() > reference_most) return not_shown(going);
  auto facts = std::make_shared<const std::vector<casework::Fact>>(site_.ledger.facts(site_.hub, stream));
  if (facts->empty() || !casework::may_see(visit.pack, visit.actor, stream, *facts)) return not_shown(going);
  record_view(going, stream, [going, facts, &page] { return page(*going->visit, *facts); });
}

void Router::record_view(const Shared& going, const casework::StreamId& stream, std::function<Response()> page,
                         std::string part) {
  const auto& visit = *going->visit;
  site_.audit.record(site_.hub, view_of(visit, "viewed " + stream.kind, stream, std::move(part)),
                     [this, going, page = std::move(page)](bool recorded) {
                       site_.post([going, page, recorded] {
                         guarded(going, [&] { going->answer(recorded ? page() : went_wrong(going->request, 503)); });
                       });
                     });
}

void Router::perform(const Shared& going, const Act& act) {
  const auto& visit = *going->visit;
  bool malformed = false;
  auto doing = act.doing(visit);
  doing.hub = site_.hub;
  if (doing.verb.empty()) doing.verb = act.verb;
  if (doing.stream.kind.empty() && !going->match.route->access.record_kind.empty())
    doing.stream = record_of(*going->match.route, visit);
  doing.actor = visit.actor;
  doing.now = visit.now;
  doing.idempotency_key = own_key(visit, doing.verb, sent_key(visit));
  doing.expected_version = version_of(visit.form, malformed);
  doing.request = going->request.id;
  if (malformed) return going->answer(went_wrong(going->request, 400));

  site_.performer.perform(std::move(doing), [this, going, &act](casework::Result result) {
    auto kept = std::make_shared<casework::Result>(std::move(result));
    site_.post([this, going, &act, kept] {
      guarded(going, [&] {
        const auto answer = [going, &act, kept] { return act.answer(*going->visit, *kept); };
        const auto& access = going->match.route->access;
        const bool done = std::holds_alternative<casework::Done>(*kept);
        const bool shows_record = !access.record_kind.empty() && !done;
        if (std::holds_alternative<casework::NotFound>(*kept))
          not_shown(going);
        else if (shows_record)
          record_view(going, record_of(*going->match.route, *going->visit), answer);
        else if (!access.opens.empty() && !done)
          record_view(going, opened_by(*going->visit), answer, part_opened(*going->visit));
        else
          going->answer(answer());
      });
    });
  });
}

}  // namespace lintel::web
