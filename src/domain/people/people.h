#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lintel::domain {

/// Ten digits with the modulus 11 check digit right; spaces and dashes are left out first. Empty when it is not one.
std::optional<std::string> nhs_number(std::string_view typed);
/// "943 476 5919".
std::string nhs_number_words(std::string_view digits);

/// At this age nobody is taken for a child or young person any more: help for those with an education, health and care
/// plan, and for care leavers, goes on until they are 25 (Children and Families Act 2014, s. 46; Children and Social
/// Work Act 2017, s. 3).
constexpr int young_until = 26;
/// What to say where the date of birth of a child is that of an adult.
constexpr std::string_view young_wanted =
    "Enter the date of birth of somebody under 26. Adults of the family belong in the household";

/// How a name is looked up: lower case, accents folded, apostrophes and dashes gone: "Siân O'Brádaigh-Nowak" -> "sian
/// obradaighnowak".
std::string name_key(std::string_view name);
/// Upper case without spaces: "el4 2qt" -> "EL42QT".
std::string postcode_key(std::string_view typed);
/// "EL4 2QT" when the text is a whole postcode.
std::optional<std::string> postcode(std::string_view typed);
/// A number that can be rung, however its digits are grouped: 10 to 15 of them, then perhaps "ext 123". Several may be
/// parted by "/" or ",".
bool is_telephone(std::string_view typed);
/// name@place.tld: enough to catch a slip; only a message that arrives proves an address.
bool is_email(std::string_view typed);

}  // namespace lintel::domain
