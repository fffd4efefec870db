#include "casework/cases/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "terms/codec.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};

constexpr std::size_t value_shown_at_most = 60;

// "ObligationDueChanged" as "obligation due changed".
std::string spaced(std::string_view type) {
  std::string words;
  for (char c : type) {
    if (c >= 'A' && c <= 'Z') {
      if (!words.empty()) words += ' ';
      words += static_cast<char>(c - 'A' + 'a');
    } else {
      words += c;
    }
  }
  return words;
}

std::string value_words(const terms::json::value& value) {
  if (value.is_string()) {
    const auto instant = terms::instant_from_iso(value.get_string());
    if (instant) return exact_words(*instant);
    std::string text(value.get_string());
    if (text.size() > value_shown_at_most) text = text.substr(0, value_shown_at_most) + "...";
    return text;
  }
  if (value.is_bool()) return value.get_bool() ? "yes" : "";
  if (value.is_int64()) return fmt::format("{}", value.get_int64());
  if (value.is_array() && !value.get_array().empty() && value.get_array().front().is_string()) {
    std::vector<std::string> all;
    for (const auto& one : value.get_array())
      if (one.is_string()) all.emplace_back(one.get_string());
    return base::joined(all, " ");
  }
  return "";
}

std::string payload_words(const std::string& payload) {
  const auto value = terms::json::parse(payload);
  if (!value.is_object()) return "";
  std::vector<std::string> parts;
  for (const auto& member : value.get_object())
    if (auto words = value_words(member.value()); !words.empty())
      parts.push_back(fmt::format("{}={}", std::string(member.key()), words));
  return base::joined(parts, ", ");
}

std::string declined_words(const Declined& declined) {
  std::vector<std::string> all;
  for (const auto& one : declined.refusals) all.push_back(fmt::format("refused {}: {}", one.rule.value, one.reason));
  for (const auto& one : declined.problems) all.push_back(fmt::format("problem {}: {}", one.field, one.message));
  return base::joined(all, "\n");
}

std::string indented(std::string text, std::string_view by) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) text.insert(at + 1, by);
  return text;
}

}  // namespace

std::string exact_words(Instant instant) {
  const auto local = terms::to_london(instant);
  const auto date = terms::date_words(local.date);
  const bool twice = terms::from_london(local.date, local.hour, local.minute, local.second, terms::Fold::first) !=
                     terms::from_london(local.date, local.hour, local.minute, local.second, terms::Fold::second);
  return fmt::format("{}{} {:02}:{:02}{}{}", date.substr(0, 3), date.substr(date.find(' ')), local.hour, local.minute,
                     local.second ? fmt::format(":{:02}", local.second) : "",
                     !twice         ? ""
                     : local.summer ? " summer"
                                    : " winter");
}

std::string result_words(const Result& result) {
  return std::visit(
      Overloaded{
          [](const Done&) { return std::string("it was done"); },
          [](const Declined& declined) { return declined_words(declined); },
          [](const Stale&) { return std::string("somebody else had changed the record"); },
          [](const NotFound&) { return std::string("not found: there is no such record for this person"); },
          [](const NotSaved& failed) { return "not saved: " + failed.why; },
      },
      result);
}

std::string fact_words(const Fact& fact) {
  auto line = fmt::format("{}  {}: {}", exact_words(fact.at), fact.by_name, spaced(fact.type));
  if (!fact.rule.empty()) line += fmt::format(" [{}]", fact.rule);
  if (const auto words = payload_words(fact.payload); !words.empty()) line += " (" + words + ")";
  return line;
}

std::string text_of(const CaseReport& report) {
  if (report.passed()) return "";
  std::string cited = report.cites.empty() ? "" : " (" + base::joined(report.cites, ", ") + ")";
  auto text = fmt::format("{}:{}: {}{}\n", report.file, report.line, report.title, cited);
  for (const auto& failure : report.failures)
    text += fmt::format("  {}:{}\n    expected  {}\n    found     {}\n", report.file, failure.line, failure.step,
                        indented(failure.found, "              "));
  if (!report.timeline.empty()) text += "  what had happened:\n";
  for (const auto& line : report.timeline) text += "    " + line + "\n";
  return text;
}

}  // namespace lintel::casework::cases
