#include "casework/cases/sentence.h"

#include "base/text.h"
#include "casework/cases/case.h"

namespace lintel::casework::cases {

namespace {

using Captured = std::map<std::string, std::string, std::less<>>;

// Matches by trying, for each place, the shortest words first; a place that does not resolve tries longer ones.
class Matcher {
 public:
  explicit Matcher(const Known& known) : known_(known) {}

  bool match(std::string_view pattern, std::string_view text) {
    const auto open = pattern.find('{');
    const auto literal = pattern.substr(0, open);
    if (!text.starts_with(literal)) return false;
    text.remove_prefix(literal.size());
    if (open == std::string_view::npos) return text.empty();
    const auto close = pattern.find('}', open);
    return match_place(pattern.substr(open + 1, close - open - 1), pattern.substr(close + 1), text);
  }

  Captured captured;
  Misfit misfit;

 private:
  bool match_place(std::string_view place, std::string_view rest, std::string_view text) {
    const auto until = rest.substr(0, rest.find('{'));
    if (until.empty()) return take(place, text) && match(rest, "");
    for (auto end = text.find(until); end != std::string_view::npos; end = text.find(until, end + 1))
      if (match_rest(rest, text.substr(end)) && take(place, text.substr(0, end))) return true;
    return false;
  }

  bool match_rest(std::string_view rest, std::string_view text) { return match(rest, text); }

  bool take(std::string_view place, std::string_view words) {
    if (base::trimmed(words).empty()) return false;
    auto word = resolve(place, base::trimmed(words), known_);
    if (!word) {
      misfit = {1, word.error()};
      return false;
    }
    captured[std::string(place)] = std::move(*word);
    return true;
  }

  const Known& known_;
};

std::size_t letters_outside_places(std::string_view pattern) {
  std::size_t count = 0;
  bool inside = false;
  for (char c : pattern) {
    if (c == '{' || c == '}')
      inside = c == '{';
    else if (!inside)
      ++count;
  }
  return count;
}

}  // namespace

const std::string& word(const Expectation& said, std::string_view place) {
  return said.said.find(place)->second;
}

bool has_words(std::string_view where, std::string_view text) {
  return base::lower_case(where).find(base::lower_case(text)) != std::string::npos;
}

Fit fit(std::string_view pattern, std::string_view text, const Known& known) {
  Matcher matcher(known);
  if (matcher.match(pattern, text)) return std::move(matcher.captured);
  if (matcher.misfit.near > 0) matcher.misfit.near = letters_outside_places(pattern);
  return std::unexpected(std::move(matcher.misfit));
}

}  // namespace lintel::casework::cases
