#include "web/server/response.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace lintel::web {
namespace {

std::string header(const Response& response, std::string_view name) {
  for (const auto& [given, value] : response.headers)
    if (given == name) return value;
  return "";
}

TEST(Response, redirects_only_within_the_service) {
  EXPECT_EQ(header(see_other("/contacts/1?tab=notes#top"), "Location"), "/contacts/1?tab=notes#top");
  EXPECT_EQ(see_other("/").status, 303);
  for (const char* path : {"", "contacts", "//evil.example", "/\\evil.example", "https://evil.example",
                           "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "javascript:alert(1)", "/a b", "/\xC3\xA9"}) {
    EXPECT_FALSE(is_local_path(path)) << path;
    EXPECT_THROW(see_other(path), std::invalid_argument) << path;
  }
}

TEST(Response, redirects_to_another_site_only_by_https) {
  EXPECT_EQ(header(see_other_site("https://login.example/authorize?a=b"), "Location"),
            "https://login.example/authorize?a=b");
  EXPECT_EQ(see_other_site("http://localhost:9000/x").status, 303);
  for (const char* url :
       {"http://login.example/", "javascript:alert(1)", "https://x.example/\r\nA: b", "http://localhost.evil.example/"})
    EXPECT_THROW(see_other_site(url), std::invalid_argument) << url;
}

TEST(Response, sets_cookies_that_scripts_and_other_sites_cannot_use) {
  Response response;
  set_cookie(response, "session", "abc");
  EXPECT_EQ(header(response, "Set-Cookie"), "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST(Response, sets_cookies_with_every_attribute) {
  Response response;
  set_cookie(response, "__Host-session", "abc",
             {.max_age = std::chrono::hours(12), .secure = true, .same_site = SameSite::strict});
  EXPECT_EQ(header(response, "Set-Cookie"),
            "__Host-session=abc; Path=/; Max-Age=43200; HttpOnly; Secure; SameSite=Strict");
}

TEST(Response, expires_a_cookie_at_once) {
  Response response;
  expire_cookie(response, "session", {.secure = true});
  EXPECT_EQ(header(response, "Set-Cookie"), "session=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
}

TEST(Response, refuses_cookies_and_headers_that_would_break_the_head) {
  Response response;
  for (const char* value : {"a;b", "a b", "a\r\nb", "a,b", "\"a\"", "\xC3\xA9"})
    EXPECT_THROW(set_cookie(response, "name", value), std::invalid_argument) << value;
  EXPECT_THROW(set_cookie(response, "na me", "v"), std::invalid_argument);
  EXPECT_THROW(set_cookie(response, "", "v"), std::invalid_argument);
  EXPECT_THROW(set_cookie(response, "name", "v", {.path = "/\r\nX: y"}), std::invalid_argument);
  EXPECT_THROW(response.add_header("X", "a\r\nSet-Cookie: b=c"), std::invalid_argument);
  EXPECT_THROW(response.add_header("X Y", "a"), std::invalid_argument);
  EXPECT_THROW(response.add_header("content-length", "1"), std::invalid_argument);
  EXPECT_THROW(response.add_header("Transfer-Encoding", "chunked"), std::invalid_argument);
  EXPECT_TRUE(response.headers.empty());
}

TEST(Response, error_pages_have_a_language_a_title_a_heading_and_the_reference) {
  for (const int status : {400, 403, 404, 405, 408, 413, 431, 500, 501, 503}) {
    const auto page = error_page(status, "7K3F-1234-ABCD", false);
    EXPECT_EQ(page.status, status);
    const std::string title(error_words(status).title);
    for (const auto& part : {std::string("<html lang=\"en\">"), "<title>" + title + "</title>",
                             "<h1>" + title + "</h1>", std::string("<strong>7K3F-1234-ABCD</strong>")})
      EXPECT_TRUE(page.body.contains(part)) << part;
  }
  EXPECT_FALSE(error_page(404, "", false).body.contains("Reference"));
}

}  // namespace
}  // namespace lintel::web
