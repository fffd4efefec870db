#pragma once

#include <functional>
#include <optional>
#include <string>

#include "casework/ports/accounts.h"
#include "casework/ports/cabinet.h"
#include "casework/ports/views.h"
#include "signin/attempts.h"
#include "signin/passwords.h"
#include "signin/seal.h"

namespace lintel::signin {

/// Accounts of this installation's own, over the cabinet: passwords as hashes, secrets of second factors sealed.
/// Threads may share it.
class LocalAccounts final : public casework::Accounts {
 public:
  using RandomBytes = std::function<std::string(std::size_t)>;  // cryptographic

  LocalAccounts(casework::Cabinet& cabinet, casework::Views& views, RandomBytes random_bytes, Seal seal,
                PasswordCost cost = {});

  Answer sign_in(const terms::HubId& hub, const Attempt& attempt, terms::Instant now) override;
  std::string one_time_link(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) override;
  std::optional<terms::StaffId> link_holder(const terms::HubId& hub, const std::string& token,
                                            terms::Instant now) override;
  std::vector<terms::Problem> set_password(const terms::HubId& hub, const std::string& token,
                                           const std::string& password, terms::Instant now) override;
  bool has_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) override;
  std::string begin_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) override;
  bool confirm_second_factor(const terms::HubId& hub, const terms::StaffId& staff, const std::string& code,
                             terms::Instant now) override;
  void remove_second_factor(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now) override;
  /// The key is lost: nobody has a second factor any more, and each sets one up again.
  void remove_all_second_factors(const terms::HubId& hub, terms::Instant now);
  void forget(const terms::HubId& hub, const terms::StaffId& staff) override;

 private:
  struct Credentials;
  struct Counted;  // what one attempt counts against

  std::optional<terms::StaffId> active_staff(const terms::HubId& hub, const std::string& email);
  std::optional<casework::Row> staff_row(const terms::HubId& hub, const terms::StaffId& staff);
  Credentials credentials(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now);
  bool change(const terms::HubId& hub, const terms::StaffId& staff, terms::Instant now,
              const std::function<bool(Credentials&)>& how);
  std::optional<std::int64_t> step_of_code(const terms::HubId& hub, const terms::StaffId& staff,
                                           const std::string& sealed, const std::string& code, terms::Instant now);
  bool use_code(const terms::HubId& hub, const terms::StaffId& staff, const std::string& code, terms::Instant now);
  std::vector<Counted> counted(const terms::HubId& hub, const Attempt& attempt,
                               const std::optional<terms::StaffId>& staff, terms::Instant now);
  Answer welcome(const terms::HubId& hub, const Attempt& attempt, const terms::StaffId& staff, bool second_factor,
                 terms::Instant now);
  std::string veiled(const terms::HubId& hub, const std::string& text, terms::Instant now);
  std::string random_hex(std::size_t bytes);

  casework::Cabinet& cabinet_;
  casework::Views& views_;
  RandomBytes random_bytes_;
  Seal seal_;
  PasswordCost cost_;
  Attempts attempts_;
  std::string nobodys_hash_;  // verified when there is no such account, so that it takes as long
};

}  // namespace lintel::signin
