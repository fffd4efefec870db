#pragma once

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "casework/cases/words.h"

/// Sentences with places in them: "the {kind} is due {time}".
namespace lintel::casework::cases {

class World;

/// A sentence that may follow `then`. `found` says what is so instead; empty when the sentence is true.
struct Sentence {
  std::string_view pattern;
  std::string (*found)(World&, const Expectation&);
};

/// What stood in a place of the sentence.
const std::string& word(const Expectation& said, std::string_view place);
/// Whether a text stands in another, whatever the case of its letters.
bool has_words(std::string_view where, std::string_view text);

/// Why a text does not fit a pattern. Where only a word in a place is wrong, `near` is how many letters stand outside
/// the places.
struct Misfit {
  std::size_t near = 0;
  Unknown why;
};
using Fit = std::expected<std::map<std::string, std::string, std::less<>>, Misfit>;
Fit fit(std::string_view pattern, std::string_view text, const Known& known);

/// Every sentence there is, the more particular ones first (expectations.cpp).
std::span<const Sentence> sentences();

}  // namespace lintel::casework::cases
