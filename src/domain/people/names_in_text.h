#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lintel::domain {

/// Words of a text that look like names of people: capitals within a sentence, or several together, or after a title
/// such as "Mrs". Each once, in order: {"Leanne Crossfield", "Gaz"}. What consists of known words alone is left out; so
/// are days, months and abbreviations. It takes some places for people and misses names written small: for a warning
/// that a person judges, never for a rule (L-21).
std::vector<std::string> names_in_text(std::string_view text, const std::set<std::string>& known_words);

/// The words of a name, an address or a title as `names_in_text` knows them.
void add_known_words(std::set<std::string>& known_words, std::string_view text);

}  // namespace lintel::domain
