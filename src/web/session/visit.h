#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "terms/actor.h"
#include "terms/fields.h"
#include "web/html/html.h"
#include "web/server/request.h"
#include "web/server/response.h"
#include "web/session/site.h"

/// One request to one page, with who makes it already settled.
namespace lintel::web {

struct SignedIn {
  std::string session;  // its key in the cabinet
  terms::StaffId staff;
  std::string name;
  Instant started_at{};
  Instant last_seen_at{};
  bool second_factor = false;  // proved when they signed in
};

/// What ties a page's forms to the browser that was given them.
struct FormGuard {
  std::string binding;      // the session, or what the form cookie of a browser without one holds
  bool new_cookie = false;  // the cookie goes out with this response
};

struct Visit {
  Site& site;
  const Request& request;
  const pack::Pack& pack;  // in force now
  Instant now{};
  Form form;                                             // of a POST; its anti-forgery token has been checked
  std::map<std::string, std::string, std::less<>> path;  // "{reference}" of the route's pattern
  std::optional<SignedIn> signed_in;
  terms::Actor actor;       // of the signed-in member of staff, with their roles at this moment; else the referrer
  bool for_public = false;  // a page for people without an account: no navigation
  std::string api_client;   // the name of the key, on routes for callers with a key
  std::shared_ptr<FormGuard> guard;  // of this response's forms

  std::string param(std::string_view name) const;  // of the path; empty when the pattern has none of that name
  std::string query(std::string_view name) const;
  /// Everything typed, without the fields of the frame (csrf, key, version, whose).
  terms::Fields fields() const;
  bool may(std::string_view right) const;
};

// The frame of a page.

struct PageOptions {
  std::string title;
  Html before_content;
  std::string exit_href = {};  // of the "Exit this page" button in `before_content`
  bool has_errors = false;
  bool wide = false;
  std::string current;  // the path of the navigation item that is current
  int status = 200;
};

/// A whole page with the hub's name, navigation by rights, session warning and footer with the council's numbers.
Response page_response(const Visit& visit, const PageOptions& options, Html content);

/// Hidden fields that every form of ours starts with: the anti-forgery token (masked anew each time), an idempotency
/// key, and the version of the record that the page shows.
Html form_frame(const Visit& visit, std::optional<std::uint64_t> record_version = std::nullopt);
/// The same with a given idempotency key: when a form is shown again with its mistakes it keeps the key it had.
std::string idempotency_key(const Visit& visit);

/// "No such page, or not for you": the same bytes in either case.
Response nothing_here(const Visit& visit);
/// 403: a page that this person's roles do not have.
Response not_for_your_roles(const Visit& visit);
/// The page is for them, what they asked of it is not (Access::allows).
Response not_of_your_place(const Visit& visit);
/// Where a signed-in person starts: the first page their navigation offers, else "/".
std::string home_of(const Visit& visit);
/// A part of a URL: everything but letters, digits and "-._~" becomes %XX. `keep` is left as it is.
std::string percent_encoded(std::string_view text, std::string_view keep = "");

/// What a person typed, as field values for showing a form again. Empty when nothing was typed for it.
std::string typed(const Visit& visit, std::string_view field);

}  // namespace lintel::web
