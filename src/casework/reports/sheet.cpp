#include "casework/reports/sheet.h"

#include "terms/csv.h"

namespace lintel::casework::reports {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string table_of(const Sheet& sheet) {
  std::string text = terms::csv_line(sheet.head);
  for (const auto& line : sheet.lines) text += terms::csv_line(line);
  return text;
}

}  // namespace

std::string csv_of(const Sheet& sheet) {
  return std::string(byte_order_mark) + table_of(sheet);
}

std::string csv_of(const std::vector<Sheet>& sheets) {
  if (sheets.size() == 1) return csv_of(sheets.front());
  std::string text(byte_order_mark);
  for (const auto& sheet : sheets) {
    if (text.size() > byte_order_mark.size()) text += "\r\n";
    text += terms::csv_line({sheet.caption}) + table_of(sheet);
  }
  return text;
}

std::string csv_of(const Line& title, const std::vector<Sheet>& sheets) {
  std::string text = std::string(byte_order_mark) + terms::csv_line(title);
  for (const auto& sheet : sheets) text += terms::csv_line({sheet.caption}) + table_of(sheet);
  return text;
}

}  // namespace lintel::casework::reports
