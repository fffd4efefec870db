#include "web/server/wire.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "web/server/gzip.h"

namespace lintel::web {
namespace {

std::string unzipped(std::string_view bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

const std::string long_page(5000, 'a');

TEST(Wire, compresses_a_long_page_for_those_who_can_read_it) {
  const auto wire = rendered(html_response(long_page), {.accept_encoding = "br, gzip"});
  EXPECT_TRUE(wire.head.contains("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_TRUE(wire.head.contains("\r\nVary: Accept-Encoding\r\n"));
  EXPECT_TRUE(wire.head.contains("\r\nContent-Length: " + std::to_string(wire.content().size()) + "\r\n"));
  EXPECT_LT(wire.content().size(), 100U);
  EXPECT_EQ(unzipped(wire.content()), long_page);
}

TEST(Wire, compresses_one_page_after_another_on_the_same_thread) {
  for (const int level : {1, 9, 3})
    for (const char letter : {'a', 'b'})
      EXPECT_EQ(unzipped(gzipped(std::string(3000, letter), level)), std::string(3000, letter));
  EXPECT_EQ(unzipped(gzipped("", 3)), "");
}

TEST(Wire, says_that_the_answer_depends_on_the_encoding_even_when_it_is_not_compressed) {
  const auto wire = rendered(html_response(long_page), {});
  EXPECT_TRUE(wire.head.contains("\r\nVary: Accept-Encoding\r\n"));
  EXPECT_EQ(wire.content(), long_page);
}

TEST(Wire, leaves_short_pages_and_pictures_alone) {
  EXPECT_EQ(rendered(html_response("short"), {.accept_encoding = "gzip"}).content(), "short");
  Response picture;
  picture.content_type = "image/png";
  picture.body = long_page;
  EXPECT_EQ(rendered(picture, {.accept_encoding = "gzip"}).content(), long_page);
}

TEST(Wire, a_head_answer_has_the_headers_of_the_page_and_no_body) {
  const auto page = rendered(html_response(long_page), {.accept_encoding = "gzip"});
  const auto head = rendered(html_response(long_page), {.accept_encoding = "gzip", .head_only = true});
  EXPECT_EQ(head.head, page.head);
  EXPECT_EQ(head.content(), "");
}

TEST(Wire, a_response_that_has_no_body_by_its_status_has_no_length) {
  EXPECT_FALSE(rendered(no_content(), {}).head.contains("Content-Length"));
  EXPECT_TRUE(rendered(see_other("/"), {}).head.contains("\r\nContent-Length: 0\r\n"));
}

TEST(Wire, promises_tls_only_behind_tls) {
  EXPECT_FALSE(rendered(no_content(), {}).head.contains("Strict-Transport-Security"));
  EXPECT_TRUE(
      rendered(no_content(), {.behind_tls = true}).head.contains("\r\nStrict-Transport-Security: max-age=63072000"));
}

TEST(Wire, refuses_to_split_the_head) {
  Response response = html_response("a");
  response.headers.emplace_back("X", "a\r\nSet-Cookie: b=c");
  EXPECT_THROW(rendered(response, {}), std::invalid_argument);
  response = html_response("a");
  response.cache_control = "no-store\r\nX: y";
  EXPECT_THROW(rendered(response, {}), std::invalid_argument);
}

TEST(Wire, a_page_is_not_kept_unless_it_says_so) {
  EXPECT_TRUE(rendered(html_response("a"), {}).head.contains("\r\nCache-Control: no-store\r\n"));
}

TEST(Gzip, is_used_only_where_the_client_accepts_it) {
  for (const char* header : {"gzip", "GZIP", "br;q=1, gzip;q=0.5", "*", "gzip ; q=1.0", "x-gzip", "identity, *;q=0.1"})
    EXPECT_TRUE(accepts_gzip(header)) << header;
  for (const char* header : {"", "br", "gzip;q=0", "gzip; q=0.000", "identity", "*;q=0", "gzip;q=0, *", "notgzip"})
    EXPECT_FALSE(accepts_gzip(header)) << header;
}

TEST(HttpDate, is_the_fixed_format) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");  // the example of RFC 9110
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date(1709164800), "Thu, 29 Feb 2024 00:00:00 GMT");
}

}  // namespace
}  // namespace lintel::web
