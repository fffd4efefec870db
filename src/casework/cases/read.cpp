#include "casework/cases/read.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "casework/cases/acts.h"
#include "casework/cases/lines.h"
#include "casework/cases/people.h"
#include "casework/cases/sentence.h"
#include "terms/london.h"

namespace lintel::casework::cases {

namespace {

constexpr std::size_t statement_bytes_at_most = 600;

std::string nearest_sentence(std::string_view text) {
  std::vector<std::string> patterns;
  for (const auto& sentence : sentences()) patterns.emplace_back(sentence.pattern);
  const auto meant = pack::nearest(text, patterns);
  return meant.empty() ? "one of the sentences in the hub guide, such as \"decision is due TIME\" or \"refused REASON\""
                       : "perhaps \"" + meant + "\"";
}

class Reader {
 public:
  Reader(const std::string& file, const pack::Pack& pack) : file_(file), pack_(pack) { begin_case(nullptr); }

  CaseFile read(const Statements& statements) {
    read_.problems = statements.problems;
    for (const auto& statement : statements.all) take(statement);
    end_case();
    pack::put_in_order(read_.problems);
    return std::move(read_);
  }

 private:
  void take(const Statement& statement) {
    if (read_.problems.size() >= 100) return;
    if (statement.text.empty())
      return blame(statement, "nothing follows \"" + statement.keyword + "\"", "what it says");
    if (statement.text.size() > statement_bytes_at_most)
      return blame(statement, "this statement is longer than 600 bytes", "fields for long text");
    if (!statement.fields.empty() && statement.keyword != "when")
      return blame(statement, "only a \"when\" has fields", "the field below a when");
    if (statement.keyword == "case") return take_case(statement);
    if (statement.keyword == "given") return take_given(statement);
    const bool happens = statement.keyword == "at" || statement.keyword == "after" || statement.keyword == "when";
    if (!in_case_ && !happens)
      return blame(statement, "\"" + statement.keyword + "\" before the first case",
                   "case: and a title, or given, at and when");
    if (statement.keyword == "cites") return take_cites(statement);
    if (statement.keyword == "at" || statement.keyword == "after") return take_time(statement);
    if (!now_) return blame(statement, "what time it is has not been said", "at TIME before the first when or then");
    if (statement.keyword == "when") return take_act(statement);
    take_expectation(statement);
  }

  void take_case(const Statement& statement) {
    end_case();
    if (read_.cases.size() >= cases_at_most)
      return blame(statement, "the file has more than 500 cases", "several files");
    begin_case(&statement);
  }

  void take_given(const Statement& statement) {
    auto acts = read_given(statement.text, current_.cast, known());
    if (!acts) return blame(statement, acts.error().what, acts.error().expected);
    for (auto& act : *acts) add_step(statement, std::move(act));
  }

  void take_cites(const Statement& statement) {
    for (const auto& id : base::split(statement.text, ',')) {
      const auto trimmed = base::trimmed(id);
      if (trimmed.size() < 2 || trimmed.size() > 12)
        return blame(statement, "\"" + std::string(trimmed) + "\" is not a requirement", "ids like L-33, K5");
      current_.cites.emplace_back(trimmed);
    }
  }

  void take_time(const Statement& statement) {
    if (statement.keyword == "after") return take_span(statement);
    const auto time = read_time(statement.text, now_.value_or(Instant{}));
    if (!time) return blame(statement, time.error().what, time.error().expected);
    set_clock(statement, *terms::instant_from_iso(*time));
  }

  void take_span(const Statement& statement) {
    const auto span = read_span(statement.text);
    if (!span) return blame(statement, span.error().what, span.error().expected);
    if (!now_) return blame(statement, "after what?", "at TIME before it");
    set_clock(statement, *now_ + *span);
  }

  void set_clock(const Statement& statement, Instant to) {
    if (now_ && to < *now_) return blame(statement, "the clock cannot go back", "a later time");
    now_ = to;
  }

  void take_act(const Statement& statement) {
    auto [act, problems] = read_act(file_, statement, current_.cast, known());
    if (!problems.empty()) return blame(std::move(problems));
    add_step(statement, std::move(act));
  }

  // Where no sentence fits, the one with the most words of its own is taken to be meant.
  void take_expectation(const Statement& statement) {
    Misfit nearest;
    for (const auto& sentence : sentences()) {
      auto words = fit(sentence.pattern, statement.text, known());
      if (words) return add_expectation(statement, {&sentence, std::move(*words)});
      if (words.error().near > nearest.near) nearest = std::move(words.error());
    }
    if (nearest.near > 0) return blame(statement, nearest.why.what, nearest.why.expected);
    blame(statement, fmt::format("nothing can be checked by \"{}\"", statement.text.substr(0, 80)),
          nearest_sentence(statement.text));
  }

  void add_expectation(const Statement& statement, Expectation expectation) {
    if (const auto verb = expectation.said.find("verb"); verb != expectation.said.end()) {
      const auto* meant = verb_by_infinitive(verb->second);
      if (!meant)
        return blame(statement, "\"" + verb->second + "\" is nothing that anybody may do",
                     "the words of a when without its s: grade the contact");
      verb->second = std::string(meant->name);
    }
    add_step(statement, std::move(expectation));
  }

  void add_step(const Statement& statement, std::variant<Act, Expectation> what) {
    if (current_.steps.size() >= steps_at_most)
      return blame(statement, "the case has more than 500 steps", "several cases");
    current_.steps.push_back(
        {statement.line, statement.keyword + " " + statement.text, now_.value_or(Instant{}), std::move(what)});
    timed_.push_back(now_.has_value());
  }

  void begin_case(const Statement* statement) {
    if (statement) {
      if (!in_case_) background_ = {current_, timed_, now_};
      current_ = background_.of;
      current_.file = file_;
      current_.line = statement->line;
      current_.title = statement->text;
      in_case_ = true;
    }
    timed_ = background_.timed;
    now_ = background_.now;
    problems_before_ = read_.problems.size();
  }

  void end_case() {
    if (!in_case_) return;
    settle_times();
    if (read_.problems.size() != problems_before_) return;
    const bool checks = std::ranges::any_of(
        current_.steps, [](const Step& step) { return std::holds_alternative<Expectation>(step.what); });
    if (!checks) return blame_line(current_.line, "the case checks nothing", "at least one then");
    read_.cases.push_back(std::move(current_));
  }

  // What is given before the clock is set happened the day before.
  void settle_times() {
    const auto first = std::ranges::find(timed_, true);
    if (first == timed_.end()) return;
    const auto begins = current_.steps[static_cast<std::size_t>(first - timed_.begin())].at;
    for (std::size_t i = 0; i < timed_.size(); ++i)
      if (!timed_[i]) current_.steps[i].at = begins - std::chrono::days{1};
  }

  Known known() const { return {pack_, current_.cast, now_.value_or(Instant{})}; }

  void blame_line(int line, std::string what, std::string expected) {
    read_.problems.push_back({file_, line, std::move(what), std::move(expected)});
  }
  void blame(const Statement& statement, std::string what, std::string expected) {
    blame_line(statement.line, std::move(what), std::move(expected));
  }
  void blame(std::vector<pack::PackProblem> problems) {
    for (auto& one : problems) read_.problems.push_back(std::move(one));
  }

  const std::string& file_;
  const pack::Pack& pack_;
  CaseFile read_;
  // What stands above the first case: it was so, and happened, before every case of the file.
  struct Background {
    Case of;
    std::vector<bool> timed;
    std::optional<Instant> now;
  };
  Background background_;
  Case current_;
  std::vector<bool> timed_;
  std::optional<Instant> now_;
  bool in_case_ = false;
  std::size_t problems_before_ = 0;
};

}  // namespace

CaseFile read_cases(const std::string& file, std::string_view text, const pack::Pack& pack) {
  return Reader(file, pack).read(read_lines(file, text));
}

}  // namespace lintel::casework::cases
