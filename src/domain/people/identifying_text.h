#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"

/// Finds what tells somebody apart in free text, for records that must not say whom they are about (B-29).
namespace lintel::domain {

enum class Identifying { date_of_birth, postcode, nhs_number, pupil_number, telephone_number, email_address };

/// One find: which bytes of the text, and in which line, counted from 1.
struct IdentifyingText {
  Identifying kind{};
  std::size_t from = 0;
  std::size_t size = 0;
  int line = 1;
  std::string text;  // those bytes

  bool operator==(const IdentifyingText&) const = default;
};

/// Dates with day, month and year, whatever they are the date of, and shorter ones after a word such as "born"; whole
/// postcodes of the United Kingdom; NHS numbers with a right check digit, or any ten digits said to be one; unique
/// pupil numbers; telephone numbers; e-mail addresses. In the order of the text; none overlaps another. It knows no
/// names. `allowed` holds the keys of what may stand there, such as the hub's own telephone numbers.
std::vector<IdentifyingText> identifying_texts(std::string_view text, const std::set<std::string>& allowed = {});

/// How finds are compared with what is allowed: small letters, digits and "@." alone.
std::string identifying_key(std::string_view text);

/// The keys of what a hub itself gives out: its telephone numbers.
std::set<std::string> given_out(const pack::Pack& pack);

/// "a postcode": what was found, in a sentence.
std::string_view identifying_words(Identifying kind);

}  // namespace lintel::domain
