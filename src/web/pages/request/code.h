#pragma once

#include <string>
#include <string_view>

#include "web/session/site.h"

/// Codes that people read out and type in: capital letters and digits without those that look alike (Crockford's base
/// 32).
namespace lintel::web::request {

/// The code that a referrer needs to ask what became of a request. Always the same for one key, so that a request that
/// is sent twice is told the same; nobody without the installation's secret can work it out.
std::string status_code(const Site& site, std::string_view key);
/// A code that nobody can guess: 16 letters, 80 bits.
std::string random_code(const Site& site);

/// "7K3M9QWX2H" is "7K3M9-QWX2H": in groups, for reading out.
std::string spoken_code(std::string_view code);
/// What somebody typed as a code: without spaces and dashes, small letters made large, O read as 0, I and L as 1.
std::string plain_code(std::string_view typed);
bool is_code(std::string_view text, std::size_t letters);

inline constexpr std::size_t status_code_letters = 10;
inline constexpr std::size_t return_code_letters = 16;

}  // namespace lintel::web::request
