#include "web/server/json_body.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace lintel::web {
namespace {

using Kind = JsonError::Kind;

Kind error_of(std::string_view body, JsonLimits limits = {}) {
  const auto value = parse_json_body(body, limits);
  EXPECT_FALSE(value.has_value()) << body;
  return value ? Kind::wrong_type : value.error().kind;
}

TEST(JsonBody, is_read_whole) {
  const auto value =
      parse_json_body(R"( {"child":{"name":"Ada","born":"2015-02-28"},"risks":[1,2.5,true,null,"é\n"]} )");
  ASSERT_TRUE(value.has_value());
  EXPECT_EQ(boost::json::serialize(*value),
            R"({"child":{"name":"Ada","born":"2015-02-28"},"risks":[1,2.5E0,true,null,"é\n"]})");
  EXPECT_TRUE(parse_json_body("true").has_value());
}

TEST(JsonBody, that_is_malformed_is_refused) {
  for (const char* body : {"",
                           " ",
                           "{",
                           "{]",
                           "{\"a\":1,}",
                           "[1,]",
                           "[1] x",
                           "nul",
                           "'a'",
                           "// note\n1",
                           "NaN",
                           "01",
                           "\"\\x\"",
                           "\"\xff\"",
                           "\"\\ud800\"",
                           "\"line\nend\"",
                           "{\"a\"}",
                           "{\"a\":1} {\"b\":2}",
                           "1e400",
                           "[-1e999]"})
    EXPECT_EQ(error_of(body), Kind::malformed) << body;
}

TEST(JsonBody, that_two_readers_could_understand_differently_is_refused) {
  EXPECT_EQ(error_of(R"({"consent":true,"consent":false})"), Kind::duplicate_name);
  EXPECT_EQ(error_of(R"([{"a":{"b":1,"\u0062":2}}])"), Kind::duplicate_name);
  EXPECT_TRUE(parse_json_body(R"([{"a":1},{"a":{"a":2}}])").has_value());
}

TEST(JsonBody, with_control_characters_in_a_text_is_refused) {
  EXPECT_EQ(error_of(R"({"a":"\u0000"})"), Kind::control_character);
  EXPECT_EQ(error_of(R"({"\u0000":1})"), Kind::control_character);
  EXPECT_EQ(error_of(R"(["\u001b[31m"])"), Kind::control_character);
  EXPECT_TRUE(parse_json_body(R"(["\t\r\n"])").has_value());
}

TEST(JsonBody, beyond_the_limits_is_refused) {
  EXPECT_EQ(error_of(std::string(33, '[') + std::string(33, ']')), Kind::too_deep);
  EXPECT_TRUE(parse_json_body(std::string(32, '[') + std::string(32, ']')).has_value());
  EXPECT_EQ(error_of("[1,2,3]", {.values = 3}), Kind::too_many_values);
  EXPECT_TRUE(parse_json_body("[1,2,3]", {.values = 4}).has_value());
  EXPECT_EQ(error_of("[1,2,3]", {.bytes = 6}), Kind::too_large);
  std::string many = "[";
  for (int i = 0; i < 30000; ++i) many += "0,";
  EXPECT_EQ(error_of(many + "0]"), Kind::too_many_values);
}

TEST(JsonBody, says_where_reading_stopped) {
  const auto value = parse_json_body(R"({"a": x})");
  ASSERT_FALSE(value.has_value());
  EXPECT_EQ(value.error().at, 6U);
  EXPECT_EQ(describe(value.error()), "The body is not well-formed JSON in UTF-8 (at byte 6).");
}

TEST(JsonBody, is_read_only_when_it_says_that_it_is_json) {
  Request request;
  request.body = "{}";
  EXPECT_EQ(read_json(request).error().kind, Kind::wrong_type);
  request.headers = {{"content-type", "application/json; charset=utf-8"}};
  EXPECT_TRUE(read_json(request).has_value());
  request.headers = {{"content-type", "text/plain"}};
  EXPECT_EQ(read_json(request).error().kind, Kind::wrong_type);
}

}  // namespace
}  // namespace lintel::web
