#include "web/server/request.h"

#include <gtest/gtest.h>

#include <random>

namespace lintel::web {
namespace {

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

FormError error_of(std::string_view body, FormLimits limits = {}) {
  const auto form = parse_form(body, limits);
  EXPECT_FALSE(form.has_value()) << body;
  return form ? FormError::wrong_type : form.error();
}

TEST(Form, keeps_fields_in_order_and_all_values_of_a_name) {
  const auto form = parse_form("risk=a&name=Ada+Example&risk=b&empty=&bare");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->value("name"), "Ada Example");
  EXPECT_EQ(form->all("risk"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(form->value("risk"), "a");
  EXPECT_TRUE(form->has("empty"));
  EXPECT_TRUE(form->has("bare"));
  EXPECT_FALSE(form->has("absent"));
  EXPECT_EQ(form->value("absent"), "");
  EXPECT_EQ(form->fields().size(), 5U);
}

TEST(Form, decodes_what_browsers_send) {
  const auto form = parse_form("note=50%25+off%0D%0A%E2%82%AC1%2B1%3D2%26c&n%61me=v=w");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->value("note"), "50% off\r\n€1+1=2&c");
  EXPECT_EQ(form->value("name"), "v=w");
}

TEST(Form, an_empty_body_is_an_empty_form) {
  EXPECT_TRUE(parse_form("")->empty());
  EXPECT_TRUE(parse_form("&&")->empty());
}

TEST(Form, refuses_escapes_that_are_not_two_hexadecimal_digits) {
  for (const char* body : {"a=%", "a=%4", "a=%4g", "a=%g4", "%=a", "a=%%41", "a=%u0041"})
    EXPECT_EQ(error_of(body), FormError::bad_escape) << body;
}

TEST(Form, refuses_text_that_is_not_utf8) {
  for (const char* body : {"a=%ff", "a=%c0%80", "a=%ed%a0%80", "a=%f4%90%80%80", "a=%e2%82", "%80=a", "a=\xff"})
    EXPECT_EQ(error_of(body), FormError::bad_utf8) << body;
}

TEST(Form, refuses_control_characters_but_not_line_ends_and_tabs) {
  for (const char* body : {"a=%00", "a=b%00c", "%00=a", "a=%1b%5b31m", "a=%7f"})
    EXPECT_EQ(error_of(body), FormError::control_character) << body;
  EXPECT_EQ(parse_form("a=%09%0d%0a")->value("a"), "\t\r\n");
}

TEST(Form, refuses_more_fields_bytes_or_name_than_the_limits) {
  EXPECT_EQ(error_of("a=1&b=2&c=3", {.fields = 2}), FormError::too_many_fields);
  EXPECT_TRUE(parse_form("a=1&b=2", {.fields = 2}).has_value());
  EXPECT_EQ(error_of("abc=1", {.name_bytes = 2}), FormError::name_too_long);
  EXPECT_EQ(error_of("a=123", {.bytes = 4}), FormError::too_large);
  std::string thousand_and_one;
  for (int i = 0; i <= 1000; ++i) thousand_and_one += "a&";
  EXPECT_EQ(error_of(thousand_and_one), FormError::too_many_fields);
  EXPECT_EQ(error_of(std::string((1 << 20) + 1, 'a')), FormError::too_large);
}

TEST(Form, whatever_is_encoded_is_read_back_the_same) {
  std::mt19937 random(20261122);
  const std::vector<std::string> alphabet{"a",  "Z", "0", " ",  "+",  "%", "&", "=",
                                          "\n", "é", "€", "👶", "\"", "<", ";", "\\"};
  const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
  const auto word = [&] {
    std::string text;
    for (std::size_t i = pick(12); i > 0; --i) text += alphabet[pick(alphabet.size())];
    return text;
  };
  for (int round = 0; round < 2000; ++round) {
    Form expected;
    std::string body;
    for (std::size_t i = pick(6); i > 0; --i) {
      const auto name = "n" + word();
      const auto value = word();
      body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
      expected.add(name, value);
    }
    const auto form = parse_form(body);
    ASSERT_TRUE(form.has_value()) << body;
    ASSERT_EQ(form->fields(), expected.fields()) << body;
  }
}

TEST(Form, any_bytes_give_a_form_of_clean_text_or_an_error) {
  std::mt19937 random(7);
  constexpr std::string_view likely = "%%%&&==++0aF\xC3\xA9\x80";
  for (int round = 0; round < 20000; ++round) {
    std::string body(random() % 24, ' ');
    for (char& c : body) c = random() % 4 == 0 ? static_cast<char>(random()) : likely[random() % likely.size()];
    const auto form = parse_form(body);
    if (!form) continue;
    for (const auto& field : form->fields()) {
      ASSERT_FALSE(field.value.contains('\0'));
      ASSERT_EQ(parse_form("x=" + percent_encoded(field.value))->value("x"), field.value);
    }
  }
}

TEST(Form, is_read_only_from_a_body_that_says_it_is_one) {
  Request request;
  request.body = "a=1";
  EXPECT_EQ(read_form(request).error(), FormError::wrong_type);
  request.headers = {{"content-type", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8"}};
  EXPECT_EQ(read_form(request)->value("a"), "1");
  request.headers = {{"content-type", "multipart/form-data; boundary=x"}};
  EXPECT_EQ(read_form(request).error(), FormError::wrong_type);
}

TEST(Form, every_error_has_words) {
  for (const auto error :
       {FormError::wrong_type, FormError::too_large, FormError::too_many_fields, FormError::name_too_long,
        FormError::bad_escape, FormError::bad_utf8, FormError::control_character})
    EXPECT_TRUE(describe(error).ends_with('.'));
}

TEST(Path, is_decoded_once) {
  EXPECT_EQ(parse_path("/a%20b/%C3%A9"), "/a b/é");
  EXPECT_EQ(parse_path("/%2541"), "/%41");
  EXPECT_EQ(parse_path("/a+b"), "/a+b");
}

TEST(Path, that_could_be_read_two_ways_is_refused) {
  for (const char* path : {"", "a", "/..", "/../a", "/a/..", "/a/./b", "/%2e%2e/a", "/.%2E", "/a%2fb", "/a%5Cb",
                           "/a\\b", "/%00", "/a%0d%0ab", "/%ff", "/%", "/%4"})
    EXPECT_EQ(parse_path(path), std::nullopt) << path;
  EXPECT_EQ(parse_path("/..."), "/...");
  EXPECT_EQ(parse_path("/.well-known/x"), "/.well-known/x");
}

TEST(Cookies, are_read_by_name_and_the_first_wins) {
  Request request;
  request.cookies = parse_cookies("__Host-session=abc=; theme=dark;theme=light ;  ; broken; =nameless");
  EXPECT_EQ(request.cookies.size(), 3U);
  EXPECT_EQ(request.cookie("__Host-session"), "abc=");
  EXPECT_EQ(request.cookie("theme"), "dark");
  EXPECT_EQ(request.cookie("broken"), "");
}

TEST(Cookies, beyond_the_limit_are_not_looked_at) {
  std::string header;
  for (int i = 0; i < 1000; ++i) header += "c=1;";
  EXPECT_EQ(parse_cookies(header).size(), limits::cookies);
}

TEST(Request, knows_who_speaks_json) {
  Request request;
  request.path = "/contacts";
  EXPECT_FALSE(wants_json(request));
  request.headers = {{"accept", "application/json"}};
  EXPECT_TRUE(wants_json(request));
  request.headers = {{"accept", "text/html, application/json"}};
  EXPECT_FALSE(wants_json(request));
  request.path = "/api/v1/requests";
  EXPECT_TRUE(wants_json(request));
}

}  // namespace
}  // namespace lintel::web
