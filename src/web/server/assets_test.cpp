#include "web/server/assets.h"

#include <gtest/gtest.h>

#include "web/server/wire.h"

namespace lintel::web {
namespace {

Request asking_for(std::string path, std::vector<Form::Field> headers = {}) {
  Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  return request;
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [given, value] : response.headers)
    if (given == name) return value;
  return "";
}

const std::string style(4000, 'c');
const StaticAssets assets({{"app-1a2b.css", style}, {"logo-3c.png", "not really"}, {"fonts/a-4d.woff2", "font"}});

TEST(StaticAssets, are_served_by_their_exact_name_and_kept_for_a_year) {
  const auto response = assets.respond(asking_for("/assets/app-1a2b.css"));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "text/css; charset=utf-8");
  EXPECT_EQ(response.content(), style);
  EXPECT_EQ(response.cache_control, "public, max-age=31536000, immutable");
  EXPECT_EQ(assets.respond(asking_for("/assets/fonts/a-4d.woff2")).content_type, "font/woff2");
  EXPECT_EQ(response.route, "/assets/{file}");
}

TEST(StaticAssets, that_do_not_exist_are_not_found_and_not_kept) {
  for (const char* path : {"/assets/", "/assets/app.css", "/assets", "/app-1a2b.css", "/assets/../app-1a2b.css",
                           "/assets//app-1a2b.css", "/assets/app-1a2b.css/", "/assets//etc/passwd"}) {
    const auto response = assets.respond(asking_for(path));
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(response.cache_control, "no-store");
  }
}

TEST(StaticAssets, come_compressed_to_those_who_can_read_it_with_a_tag_of_their_own) {
  const auto plain = assets.respond(asking_for("/assets/app-1a2b.css"));
  const auto zipped = assets.respond(asking_for("/assets/app-1a2b.css", {{"accept-encoding", "gzip"}}));
  EXPECT_LT(zipped.content().size(), 200U);
  EXPECT_NE(header(zipped, "ETag"), header(plain, "ETag"));
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  const auto wire = rendered(zipped, {.accept_encoding = "gzip"});
  EXPECT_TRUE(wire.head.contains("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_EQ(wire.content(), zipped.content()) << "not compressed twice";
}

TEST(StaticAssets, that_are_compressed_already_are_left_alone) {
  const auto picture = assets.respond(asking_for("/assets/logo-3c.png", {{"accept-encoding", "gzip"}}));
  EXPECT_EQ(picture.encoding, "");
  EXPECT_EQ(picture.content(), "not really");
}

TEST(StaticAssets, that_the_browser_has_are_not_sent_again) {
  const auto tag = header(assets.respond(asking_for("/assets/app-1a2b.css")), "ETag");
  for (const auto& given : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
    const auto response = assets.respond(asking_for("/assets/app-1a2b.css", {{"if-none-match", given}}));
    EXPECT_EQ(response.status, 304) << given;
    EXPECT_EQ(response.content(), "");
    EXPECT_EQ(header(response, "ETag"), tag);
  }
  EXPECT_EQ(assets.respond(asking_for("/assets/app-1a2b.css", {{"if-none-match", "\"other\""}})).status, 200);
}

TEST(StaticAssets, have_a_tag_that_follows_their_content) {
  const StaticAssets changed({{"app-1a2b.css", style + "!"}});
  EXPECT_NE(header(changed.respond(asking_for("/assets/app-1a2b.css")), "ETag"),
            header(assets.respond(asking_for("/assets/app-1a2b.css")), "ETag"));
}

}  // namespace
}  // namespace lintel::web
