#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lintel::base {

std::string_view trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);
/// ASCII only: enough for ids, postcodes and search keys made of them.
std::string lower_case(std::string_view text);
/// Two lower-case hexadecimal digits for each byte.
std::string hex(std::string_view bytes);
/// True for well-formed UTF-8 without NUL: the only text that may enter a record.
bool is_clean_utf8(std::string_view text);

}  // namespace lintel::base
