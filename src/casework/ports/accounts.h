#pragma once

#include <optional>
#include <string>
#include <vector>

#include "terms/ids.h"
#include "terms/instant.h"
#include "terms/refusal.h"

namespace lintel::casework {

/// Proof of who somebody is: passwords, second factors and one-time links. No password, code or token is ever kept as
/// it is, nor written to a log.
class Accounts {
 public:
  virtual ~Accounts() = default;

  struct Attempt {
    std::string email;
    std::string password;
    std::string code;     // of the authenticator, when they have one
    std::string address;  // where the attempt comes from
    std::string browser;  // the token this browser was given when somebody signed in with it before; else empty
  };
  enum class Outcome { signed_in, wrong, slow_down };
  struct Answer {
    Outcome outcome = Outcome::wrong;
    terms::StaffId staff;           // when signed in
    bool second_factor = false;     // they proved that as well
    std::string browser;            // for the browser to keep, when signed in
    terms::Instant try_again_at{};  // when told to slow down
  };
  /// An unknown address, a wrong password and a wrong or missing code are answered alike and take as long. At most ten
  /// wrong attempts an hour for an account; a browser that signed in before counts by itself, so that strangers'
  /// guesses do not keep its owner out.
  virtual Answer sign_in(const terms::HubId& hub, const Attempt& attempt, terms::Instant now) = 0;

  /// The token of a link with which they set their password; good for 24 hours, once. It replaces an earlier one.
  virtual std::string one_time_link(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) = 0;
  virtual std::optional<terms::StaffId> link_holder(const terms::HubId& hub, const std::string& token,
                                                    terms::Instant now) = 0;
  /// Sets the password and uses the link up, or says what is wrong with the password (then the link stays good). A link
  /// that is no longer good is a problem of the field "token".
  virtual std::vector<terms::Problem> set_password(const terms::HubId& hub, const std::string& token,
                                                   const std::string& password, terms::Instant now) = 0;

  virtual bool has_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) = 0;
  /// The secret (base32) of the second factor that they are setting up: the same for half an hour, until they prove
  /// that their authenticator has it.
  virtual std::string begin_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) = 0;
  /// False: the code is not of the secret being set up, or too many were tried.
  virtual bool confirm_second_factor(const terms::HubId& hub, const terms::StaffId& staff, const std::string& code,
                                     terms::Instant now) = 0;
  virtual void remove_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) = 0;
  /// Forgets everything by which they could sign in.
  virtual void forget(const terms::HubId& hub, const terms::StaffId& staff) = 0;
};

}  // namespace lintel::casework
