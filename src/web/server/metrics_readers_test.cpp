#include "web/server/metrics_readers.h"

#include <gtest/gtest.h>

namespace lintel::web {
namespace {

Request from(const std::string& address, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Request request;
  request.remote_address = address;
  for (auto& [name, value] : headers) request.headers.push_back({name, value});
  return request;
}

TEST(MetricsReaders, without_a_token_are_on_this_machine) {
  const MetricsReaders readers;
  for (const auto* here : {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    EXPECT_TRUE(readers.may_read(from(here))) << here;
  for (const auto* elsewhere : {"192.0.2.7", "2001:db8::1", "::ffff:192.0.2.7", ""})
    EXPECT_FALSE(readers.may_read(from(elsewhere))) << elsewhere;
}

TEST(MetricsReaders, are_not_whoever_comes_through_a_proxy_on_this_machine) {
  EXPECT_FALSE(MetricsReaders{.behind_proxy = true}.may_read(from("127.0.0.1")));
  EXPECT_FALSE(MetricsReaders{}.may_read(from("127.0.0.1", {{"x-forwarded-for", "192.0.2.7"}})));
  EXPECT_FALSE(MetricsReaders{}.may_read(from("127.0.0.1", {{"forwarded", "for=192.0.2.7"}})));
}

TEST(MetricsReaders, with_a_token_are_those_who_bring_it_from_anywhere) {
  const MetricsReaders readers{.token = "correct-horse-battery", .behind_proxy = true};
  EXPECT_TRUE(readers.may_read(from("192.0.2.7", {{"authorization", "Bearer correct-horse-battery"}})));
  for (const auto* wrong : {"Bearer correct-horse-batterx", "Bearer ", "correct-horse-battery", "Bearer correct"})
    EXPECT_FALSE(readers.may_read(from("127.0.0.1", {{"authorization", wrong}}))) << wrong;
  EXPECT_FALSE(readers.may_read(from("127.0.0.1")));
}

}  // namespace
}  // namespace lintel::web
