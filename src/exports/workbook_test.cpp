#include "exports/workbook.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <map>

// What stands in the file, read back from its parts: an .xlsx file is a zip archive of XML texts.
namespace lintel::exports {
namespace {

using casework::reports::Sheet;

std::uint32_t number(const std::string& bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count; i-- > 0;)
    value = (value << 8) | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

std::string inflated(const std::string& packed, std::size_t size) {
  std::string text(size, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflateInit2(&stream, -MAX_WBITS), Z_OK);
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return text;
}

// By the central directory at the end of the archive.
std::map<std::string, std::string> parts_of(const std::string& file) {
  std::map<std::string, std::string> parts;
  const auto end = file.rfind("PK\x05\x06");
  EXPECT_NE(end, std::string::npos);
  auto at = std::size_t{number(file, end + 16, 4)};
  for (auto left = number(file, end + 10, 2); left > 0; --left) {
    const auto name_length = number(file, at + 28, 2);
    const auto name = file.substr(at + 46, name_length);
    const auto header = std::size_t{number(file, at + 42, 4)};
    const auto from = header + 30 + number(file, header + 26, 2) + number(file, header + 28, 2);
    const auto packed = file.substr(from, number(file, at + 20, 4));
    parts[name] = number(file, at + 10, 2) == 0 ? packed : inflated(packed, number(file, at + 24, 4));
    at += 46 + name_length + number(file, at + 30, 2) + number(file, at + 32, 2);
  }
  return parts;
}

const terms::Instant noon{std::chrono::seconds{1'474'286'400}};

Sheet table(std::vector<casework::reports::Line> lines) {
  return {.caption = "Monthly table", .definition = {}, .head = {"ID", "CON SOURCE"}, .lines = std::move(lines)};
}

TEST(workbook, keeps_every_cell_as_text_and_never_as_a_formula) {
  auto parts = parts_of(workbook({table({{"202398", "=HYPERLINK(\"x\")"}, {"007", "@SUM(A1)"}})}, noon));
  const auto& page = parts["xl/worksheets/sheet1.xml"];
  EXPECT_EQ(page.find("<f>"), std::string::npos) << page;
  EXPECT_EQ(page.find("<v>202398</v>"), std::string::npos) << "a number would lose its zeros";
  const auto& texts = parts["xl/sharedStrings.xml"];
  for (const auto* text : {"<t>ID</t>", "<t>202398</t>", "<t>007</t>", "<t>=HYPERLINK(\"x\")</t>"})
    EXPECT_NE(texts.find(text), std::string::npos) << text << " in " << texts;
}

TEST(workbook, has_a_page_for_each_sheet_whatever_its_name) {
  auto long_name = table({});
  long_name.caption = "A very long caption: of more than [31] characters?";
  auto parts = parts_of(workbook({table({}), long_name, long_name}, noon));
  EXPECT_TRUE(parts.contains("xl/worksheets/sheet3.xml"));
  EXPECT_NE(parts["xl/workbook.xml"].find("name=\"Monthly table\""), std::string::npos);
}

TEST(workbook, is_the_same_bytes_for_the_same_sheets) {
  const auto parts = parts_of(workbook({table({{"1", "a"}})}, noon));
  EXPECT_EQ(parts, parts_of(workbook({table({{"1", "a"}})}, noon)));
}

}  // namespace
}  // namespace lintel::exports
