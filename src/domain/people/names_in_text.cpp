#include "domain/people/names_in_text.h"

#include <algorithm>

#include "domain/people/people.h"

namespace lintel::domain {

namespace {

const std::set<std::string, std::less<>> titles = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "auntie", "uncle"};
// Capitals that are none of a name: days, months, and the words with which sentences begin.
const std::set<std::string, std::less<>> no_names = {
    "i",      "im",       "ive",       "id",       "ill",      "monday",   "tuesday",   "wednesday", "thursday",
    "friday", "saturday", "sunday",    "january",  "february", "march",    "april",     "may",       "june",
    "july",   "august",   "september", "october",  "november", "december", "christmas", "easter",    "a",
    "an",     "the",      "he",        "she",      "they",     "we",       "you",       "it",        "this",
    "that",   "these",    "those",     "there",    "her",      "his",      "their",     "our",       "my",
    "your",   "its",      "on",        "in",       "at",       "by",       "for",       "from",      "to",
    "with",   "of",       "and",       "but",      "or",       "so",       "as",        "if",        "when",
    "while",  "where",    "who",       "what",     "why",      "how",      "then",      "after",     "before",
    "since",  "because",  "until",     "although", "also",     "both",     "one",       "no",        "not",
    "yes",    "nobody",   "everybody", "somebody", "last",     "next",     "today",     "yesterday", "mum",
    "dad",    "mam",      "mummy",     "daddy",    "nan",      "gran",     "grandad",   "english",   "polish",
    "welsh"};

struct Word {
  std::string text;
  bool begins_sentence = false;
  bool ends_run = false;  // a comma, a bracket or the end of a sentence follows
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}
bool within_word(char c) {
  return is_letter(c) || c == '\'' || c == '-';
}

std::vector<Word> words_of(std::string_view text) {
  constexpr std::string_view ends_sentence = ".!?:\n\"";
  std::vector<Word> words;
  bool begins = true;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      if (!words.empty() && text[i] != ' ') words.back().ends_run = true;
      begins = begins || ends_sentence.find(text[i]) != std::string_view::npos;
      ++i;
      continue;
    }
    const auto from = i;
    while (i < text.size() && within_word(text[i])) ++i;
    words.push_back({std::string(text.substr(from, i - from)), begins, false});
    begins = false;
  }
  return words;
}

// "Dean", and not "GP" or "dean".
bool is_capitalised(const std::string& word) {
  const bool capital = word.front() >= 'A' && word.front() <= 'Z';
  return capital && std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Dean's" is Dean.
std::string without_genitive(std::string word) {
  if (word.ends_with("'s") || word.ends_with("'S")) word.resize(word.size() - 2);
  return word;
}

bool may_be_named(const Word& word, const std::set<std::string>& known) {
  const auto key = name_key(without_genitive(word.text));
  return is_capitalised(word.text) && !no_names.contains(key) && !known.contains(key);
}

bool is_title(const Word& word) {
  return titles.contains(name_key(word.text));
}

// The run of capitals that begins at `from`: one past its last word.
std::size_t end_of_run(const std::vector<Word>& words, std::size_t from) {
  auto end = from + 1;
  while (end < words.size() && !words[end - 1].ends_run && !words[end].begins_sentence &&
         is_capitalised(words[end].text))
    ++end;
  return end;
}

std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t end) {
  std::string name;
  for (auto i = from; i < end; ++i) name += (name.empty() ? "" : " ") + without_genitive(words[i].text);
  return name;
}

}  // namespace

std::vector<std::string> names_in_text(std::string_view text, const std::set<std::string>& known_words) {
  std::vector<std::string> names;
  const auto words = words_of(text);
  for (std::size_t i = 0; i < words.size();) {
    if (!is_capitalised(words[i].text)) {
      ++i;
      continue;
    }
    const auto end = end_of_run(words, i);
    // The first word of a sentence has its capital anyway: alone it says nothing, and before a name it is no part of
    // it.
    auto from = i;
    if (words[from].begins_sentence && !is_title(words[from]) &&
        (end - from == 1 || !may_be_named(words[from], known_words)))
      ++from;
    const bool any =
        std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](const Word& word) { return !is_title(word) && may_be_named(word, known_words); });
    if (const auto name = joined(words, from, end); any && std::ranges::find(names, name) == names.end())
      names.push_back(name);
    i = end;
  }
  return names;
}

void add_known_words(std::set<std::string>& known_words, std::string_view text) {
  for (const auto& word : words_of(text)) known_words.insert(name_key(without_genitive(word.text)));
}

}  // namespace lintel::domain
