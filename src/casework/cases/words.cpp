#include "casework/cases/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"
#include "casework/records/call.h"
#include "casework/records/consultation.h"
#include "casework/records/contact.h"
#include "casework/records/family.h"
#include "casework/records/meeting.h"
#include "casework/views/tables.h"
#include "pack/problem.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

struct Named {
  std::string id;
  std::string title;
};

std::unexpected<Unknown> unknown(std::string what, std::string expected) {
  return std::unexpected(Unknown{std::move(what), std::move(expected)});
}

std::string with_underscores(std::string_view words) {
  std::string id = base::lower_case(words);
  std::ranges::replace(id, ' ', '_');
  std::ranges::replace(id, '-', '_');
  return id;
}

Word one_of(std::string_view what, std::string_view written, const std::vector<Named>& all) {
  const auto wanted = base::lower_case(written);
  const auto id = with_underscores(written);
  for (const auto& one : all)
    if (one.id == written || one.id == id || base::lower_case(one.title) == wanted) return one.id;
  std::vector<std::string> ids;
  for (const auto& one : all) ids.push_back(one.id);
  return unknown(fmt::format("\"{}\" is not a {}", written, what), pack::one_of_words(id, ids));
}

std::vector<Named> words(const auto& ids) {
  std::vector<Named> all;
  for (const auto& id : ids) all.push_back({std::string(id), ""});
  return all;
}

std::vector<Named> titled(const auto& things) {
  std::vector<Named> all;
  for (const auto& thing : things) {
    if constexpr (requires { thing.id.value; })
      all.push_back({thing.id.value, thing.title});
    else
      all.push_back({thing.id, thing.title});
  }
  return all;
}

std::vector<Named> or_none(std::vector<Named> all) {
  all.push_back({"none", ""});
  return all;
}

std::vector<Named> levels(const pack::Pack& pack) {
  auto all = titled(pack.levels);
  for (const auto& level : pack.levels) all.push_back({level.id.value, level.short_title});
  return or_none(std::move(all));
}

std::vector<Named> obligation_kinds(const pack::Pack& pack) {
  std::vector<Named> all;
  for (const auto& rule : pack.obligations) all.push_back({rule.kind, rule.title});
  if (pack.has_part("advice_line"))
    for (const auto kind : transfer_kinds) all.push_back({std::string(kind), ""});
  if (pack.has_part("early_help"))
    for (const auto kind : {allocation_kind, endorsement_kind}) all.push_back({std::string(kind), ""});
  if (!pack.shares.empty()) all.push_back({"share", ""});
  return all;
}

// What the engine refuses, and what the pack's own gates do.
std::vector<Named> refusals(const pack::Pack& pack) {
  auto all = words(refusal_keys());
  for (const auto& gate : pack.gates) all.push_back({gate.id.value, ""});
  return all;
}

std::vector<Named> states() {
  std::vector<Named> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ContactState>>(
      [&](auto one) { all.push_back({one.name, ""}); });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<CallState>>(
      [&](auto one) { all.push_back({one.name, ""}); });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<ConsultationState>>(
      [&](auto one) { all.push_back({one.name, ""}); });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<FamilyState>>(
      [&](auto one) { all.push_back({one.name, ""}); });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<MeetingState>>(
      [&](auto one) { all.push_back({one.name, ""}); });
  return all;
}

// What a record's row says and no sentence of its own asks for: those look their words up, so they come first.
std::vector<Named> columns() {
  static const std::set<std::string_view> have_a_sentence = {"level", "requested_level", "initial_level", "final_level",
                                                             "grade", "outcome",         "disposition",   "state"};
  std::vector<Named> all;
  for (auto table : {"contacts", "calls", "consultations", "families", "meetings", "trainings", "people", "staff"})
    for (const auto& column : view_table(table)->columns)
      if (!have_a_sentence.contains(column.name)) all.push_back({std::string(column.name), ""});
  return all;
}

Word person(std::string_view what, std::string_view written, const auto& by_name) {
  if (by_name.contains(std::string(written))) return std::string(written);
  std::vector<std::string> names;
  for (const auto& [name, who] : by_name) names.push_back(name);
  return unknown(fmt::format("the case has no {} \"{}\"", what, written),
                 names.empty() ? "a given that says who they are" : pack::one_of_words(written, names));
}

Word any_person(std::string_view written, const Known& known) {
  std::map<std::string, int> all;
  for (const auto& [name, who] : known.cast.workers) all[name];
  for (const auto& [name, who] : known.cast.members) all[name];
  for (const auto& [name, who] : known.cast.askers) all[name];
  return person("person", written, all);
}

Word authority(std::string_view written, const Known& known) {
  const auto at = written.find('@');
  auto role = one_of("role", base::trimmed(written.substr(0, at)), titled(known.pack.roles));
  if (!role || at == std::string_view::npos) return role;
  auto arm = one_of("arm", base::trimmed(written.substr(at + 1)), titled(known.pack.arms));
  if (!arm) return arm;
  return *role + "@" + *arm;
}

Word record(std::string_view written) {
  const auto name = read_record(written);
  if (!name) return std::unexpected(name.error());
  return record_words(*name);
}

using Resolver = std::function<Word(std::string_view, const Known&)>;

const std::map<std::string_view, Resolver>& resolvers() {
  static const std::map<std::string_view, Resolver> all = {
      {"time", [](auto text, const auto& known) { return read_time(text, known.now); }},
      {"record", [](auto text, const auto&) { return record(text); }},
      {"worker", [](auto text, const auto& known) { return person("member of staff", text, known.cast.workers); }},
      {"member", [](auto text, const auto& known) { return person("family member", text, known.cast.members); }},
      {"person", [](auto text, const auto& known) { return any_person(text, known); }},
      {"team",
       [](auto text, const auto& known) {
         return text == "nobody" ? Word("none") : one_of("team", text, titled(known.pack.teams));
       }},
      {"arm", [](auto text, const auto& known) { return one_of("arm", text, titled(known.pack.arms)); }},
      {"role", [](auto text, const auto& known) { return one_of("role", text, titled(known.pack.roles)); }},
      {"authority", [](auto text, const auto& known) { return authority(text, known); }},
      {"level", [](auto text, const auto& known) { return one_of("level", text, levels(known.pack)); }},
      {"grade", [](auto text, const auto& known) { return one_of("grade", text, or_none(titled(known.pack.grades))); }},
      {"outcome",
       [](auto text, const auto& known) { return one_of("outcome", text, or_none(titled(known.pack.outcomes))); }},
      {"agency", [](auto text, const auto& known) { return one_of("agency", text, titled(known.pack.agencies)); }},
      {"service", [](auto text, const auto& known) { return one_of("service", text, titled(known.pack.services)); }},
      {"locality", [](auto text, const auto& known) { return one_of("locality", text, titled(known.pack.districts)); }},
      {"meeting", [](auto text, const auto& known) { return one_of("meeting", text, titled(known.pack.meetings)); }},
      {"assessment",
       [](auto text, const auto& known) {
         return one_of("kind of assessment", text, titled(known.pack.early_help.assessments));
       }},
      {"kind",
       [](auto text, const auto& known) { return one_of("kind of obligation", text, obligation_kinds(known.pack)); }},
      {"refusal", [](auto text, const auto& known) { return one_of("refusal", text, refusals(known.pack)); }},
      {"state", [](auto text, const auto&) { return one_of("state", text, states()); }},
      {"column", [](auto text, const auto&) { return one_of("thing that a record says", text, columns()); }},
      {"text", [](auto text, const auto&) { return Word(unquoted(text)); }},
  };
  return all;
}

struct Unit {
  std::string_view name;
  int seconds;
};

std::optional<int> unit_seconds(std::string_view word) {
  static constexpr std::array<Unit, 3> units = {{{"second", 1}, {"minute", 60}, {"hour", 3600}}};
  for (const auto& unit : units)
    if (word == unit.name || word == std::string(unit.name) + "s") return unit.seconds;
  return std::nullopt;
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (auto& part : base::split(text, ' '))
    if (!part.empty() && part != "and") parts.push_back(std::move(part));
  return parts;
}

// "Tue 6 October 2026 10:55" must be a Tuesday: a wrong weekday is how wrong dates are noticed.
bool weekday_fits(std::string_view written, Instant instant) {
  const auto word = base::lower_case(written.substr(0, std::min(written.find(' '), written.size())));
  if (word.size() < 3 || !std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) return true;
  return base::lower_case(terms::date_words(terms::london_date(instant))).starts_with(word);
}

}  // namespace

std::string unquoted(std::string_view text) {
  text = base::trimmed(text);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

Word resolve(std::string_view place, std::string_view written, const Known& known) {
  while (!place.empty() && place.back() >= '0' && place.back() <= '9') place.remove_suffix(1);
  const auto resolver = resolvers().find(place);
  return resolver == resolvers().end() ? Word(std::string(written)) : resolver->second(written, known);
}

Word read_time(std::string_view written, Instant now) {
  constexpr auto expected =
      "a time like Tue 6 October 2026 10:55, 25 October 2026 01:20 winter, or 10:55 of the same day";
  auto instant = terms::instant_from_words(written);
  if (!instant && written.find(' ') == std::string_view::npos)
    instant = terms::instant_from_words(terms::iso_text(terms::london_date(now)) + " " + std::string(written));
  if (!instant) return unknown(fmt::format("\"{}\" is not a time", written), expected);
  if (!weekday_fits(written, *instant))
    return unknown(fmt::format("\"{}\" has the wrong weekday", written),
                   terms::date_words(terms::london_date(*instant)));
  return terms::iso_text(*instant);
}

std::expected<std::chrono::seconds, Unknown> read_span(std::string_view written) {
  constexpr int at_most = 10'000'000;
  const auto parts = parts_of(written);
  std::chrono::seconds span{0};
  bool good = !parts.empty() && parts.size() % 2 == 0;
  for (std::size_t i = 0; good && i + 1 < parts.size(); i += 2) {
    int count = 0;
    const auto& digits = parts[i];
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const auto unit = unit_seconds(parts[i + 1]);
    good = unit && error == std::errc{} && end == digits.data() + digits.size() && count >= 0 && count <= at_most;
    if (good) span += std::chrono::seconds{static_cast<std::int64_t>(count) * *unit};
  }
  if (good) return span;
  return unknown(fmt::format("\"{}\" is not a length of time", written),
                 "hours, minutes and seconds, such as 59 minutes 59 seconds");
}

std::expected<RecordName, Unknown> read_record(std::string_view written) {
  static constexpr std::array<std::string_view, 10> kinds = {
      "agreement", "training", "contact", "call", "consultation", "family", "meeting", "person", "staff", "tray"};
  if (written == "it") return RecordName{};
  const auto wrong = [&] {
    return unknown(fmt::format("\"{}\" is no record", written),
                   "it, the contact, the call, or one by its name: the first contact");
  };
  if (!written.starts_with("the ")) return wrong();
  const auto name = written.substr(4);
  const auto space = name.rfind(' ');
  const auto kind = space == std::string_view::npos ? name : name.substr(space + 1);
  if (std::ranges::find(kinds, kind) == kinds.end()) return wrong();
  return RecordName{std::string(kind), space == std::string_view::npos ? "" : std::string(name.substr(0, space))};
}

std::string record_words(const RecordName& name) {
  if (name.kind.empty()) return "it";
  return name.name.empty() ? "the " + name.kind : "the " + name.name + " " + name.kind;
}

RecordName record_from_words(std::string_view words) {
  return read_record(words).value_or(RecordName{});
}

std::vector<std::string> listed_names(std::string_view text) {
  std::vector<std::string> names;
  for (const auto& part : base::split(text, ',')) {
    std::string_view rest = base::trimmed(part);
    if (rest.starts_with("and ")) rest.remove_prefix(4);
    for (auto both = rest.find(" and "); both != std::string_view::npos; both = rest.find(" and ")) {
      names.emplace_back(base::trimmed(rest.substr(0, both)));
      rest.remove_prefix(both + 5);
    }
    if (!base::trimmed(rest).empty()) names.emplace_back(base::trimmed(rest));
  }
  return names;
}

}  // namespace lintel::casework::cases
