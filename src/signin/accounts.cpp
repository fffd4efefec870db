#include "signin/accounts.h"

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "casework/records/staff.h"
#include "signin/totp.h"
#include "terms/codec.h"

namespace lintel::signin {

using casework::Test;
using terms::HubId;
using terms::Instant;
using terms::StaffId;

/// As kept in the cabinet.
struct KeptCredentials {
  std::string password;        // its hash; empty: none set, or they have left
  std::string totp;            // the secret, base32, sealed; empty: no second factor
  std::int64_t totp_step = 0;  // the last step whose code was used: no code is taken twice
};
BOOST_DESCRIBE_STRUCT(KeptCredentials, (), (password, totp, totp_step))

struct LocalAccounts::Credentials : KeptCredentials {};

struct LocalAccounts::Counted {
  std::string what;
  Pace pace;
};

namespace {

constexpr auto credentials_drawer = "credentials";
constexpr auto links_drawer = "links";
constexpr auto setup_drawer = "second_factor_setup";
constexpr auto browsers_drawer = "browsers";
constexpr std::chrono::hours link_lasts{24};
constexpr std::chrono::minutes setup_lasts{30};
constexpr std::chrono::days browser_lasts{90};
constexpr int rounds_at_most = 20;

std::string without_spaces(std::string_view code) {
  std::string digits;
  for (const char c : code)
    if (c != ' ') digits += c;
  return digits;
}

// "staff.secret": whose link it is, so that a new one replaces the old.
std::pair<StaffId, std::string> parts_of(const std::string& token) {
  const auto dot = token.rfind('.');
  if (dot == std::string::npos) return {};
  return {StaffId{token.substr(0, dot)}, token.substr(dot + 1)};
}

// A sealed secret opens for the person it was made for and nobody else.
std::string totp_of(const HubId& hub, const StaffId& staff) {
  return fmt::format("totp/{}/{}", hub.value, staff.value);
}

}  // namespace

LocalAccounts::LocalAccounts(casework::Cabinet& cabinet, casework::Views& views, RandomBytes random_bytes, Seal seal,
                             PasswordCost cost)
    : cabinet_(cabinet),
      views_(views),
      random_bytes_(std::move(random_bytes)),
      seal_(std::move(seal)),
      cost_(cost),
      attempts_(cabinet),
      nobodys_hash_(password_hash(random_hex(16), cost)) {}

casework::Accounts::Answer LocalAccounts::sign_in(const HubId& hub, const Attempt& attempt, Instant now) {
  const auto staff = active_staff(hub, attempt.email);
  const auto counts = counted(hub, attempt, staff, now);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto when = attempts_.take(hub, counts[i].what, counts[i].pace, now);
    if (when == now) continue;
    for (std::size_t j = 0; j < i; ++j) attempts_.give_back(hub, counts[j].what, counts[j].pace, now);
    return {.outcome = Outcome::slow_down, .try_again_at = when};
  }

  const auto kept = staff ? credentials(hub, *staff, now) : Credentials{};
  const bool has_password = !kept.password.empty();
  const bool matches = password_matches(has_password ? kept.password : nobodys_hash_, attempt.password);
  const bool second_factor = !kept.totp.empty();
  if (!has_password || !matches) return {};
  if (second_factor && !use_code(hub, *staff, attempt.code, now)) return {};
  for (const auto& count : counts) attempts_.give_back(hub, count.what, count.pace, now);
  return welcome(hub, attempt, *staff, second_factor, now);
}

// A browser of theirs counts by itself: nobody else's guesses stand against it.
std::vector<LocalAccounts::Counted> LocalAccounts::counted(const HubId& hub, const Attempt& attempt,
                                                           const std::optional<StaffId>& staff, Instant now) {
  const auto email = casework::email_key(base::trimmed(attempt.email));
  const auto browser = base::sha256_hex(attempt.browser);
  const auto known = attempt.browser.empty() ? std::nullopt : cabinet_.get(hub, browsers_drawer, browser, now);
  if (known && staff && known->value == staff->value) return {{"browser/" + browser, account_pace}};
  return {{"account/" + veiled(hub, email, now), account_pace},
          {"address/" + veiled(hub, attempt.address, now), address_pace}};
}

casework::Accounts::Answer LocalAccounts::welcome(const HubId& hub, const Attempt& attempt, const StaffId& staff,
                                                  bool second_factor, Instant now) {
  if (costs_otherwise(credentials(hub, staff, now).password, cost_))
    change(hub, staff, now, [&](Credentials& kept) {
      kept.password = password_hash(attempt.password, cost_);
      return true;
    });
  const auto browser = random_hex(32);
  cabinet_.put(hub, browsers_drawer, base::sha256_hex(browser), staff.value, now, now + browser_lasts);
  if (!attempt.browser.empty()) cabinet_.erase(hub, browsers_drawer, base::sha256_hex(attempt.browser));
  return {.outcome = Outcome::signed_in, .staff = staff, .second_factor = second_factor, .browser = browser};
}

std::string LocalAccounts::one_time_link(const HubId& hub, const StaffId& staff, Instant now) {
  const auto secret = random_hex(32);
  cabinet_.put(hub, links_drawer, staff.value, base::sha256_hex(secret), now, now + link_lasts);
  return staff.value + "." + secret;
}

std::optional<StaffId> LocalAccounts::link_holder(const HubId& hub, const std::string& token, Instant now) {
  const auto [staff, secret] = parts_of(token);
  if (staff.empty()) return std::nullopt;
  const auto item = cabinet_.get(hub, links_drawer, staff.value, now);
  // Hashes are compared, not secrets: how long it takes tells nothing of use.
  if (!item || item->value != base::sha256_hex(secret)) return std::nullopt;
  const auto row = staff_row(hub, staff);
  return row && row->number("active") == 1 ? std::optional(staff) : std::nullopt;
}

std::vector<terms::Problem> LocalAccounts::set_password(const HubId& hub, const std::string& token,
                                                        const std::string& password, Instant now) {
  const auto staff = link_holder(hub, token, now);
  if (!staff) return {{"token", "This link has been used, replaced by a newer one, or is older than 24 hours"}};
  const auto row = staff_row(hub, *staff);
  if (auto found = password_problems(password, row->text("name"), row->text("email_key")); !found.empty()) return found;
  const auto hash = password_hash(password, cost_);
  change(hub, *staff, now, [&](Credentials& kept) {
    kept.password = hash;
    return true;
  });
  cabinet_.erase(hub, links_drawer, staff->value);
  return {};
}

bool LocalAccounts::has_second_factor(const HubId& hub, const StaffId& staff, Instant now) {
  return !credentials(hub, staff, now).totp.empty();
}

std::string LocalAccounts::begin_second_factor(const HubId& hub, const StaffId& staff, Instant now) {
  const auto begun = cabinet_.get(hub, setup_drawer, staff.value, now);
  if (const auto kept = begun ? seal_.opened(begun->value, totp_of(hub, staff)) : std::nullopt) return *kept;
  const auto secret = base32(random_bytes_(totp_secret_bytes));
  cabinet_.put(hub, setup_drawer, staff.value, seal_.sealed(secret, totp_of(hub, staff)), now, now + setup_lasts);
  return secret;
}

bool LocalAccounts::confirm_second_factor(const HubId& hub, const StaffId& staff, const std::string& code,
                                          Instant now) {
  const auto what = "setup/" + staff.value;
  if (attempts_.take(hub, what, account_pace, now) != now) return false;
  const auto begun = cabinet_.get(hub, setup_drawer, staff.value, now);
  if (!begun) return false;
  const auto step = step_of_code(hub, staff, begun->value, code, now);
  if (!step) return false;
  attempts_.give_back(hub, what, account_pace, now);
  cabinet_.erase(hub, setup_drawer, staff.value);
  return change(hub, staff, now, [&](Credentials& kept) {
    kept.totp = begun->value;
    kept.totp_step = *step;
    return true;
  });
}

void LocalAccounts::remove_second_factor(const HubId& hub, const StaffId& staff, Instant now) {
  change(hub, staff, now, [](Credentials& kept) {
    kept.totp.clear();
    return true;
  });
}

void LocalAccounts::remove_all_second_factors(const HubId& hub, Instant now) {
  constexpr int everybody = 1'000'000;
  for (const auto& item : cabinet_.list(hub, credentials_drawer, "", now, everybody))
    remove_second_factor(hub, StaffId{item.key}, now);
  for (const auto& item : cabinet_.list(hub, setup_drawer, "", now, everybody))
    cabinet_.erase(hub, setup_drawer, item.key);
}

void LocalAccounts::forget(const HubId& hub, const StaffId& staff) {
  for (const auto* drawer : {credentials_drawer, links_drawer, setup_drawer}) cabinet_.erase(hub, drawer, staff.value);
}

std::optional<std::int64_t> LocalAccounts::step_of_code(const HubId& hub, const StaffId& staff,
                                                        const std::string& sealed, const std::string& code,
                                                        Instant now) {
  const auto text = seal_.opened(sealed, totp_of(hub, staff));
  const auto secret = text ? from_base32(*text) : std::nullopt;
  if (!secret || secret->empty()) return std::nullopt;
  return totp_matching_step(*secret, without_spaces(code), now);
}

bool LocalAccounts::use_code(const HubId& hub, const StaffId& staff, const std::string& code, Instant now) {
  return change(hub, staff, now, [&](Credentials& kept) {
    const auto step = step_of_code(hub, staff, kept.totp, code, now);
    if (!step || *step <= kept.totp_step) return false;
    kept.totp_step = *step;
    return true;
  });
}

std::optional<StaffId> LocalAccounts::active_staff(const HubId& hub, const std::string& email) {
  const auto key = casework::email_key(base::trimmed(email));
  if (!base::is_clean_utf8(key)) return std::nullopt;
  const auto rows = views_.rows(
      {.hub = hub,
       .table = "staff",
       .all_of = {{"email_key", Test::Kind::equal, {key}}, {"active", Test::Kind::equal, {std::int64_t{1}}}},
       .limit = 1});
  return rows.empty() ? std::nullopt : std::optional(StaffId{rows.front().text("staff")});
}

std::optional<casework::Row> LocalAccounts::staff_row(const HubId& hub, const StaffId& staff) {
  if (!base::is_clean_utf8(staff.value)) return std::nullopt;
  auto rows =
      views_.rows({.hub = hub, .table = "staff", .all_of = {{"staff", Test::Kind::equal, {staff.value}}}, .limit = 1});
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

LocalAccounts::Credentials LocalAccounts::credentials(const HubId& hub, const StaffId& staff, Instant now) {
  const auto item = cabinet_.get(hub, credentials_drawer, staff.value, now);
  return item ? Credentials{terms::from_json<KeptCredentials>(terms::json::parse(item->value))} : Credentials{};
}

// False when `how` says no. What somebody else changed meanwhile is read again.
bool LocalAccounts::change(const HubId& hub, const StaffId& staff, Instant now,
                           const std::function<bool(Credentials&)>& how) {
  for (int round = 0; round < rounds_at_most; ++round) {
    const auto item = cabinet_.get(hub, credentials_drawer, staff.value, now);
    Credentials kept;
    if (item) kept = Credentials{terms::from_json<KeptCredentials>(terms::json::parse(item->value))};
    if (!how(kept)) return false;
    const auto text = terms::json::serialize(terms::to_json(static_cast<const KeptCredentials&>(kept)));
    const auto before = item ? std::optional(item->value) : std::nullopt;
    if (cabinet_.swap(hub, credentials_drawer, staff.value, before, text, now)) return true;
  }
  return false;
}

// Who tried to sign in is nobody's business: the counters are kept under hashes with a key of their own.
std::string LocalAccounts::veiled(const HubId& hub, const std::string& text, Instant now) {
  auto key = cabinet_.get(hub, "attempts_key", "key", now);
  if (!key) {
    cabinet_.swap(hub, "attempts_key", "key", std::nullopt, random_hex(32), now);
    key = cabinet_.get(hub, "attempts_key", "key", now);
  }
  return base::sha256_hex(key->value + base::sha256_hex(key->value + text));
}

std::string LocalAccounts::random_hex(std::size_t bytes) {
  return base::hex(random_bytes_(bytes));
}

}  // namespace lintel::signin
