#include "terms/flatten.h"

#include <gtest/gtest.h>

namespace lintel::terms {
namespace {

TEST(flatten, a_json_request_becomes_the_fields_of_a_form) {
  const auto fields = fields_from_json(
      R"({"answers":{"worry":"Thin"},"children":[{"given_name":"Oskar"},{"given_name":"Ola"}],"tags":["a","b"],"ok":true,"n":3,"x":null})");
  ASSERT_TRUE(fields);
  EXPECT_EQ(field(*fields, "answers.worry"), "Thin");
  EXPECT_EQ(field(*fields, "children.2.given_name"), "Ola");
  EXPECT_EQ(field_list(*fields, "tags").size(), 2u);
  EXPECT_EQ(field(*fields, "ok"), "yes");
  EXPECT_EQ(field(*fields, "n"), "3");
  EXPECT_EQ(fields->count("x"), 0u);
}

TEST(flatten, what_is_no_request_is_said_in_words) {
  EXPECT_EQ(fields_from_json("[]").error(), "it is not a JSON object");
  EXPECT_TRUE(fields_from_json("{").error().starts_with("it is not JSON"));
  EXPECT_FALSE(fields_from_json(R"({"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":1}}}}}}}})"));
  EXPECT_EQ(fields_from_json("{\"a\":\"\\u0000\"}").error(), "a is not clean UTF-8 text");
}

}  // namespace
}  // namespace lintel::terms
