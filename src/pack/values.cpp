#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "pack/shape.h"

/// How single values are written: texts, numbers, dates, timescales, authorities, conditions.
namespace lintel::pack {

namespace {

using yaml::Node;

constexpr std::size_t longest_text = 5'000;
constexpr std::size_t longest_id = 60;
constexpr int most_counted = 10'000;

const std::vector<std::string> weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
const std::vector<std::string> needs{"mandatory", "optional", "not_used"};

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string_view kind_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::blank:
      return "blank";
    case Node::Kind::text:
      return "a text";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::mapping:
      return "a mapping";
  }
  return "";
}

void problem_kind(Reading& reading, const Node& node, std::string_view key, std::string expected) {
  reading.problem(node.line, quoted(key) + " is " + std::string(kind_words(node)), std::move(expected));
}

void problem_text(Reading& reading, const Node& node, std::string_view key, std::string expected) {
  constexpr std::size_t shown = 60;
  const std::string text = node.text.size() > shown ? node.text.substr(0, shown) + "..." : node.text;
  reading.problem(node.line, quoted(key) + " is " + quoted(text), std::move(expected));
}

/// The text of a node; null, and a problem, when it is something else.
const std::string* plain(Reading& reading, const Node& node, std::string_view key, std::string_view expected) {
  if (node.kind != Node::Kind::text || node.text.empty()) {
    if (node.kind == Node::Kind::text) reading.problem(node.line, quoted(key) + " is blank", std::string(expected));
    if (node.kind != Node::Kind::text) problem_kind(reading, node, key, std::string(expected));
    return nullptr;
  }
  if (node.text.size() <= longest_text) return &node.text;
  reading.problem(node.line, quoted(key) + " is too long", "at most " + std::to_string(longest_text) + " characters");
  return nullptr;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= longest_id &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Timescale> timescale_from(std::string_view text) {
  using Unit = Timescale::Unit;
  if (text == "none") return Timescale{};
  if (text == "next opening") return Timescale{Unit::next_opening, 1};
  const auto space = text.find(' ');
  const auto count = whole_number(text.substr(0, space));
  if (space == std::string_view::npos || !count || *count < 1 || *count > most_counted) return std::nullopt;
  std::string unit(text.substr(space + 1));
  if (*count > 1 && unit.ends_with('s')) unit.pop_back();
  if (unit == "minute") return Timescale{Unit::minutes, *count};
  if (unit == "hour") return Timescale{Unit::hours, *count};
  if (unit == "working day") return Timescale{Unit::working_days, *count};
  return std::nullopt;
}

std::optional<int> minute_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = whole_number(text.substr(0, 2)), minute = whole_number(text.substr(3));
  if (!hour || !minute || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59) return std::nullopt;
  const int at = *hour * 60 + *minute;
  return at > 24 * 60 ? std::nullopt : std::optional(at);
}

std::optional<terms::OpeningHours> opening_from(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto open = minute_of_day(base::trimmed(text.substr(0, dash)));
  const auto close = minute_of_day(base::trimmed(text.substr(dash + 1)));
  if (!open || !close || *open >= *close) return std::nullopt;
  return terms::OpeningHours{*open, *close};
}

json::value text_schema() {
  return json::object{{"type", json::array{"string", "number"}}, {"maxLength", longest_text}};
}
json::value pattern_schema(std::string_view pattern) {
  return json::object{{"type", "string"}, {"pattern", pattern}};
}

template <class Read>
void read_entries(Reading& reading, const Node& node, std::string_view key, std::string_view expected, Read read) {
  if (node.kind != Node::Kind::mapping) return problem_kind(reading, node, key, std::string(expected));
  for (const auto& entry : node.entries) read(entry);
}

/// Texts by name. A name that another file already gave is a problem.
template <class Name>
void read_named(Reading& reading, const Node& node, std::string_view key, std::map<Name, std::string>& into) {
  read_entries(reading, node, key, "names with their texts", [&](const yaml::Entry& entry) {
    const auto* text = plain(reading, entry.value, entry.key, "a text");
    if (text && !into.emplace(Name(entry.key), *text).second)
      reading.problem(entry.line, quoted(entry.key) + " is given twice under " + quoted(key), "it once, in one file");
  });
}

json::value named_schema(json::value value) {
  return json::object{{"type", "object"}, {"additionalProperties", std::move(value)}};
}

void read_values_of(Reading& reading, const yaml::Entry& entry, std::set<std::string>& into) {
  if (entry.value.kind != Node::Kind::list) {
    if (const auto* text = plain(reading, entry.value, entry.key, "a value or a list of values")) into.insert(*text);
    return;
  }
  if (entry.value.items.empty()) problem_kind(reading, entry.value, entry.key, "at least one value");
  for (const auto& item : entry.value.items)
    if (const auto* text = plain(reading, item, entry.key, "a value")) into.insert(*text);
}

}  // namespace

void problem_not_list(Reading& reading, const Node& node, std::string_view key) {
  problem_kind(reading, node, key, "a list, each item on a line that begins with \"- \"");
}

void problem_not_mapping(Reading& reading, const Node& node, std::string_view name) {
  reading.problem(node.line, std::string(name) + " is " + std::string(kind_words(node)),
                  "keys with values, such as \"id: ...\"");
}

void problem_unknown_key(Reading& reading, const yaml::Entry& entry, std::string_view name,
                         const std::vector<std::string>& known) {
  constexpr std::size_t shown = 60;
  reading.problem(entry.line, std::string(name) + " has no key " + quoted(entry.key.substr(0, shown)),
                  one_of_words(entry.key, known));
}

std::string it_is(std::string about) {
  const bool a_word = about.size() > 1 && about[1] >= 'a' && about[1] <= 'z';
  if (a_word) about[0] = base::lower_case(about.substr(0, 1))[0];
  return "it: " + about;
}

std::string definition_name(std::string_view name) {
  if (name.starts_with("a ")) name.remove_prefix(2);
  if (name.starts_with("an ")) name.remove_prefix(3);
  if (name.starts_with("the ")) name.remove_prefix(4);
  std::string word(name);
  std::ranges::replace(word, ' ', '_');
  return word;
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::string& into) {
  if (const auto* text = plain(reading, node, key, "a text")) into = base::trimmed(*text);
}
json::value schema_of(Definitions&, const std::string*) {
  return text_schema();
}

void read_id(Reading& reading, const Node& node, std::string_view key, std::string& into) {
  const auto* text = plain(reading, node, key, "an id");
  if (!text) return;
  if (!is_id(*text)) return problem_text(reading, node, key, "an id of small letters, figures and _");
  into = *text;
}
json::value id_schema() {
  return json::object{{"type", json::array{"string", "integer"}}, {"pattern", "^[a-z0-9_]{1,60}$"}};
}

void read_value(Reading& reading, const Node& node, std::string_view key, bool& into) {
  const auto* text = plain(reading, node, key, "yes or no");
  if (!text) return;
  if (*text != "yes" && *text != "no") return problem_text(reading, node, key, "yes or no");
  into = *text == "yes";
}
json::value schema_of(Definitions&, const bool*) {
  return json::object{{"enum", json::array{"yes", "no"}}};
}

void read_value(Reading& reading, const Node& node, std::string_view key, int& into) {
  const auto* text = plain(reading, node, key, "a whole number");
  if (!text) return;
  const auto value = whole_number(*text);
  if (!value || *value < 0 || *value > 1'000'000) return problem_text(reading, node, key, "a whole number");
  into = *value;
}
json::value schema_of(Definitions&, const int*) {
  return json::object{{"type", "integer"}, {"minimum", 0}, {"maximum", 1'000'000}};
}

void read_value(Reading& reading, const Node& node, std::string_view key, Need& into) {
  std::string text = "optional";
  read_word(reading, node, key, needs, text);
  into = text == "mandatory" ? Need::mandatory : text == "not_used" ? Need::not_used : Need::optional;
}
json::value schema_of(Definitions&, const Need*) {
  return words_schema(needs);
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::optional<Date>& into) {
  const auto* text = plain(reading, node, key, "a date like 2026-10-06");
  if (!text) return;
  into = terms::date_from_iso(*text);
  if (!into) problem_text(reading, node, key, "a date like 2026-10-06");
}
json::value schema_of(Definitions&, const std::optional<Date>*) {
  return pattern_schema(R"(^\d{4}-\d{2}-\d{2}$)");
}

void read_value(Reading& reading, const Node& node, std::string_view key, Timescale& into) {
  constexpr auto expected = "\"1 hour\", \"30 minutes\", \"2 working days\", \"next opening\" or \"none\"";
  const auto* text = plain(reading, node, key, expected);
  if (!text) return;
  const auto timescale = timescale_from(*text);
  if (!timescale) return problem_text(reading, node, key, expected);
  into = *timescale;
}
json::value schema_of(Definitions&, const Timescale*) {
  return pattern_schema("^(none|next opening|[1-9][0-9]* (minute|hour|working day)s?)$");
}

void read_value(Reading& reading, const Node& node, std::string_view key, Authority& into) {
  constexpr auto expected = "a role, or a role in an arm written \"role@arm\"";
  const auto* text = plain(reading, node, key, expected);
  if (!text) return;
  const auto at = text->find('@');
  const std::string role = text->substr(0, at), arm = at == std::string::npos ? "" : text->substr(at + 1);
  if (!is_id(role) || (at != std::string::npos && !is_id(arm))) return problem_text(reading, node, key, expected);
  into = {RoleId{role}, arm};
}
json::value schema_of(Definitions&, const Authority*) {
  return pattern_schema("^[a-z0-9_]+(@[a-z0-9_]+)?$");
}

void read_value(Reading& reading, const Node& node, std::string_view key, Condition& into) {
  read_entries(reading, node, key, "what must be so, such as \"level: [s47, s17]\"",
               [&](const yaml::Entry& entry) { read_values_of(reading, entry, into.all_of[entry.key]); });
}
json::value schema_of(Definitions& definitions, const Condition*) {
  definitions["condition"] = json::object{
      {"description", "All of these must be so. Each has one value or a list, of which one must be found."},
      {"type", "object"},
      {"additionalProperties", json::object{{"anyOf", json::array{text_schema(), list_schema(text_schema())}}}}};
  return json::object{{"$ref", "#/$defs/condition"}};
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::optional<Condition>& into) {
  read_value(reading, node, key, into.emplace());
}
json::value schema_of(Definitions& definitions, const std::optional<Condition>*) {
  return schema_of(definitions, static_cast<const Condition*>(nullptr));
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::vector<std::string>& into) {
  if (node.kind != Node::Kind::list) return problem_not_list(reading, node, key);
  for (const auto& item : node.items)
    if (const auto* text = plain(reading, item, key, "a text")) into.push_back(*text);
}
json::value schema_of(Definitions&, const std::vector<std::string>*) {
  return list_schema(text_schema());
}
json::value list_schema(json::value items) {
  return json::object{{"type", "array"}, {"items", std::move(items)}};
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::set<std::string>& into) {
  if (node.kind != Node::Kind::list) return problem_not_list(reading, node, key);
  for (const auto& item : node.items) {
    const auto* text = plain(reading, item, key, "a name");
    if (text && !into.insert(*text).second)
      reading.problem(item.line, quoted(*text) + " is twice in " + quoted(key), "it once");
  }
}
json::value schema_of(Definitions&, const std::set<std::string>*) {
  auto schema = list_schema(json::object{{"type", "string"}});
  schema.as_object()["uniqueItems"] = true;
  return schema;
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::map<std::string, std::string>& into) {
  read_named(reading, node, key, into);
}
json::value schema_of(Definitions&, const std::map<std::string, std::string>*) {
  return named_schema(text_schema());
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::map<LevelId, std::string>& into) {
  read_named(reading, node, key, into);
}
json::value schema_of(Definitions&, const std::map<LevelId, std::string>*) {
  return named_schema(id_schema());
}

void read_value(Reading& reading, const Node& node, std::string_view key, std::map<Date, std::string>& into) {
  read_entries(reading, node, key, "dates with their names", [&](const yaml::Entry& entry) {
    const auto date = terms::date_from_iso(entry.key);
    if (!date) return reading.problem(entry.line, quoted(entry.key) + " is no date", "a date like 2026-12-25");
    const auto* name = plain(reading, entry.value, entry.key, "the name of the day");
    if (name && !into.emplace(*date, *name).second)
      reading.problem(entry.line, quoted(entry.key) + " is given twice under " + quoted(key), "it once, in one file");
  });
}
json::value schema_of(Definitions&, const std::map<Date, std::string>*) {
  return json::object{
      {"type", "object"},
      {"additionalProperties", false},
      {"patternProperties", json::object{{R"(^\d{4}-\d{2}-\d{2}$)", json::object{{"type", "string"}}}}}};
}

void read_value(Reading& reading, const Node& node, std::string_view key,
                std::map<unsigned, terms::OpeningHours>& into) {
  read_entries(reading, node, key, "weekdays with their hours", [&](const yaml::Entry& entry) {
    const auto day = std::ranges::find(weekdays, entry.key);
    if (day == weekdays.end()) return problem_unknown_key(reading, entry, key, weekdays);
    const auto* text = plain(reading, entry.value, entry.key, "hours like 09:00-17:00");
    const auto hours = text ? opening_from(*text) : std::nullopt;
    if (text && !hours) problem_text(reading, entry.value, entry.key, "hours like 09:00-17:00");
    if (hours) into[static_cast<unsigned>(day - weekdays.begin()) + 1] = *hours;
  });
}
json::value schema_of(Definitions&, const std::map<unsigned, terms::OpeningHours>*) {
  json::object days;
  for (const auto& day : weekdays) days[day] = pattern_schema(R"(^\d{2}:\d{2} ?- ?\d{2}:\d{2}$)");
  return json::object{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(days)}};
}

void read_word(Reading& reading, const Node& node, std::string_view key, const std::vector<std::string>& words,
               std::string& into) {
  const auto expected = one_of_words(node.text, words);
  const auto* text = plain(reading, node, key, expected);
  if (!text) return;
  if (std::ranges::find(words, *text) == words.end()) return problem_text(reading, node, key, expected);
  into = *text;
}
json::value words_schema(const std::vector<std::string>& words) {
  json::array listed;
  for (const auto& word : words) listed.emplace_back(word);
  return json::object{{"enum", std::move(listed)}};
}

}  // namespace lintel::pack
