#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "terms/fields.h"
#include "web/session/visit.h"

/// A request as somebody without an account writes it: kept by the server under a code that only their browser has (and
/// they, if they write it down). Of the code only a hash is stored; nothing of it stands in an address.
namespace lintel::web::request {

/// Which form it is, and how long what was typed is kept.
struct KeptForm {
  std::string_view cookie;
  std::string_view drawer;
  std::chrono::hours kept_for;
};
inline constexpr KeptForm support_form{"lintel-request", "requests", std::chrono::days(28)};
inline constexpr KeptForm worry_form{"lintel-worry", "worries", std::chrono::days(1)};

struct KeptRequest {
  std::string code;            // by which it is found
  std::string key;             // the idempotency key with which it is sent: it can be received once
  terms::Fields fields;        // as receive_request reads them
  std::set<std::string> seen;  // sections that were saved at least once
  std::string sent;            // the reference, once it was received; what was typed is then gone
};

/// That of this browser. None when there is none or it has expired.
std::optional<KeptRequest> kept_request(const Visit& visit, const KeptForm& form);
/// That of a code somebody typed.
std::optional<KeptRequest> kept_request(const Visit& visit, const KeptForm& form, std::string_view typed_code);
/// Begins one and gives the browser its code.
KeptRequest begin_request(const Visit& visit, const KeptForm& form, Response& response);
void give_code(const Visit& visit, const KeptForm& form, std::string_view code, Response& response);
/// Changes what is kept, on top of what another tab may have changed meanwhile. Nothing when it is no longer there.
/// False when it would be larger than anybody types.
bool change_request(const Visit& visit, const KeptForm& form, const std::string& code,
                    const std::function<void(KeptRequest&)>& change);
/// Received: what was typed goes, the reference stays a day for the page that tells it.
void mark_sent(const Visit& visit, const KeptForm& form, const std::string& code, const std::string& reference);
/// Gone from the server and from the browser.
void discard_request(const Visit& visit, const KeptForm& form, Response& response);

}  // namespace lintel::web::request
