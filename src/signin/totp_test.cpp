#include "signin/totp.h"

#include <gtest/gtest.h>

using namespace lintel;
using namespace lintel::signin;

namespace {

terms::Instant at(long long seconds) {
  return terms::Instant{std::chrono::seconds(seconds)};
}

const std::string rfc_secret = "12345678901234567890";

TEST(Totp, gives_the_codes_of_rfc_6238_appendix_b) {
  const std::pair<long long, std::string> vectors[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                       {1111111111, "14050471"}, {1234567890, "89005924"},
                                                       {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors)
    EXPECT_EQ(totp_code(rfc_secret, totp_step(at(seconds)), 8), code) << seconds;
}

TEST(Totp, six_digits_are_the_last_six_of_eight) {
  EXPECT_EQ(totp_code(rfc_secret, totp_step(at(59))), "287082");
}

TEST(Totp, a_clock_one_step_off_is_forgiven_and_two_are_not) {
  const auto code = totp_code(rfc_secret, 1000);
  for (const long long step : {999, 1000, 1001})
    EXPECT_EQ(totp_matching_step(rfc_secret, code, at(step * 30)), 1000) << step;
  for (const long long step : {998, 1002}) EXPECT_FALSE(totp_matching_step(rfc_secret, code, at(step * 30))) << step;
}

TEST(Totp, no_code_matches_no_secret_by_being_empty) {
  EXPECT_FALSE(totp_matching_step(rfc_secret, "", at(59)));
}

TEST(Base32, is_that_of_rfc_4648) {
  const std::pair<std::string, std::string> vectors[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base32(bytes), text);
    EXPECT_EQ(from_base32(text), bytes);
  }
  EXPECT_FALSE(from_base32("lower"));
}

}  // namespace
