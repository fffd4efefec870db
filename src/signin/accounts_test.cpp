#include "signin/accounts.h"

#include <gtest/gtest.h>

#include "casework/memory/memory_store.h"
#include "signin/totp.h"

using namespace lintel;
using namespace lintel::signin;
using casework::Accounts;

namespace {

constexpr PasswordCost cheap{1,
                             8192};  // the least that libsodium takes: tests are not what passwords are guarded against
const terms::HubId hub{"example"};
const terms::StaffId meera{"MEER-A001"};
const std::string email = "meera.iqbal@example.gov.uk";
const std::string password = "three green kettles";

class LocalAccountsTest : public testing::Test {
 protected:
  void SetUp() override {
    add_staff(meera, "Meera Iqbal", email, true);
    EXPECT_TRUE(accounts.set_password(hub, accounts.one_time_link(hub, meera, now), password, now).empty());
  }
  void add_staff(const terms::StaffId& staff, const std::string& name, const std::string& address, bool active) {
    store.replace(hub, {{{"staff", staff.value},
                         {{"staff",
                           {staff.value, name, address, std::string("|x|"), std::string(), std::int64_t{active},
                            std::int64_t{0}, std::string()}}}}});
  }
  Accounts::Answer sign_in(std::string with, std::string code = "", std::string browser = "",
                           std::string address = "203.0.113.9") {
    return accounts.sign_in(hub, {email, std::move(with), std::move(code), std::move(address), std::move(browser)},
                            now);
  }
  std::string code_now(const std::string& secret) { return totp_code(*from_base32(secret), totp_step(now)); }
  std::string set_up_second_factor() {
    const auto secret = accounts.begin_second_factor(hub, meera, now);
    EXPECT_TRUE(accounts.confirm_second_factor(hub, meera, code_now(secret), now));
    return secret;
  }

  casework::MemoryStore store;
  terms::Instant now{std::chrono::seconds(1'790'000'000)};
  unsigned char next = 0;
  Seal seal{std::string(Seal::key_bytes, 'k'),
            [this](std::size_t count) { return std::string(count, static_cast<char>(++next)); }};
  LocalAccounts accounts{store, store,
                         [this](std::size_t count) {
                           std::string bytes;
                           while (bytes.size() < count) bytes += static_cast<char>(++next);
                           return bytes;
                         },
                         seal, cheap};
};

using Outcome = Accounts::Outcome;

TEST_F(LocalAccountsTest, the_right_password_signs_in_whatever_the_case_of_the_address) {
  EXPECT_EQ(sign_in(password).outcome, Outcome::signed_in);
  EXPECT_EQ(accounts.sign_in(hub, {" Meera.Iqbal@EXAMPLE.gov.uk ", password, "", "a", ""}, now).staff, meera);
}

TEST_F(LocalAccountsTest, a_wrong_password_an_unknown_address_and_no_password_yet_are_answered_alike) {
  add_staff(terms::StaffId{"NEW0-0001"}, "New Person", "new@example.gov.uk", true);
  EXPECT_EQ(sign_in("three green kettle").outcome, Outcome::wrong);
  EXPECT_EQ(accounts.sign_in(hub, {"nobody@example.gov.uk", password, "", "a", ""}, now).outcome, Outcome::wrong);
  EXPECT_EQ(accounts.sign_in(hub, {"new@example.gov.uk", "", "", "a", ""}, now).outcome, Outcome::wrong);
}

TEST_F(LocalAccountsTest, the_password_is_not_kept) {
  const auto item = store.get(hub, "credentials", meera.value, now);
  ASSERT_TRUE(item);
  EXPECT_FALSE(item->value.contains(password));
  EXPECT_TRUE(item->value.contains("$argon2id$"));
}

TEST_F(LocalAccountsTest, who_has_left_cannot_sign_in) {
  add_staff(meera, "Meera Iqbal", email, false);
  EXPECT_EQ(sign_in(password).outcome, Outcome::wrong);
}

TEST_F(LocalAccountsTest, no_more_than_ten_guesses_an_hour_are_looked_at) {
  int looked_at = 0;
  for (const auto begin = now; now < begin + std::chrono::hours(1); now += std::chrono::seconds(10))
    looked_at +=
        sign_in("guess", "", "", "address " + std::to_string(now.time_since_epoch().count())).outcome == Outcome::wrong;
  EXPECT_LE(looked_at, 10);
  EXPECT_GE(looked_at, 9);
}

TEST_F(LocalAccountsTest, after_too_many_guesses_the_right_password_is_taken_again_within_ten_minutes) {
  while (sign_in("guess").outcome == Outcome::wrong) {
  }
  const auto answer = sign_in(password);
  EXPECT_EQ(answer.outcome, Outcome::slow_down);
  EXPECT_LE(answer.try_again_at, now + std::chrono::minutes(10));
  now = answer.try_again_at;
  EXPECT_EQ(sign_in(password).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, strangers_who_guess_all_day_do_not_keep_out_the_owner_s_own_browser) {
  const auto browser = sign_in(password).browser;
  while (sign_in("guess").outcome == Outcome::wrong) {
  }
  EXPECT_EQ(sign_in(password, "", browser).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, a_known_browser_has_its_limit_too) {
  const auto browser = sign_in(password).browser;
  int looked_at = 0;
  while (sign_in("guess", "", browser).outcome == Outcome::wrong && looked_at < 50) ++looked_at;
  EXPECT_EQ(looked_at, 4);
}

TEST_F(LocalAccountsTest, one_address_that_tries_many_accounts_is_slowed_down) {
  int looked_at = 0;
  for (int i = 0; i < 1000; ++i)
    looked_at +=
        accounts.sign_in(hub, {std::to_string(i) + "@example.gov.uk", "guess", "", "203.0.113.9", ""}, now).outcome ==
        Outcome::wrong;
  EXPECT_EQ(looked_at, 10);
}

TEST_F(LocalAccountsTest, signing_in_often_is_no_guessing) {
  for (int i = 0; i < 30; ++i) EXPECT_EQ(sign_in(password).outcome, Outcome::signed_in) << i;
}

TEST_F(LocalAccountsTest, the_counters_name_neither_account_nor_address) {
  sign_in("guess");
  for (const auto& item : store.list(hub, "attempts", "", now)) {
    EXPECT_FALSE(item.key.contains("meera"));
    EXPECT_FALSE(item.key.contains("203.0"));
  }
  EXPECT_EQ(store.list(hub, "attempts", "", now).size(), 2u);
}

TEST_F(LocalAccountsTest, with_a_second_factor_the_password_alone_is_wrong) {
  const auto secret = set_up_second_factor();
  now += std::chrono::seconds(30);
  EXPECT_EQ(sign_in(password).outcome, Outcome::wrong);
  EXPECT_EQ(sign_in(password, "000000").outcome, Outcome::wrong);
  const auto answer = sign_in(password, code_now(secret));
  EXPECT_EQ(answer.outcome, Outcome::signed_in);
  EXPECT_TRUE(answer.second_factor);
}

TEST_F(LocalAccountsTest, the_secret_of_a_second_factor_is_kept_sealed_at_every_step) {
  const auto secret = accounts.begin_second_factor(hub, meera, now);
  EXPECT_EQ(accounts.begin_second_factor(hub, meera, now), secret);
  EXPECT_FALSE(store.get(hub, "second_factor_setup", meera.value, now)->value.contains(secret));
  EXPECT_TRUE(accounts.confirm_second_factor(hub, meera, code_now(secret), now));
  EXPECT_FALSE(store.get(hub, "credentials", meera.value, now)->value.contains(secret));
}

TEST_F(LocalAccountsTest, a_database_without_its_key_lets_nobody_in_by_any_code) {
  const auto secret = set_up_second_factor();
  now += std::chrono::minutes(1);
  LocalAccounts elsewhere(
      store, store, [](std::size_t count) { return std::string(count, 'r'); },
      Seal(std::string(Seal::key_bytes, 'x'), [](std::size_t count) { return std::string(count, 'n'); }), cheap);
  for (const auto& code : {code_now(secret), totp_code("", totp_step(now))})
    EXPECT_EQ(elsewhere.sign_in(hub, {email, password, code, "a", ""}, now).outcome, Outcome::wrong);
  EXPECT_EQ(sign_in(password, code_now(secret)).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, when_the_key_is_lost_every_second_factor_is_set_up_again) {
  set_up_second_factor();
  accounts.remove_all_second_factors(hub, now);
  EXPECT_FALSE(accounts.has_second_factor(hub, meera, now));
  EXPECT_EQ(sign_in(password).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, a_code_is_good_once) {
  const auto secret = set_up_second_factor();
  EXPECT_EQ(sign_in(password, code_now(secret)).outcome, Outcome::wrong) << "it was used to set up";
  now += std::chrono::seconds(30);
  const auto code = code_now(secret);
  EXPECT_EQ(sign_in(password, code).outcome, Outcome::signed_in);
  EXPECT_EQ(sign_in(password, code).outcome, Outcome::wrong);
}

TEST_F(LocalAccountsTest, a_code_typed_with_a_space_is_read) {
  const auto secret = set_up_second_factor();
  now += std::chrono::seconds(30);
  const auto code = code_now(secret);
  EXPECT_EQ(sign_in(password, code.substr(0, 3) + " " + code.substr(3)).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, the_second_factor_begins_only_with_a_right_code) {
  accounts.begin_second_factor(hub, meera, now);
  EXPECT_FALSE(accounts.confirm_second_factor(hub, meera, "123456", now));
  EXPECT_FALSE(accounts.has_second_factor(hub, meera, now));
  set_up_second_factor();
  EXPECT_TRUE(accounts.has_second_factor(hub, meera, now));
  accounts.remove_second_factor(hub, meera, now);
  EXPECT_FALSE(accounts.has_second_factor(hub, meera, now));
}

TEST_F(LocalAccountsTest, a_link_is_good_once_for_a_day_and_until_the_next) {
  const auto first = accounts.one_time_link(hub, meera, now);
  const auto second = accounts.one_time_link(hub, meera, now);
  EXPECT_FALSE(accounts.link_holder(hub, first, now));
  EXPECT_EQ(accounts.link_holder(hub, second, now), meera);
  EXPECT_TRUE(accounts.set_password(hub, second, "a kettle of fish", now).empty());
  EXPECT_FALSE(accounts.link_holder(hub, second, now));
  const auto third = accounts.one_time_link(hub, meera, now);
  EXPECT_FALSE(accounts.link_holder(hub, third, now + std::chrono::hours(24)));
  EXPECT_EQ(accounts.set_password(hub, third, "a kettle of fish", now + std::chrono::hours(24)).front().field, "token");
}

TEST_F(LocalAccountsTest, a_link_of_somebody_who_has_left_is_no_good) {
  const auto link = accounts.one_time_link(hub, meera, now);
  add_staff(meera, "Meera Iqbal", email, false);
  EXPECT_FALSE(accounts.link_holder(hub, link, now));
}

TEST_F(LocalAccountsTest, a_weak_password_is_refused_and_the_link_stays_good) {
  const auto link = accounts.one_time_link(hub, meera, now);
  for (const std::string weak : {"elevenchars", "Meera Iqbal 1", "xmeera.iqbal@example.gov.uk", "aaaaaaaaaaaaaa"})
    EXPECT_EQ(accounts.set_password(hub, link, weak, now).front().field, "password") << weak;
  EXPECT_EQ(accounts.link_holder(hub, link, now), meera);
}

TEST_F(LocalAccountsTest, a_password_hashed_at_another_cost_is_hashed_anew_when_it_is_next_used) {
  LocalAccounts dearer(store, store, [](std::size_t count) { return std::string(count, 'r'); }, seal, {2, 16384});
  const auto before = store.get(hub, "credentials", meera.value, now)->value;
  EXPECT_EQ(dearer.sign_in(hub, {email, password, "", "a", ""}, now).outcome, Outcome::signed_in);
  EXPECT_NE(store.get(hub, "credentials", meera.value, now)->value, before);
  EXPECT_EQ(dearer.sign_in(hub, {email, password, "", "a", ""}, now).outcome, Outcome::signed_in);
}

TEST_F(LocalAccountsTest, who_is_forgotten_cannot_sign_in) {
  accounts.forget(hub, meera);
  EXPECT_EQ(sign_in(password).outcome, Outcome::wrong);
}

}  // namespace
