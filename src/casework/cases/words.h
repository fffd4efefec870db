#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "casework/cases/case.h"
#include "pack/pack.h"

/// The words a case may use for what a pack, the engine and the case itself know. Each is resolved to its id, or
/// refused with what was probably meant.
namespace lintel::casework::cases {

/// What a word was taken for, or why not: what is wrong, and what was expected.
struct Unknown {
  std::string what;
  std::string expected;
};
using Word = std::expected<std::string, Unknown>;

/// What words are looked up in while a case is read.
struct Known {
  const pack::Pack& pack;
  const Cast& cast;
  Instant now{};
};

/// `place` is the name of the slot in a sentence: "team", "level", "time", "worker" ... A name that is none of these
/// takes any text. A number at its end is left out of account: "time2" is a time.
Word resolve(std::string_view place, std::string_view written, const Known& known);

/// Without the quotation marks around it.
std::string unquoted(std::string_view text);

/// A time in full, or one of the clock's own day: "11:55". The weekday, where given, must be that of the date.
Word read_time(std::string_view written, Instant now);
/// "59 minutes 59 seconds", "2 hours and 1 second".
std::expected<std::chrono::seconds, Unknown> read_span(std::string_view written);

/// "it", "the contact", "the first call".
std::expected<RecordName, Unknown> read_record(std::string_view written);
std::string record_words(const RecordName& name);
RecordName record_from_words(std::string_view words);

/// "Maisie Harrowgate, Jude Harrowgate and Kerry Harrowgate" in its parts.
std::vector<std::string> listed_names(std::string_view text);

}  // namespace lintel::casework::cases
