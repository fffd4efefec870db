#include "casework/cases/run.h"

#include <algorithm>
#include <tuple>

#include "casework/cases/read.h"
#include "casework/cases/sentence.h"
#include "casework/cases/world.h"

namespace lintel::casework::cases {

namespace {

constexpr std::size_t failures_at_most = 5;

bool speaks_of_refusal(const Step& step) {
  const auto* expectation = std::get_if<Expectation>(&step.what);
  if (!expectation) return false;
  const auto pattern = expectation->sentence->pattern;
  return pattern.starts_with("refused ") || pattern.starts_with("problem ") || pattern == "it is not found" ||
         pattern.starts_with("the refusal ");
}

class Run {
 public:
  Run(const Case& of, const std::vector<const pack::Pack*>& packs) : case_(of), world_(of, packs) {
    report_.file = of.file;
    report_.line = of.line;
    report_.title = of.title;
    report_.cites = of.cites;
  }

  CaseReport report() {
    if (world_.declined()) fail({case_.line, "given the staff", {}, {}}, result_words(world_.result()));
    for (std::size_t i = 0; i < case_.steps.size() && !stopped_; ++i) take(i);
    return std::move(report_);
  }

 private:
  void take(std::size_t i) {
    const auto& step = case_.steps[i];
    world_.set_clock(step.at);
    if (const auto* act = std::get_if<Act>(&step.what)) return perform(i, *act);
    const auto& expectation = std::get<Expectation>(step.what);
    if (auto found = expectation.sentence->found(world_, expectation); !found.empty()) fail(step, std::move(found));
  }

  // A refusal that the case does not speak of ends it: what follows would be about something else.
  void perform(std::size_t i, const Act& act) {
    const auto& step = case_.steps[i];
    if (!world_.perform(act)) return stop(step, "there is no such record yet: " + record_name(act));
    if (!world_.done() && !refusal_expected(i)) stop(step, result_words(world_.result()));
  }

  static std::string record_name(const Act& act) {
    return act.on.name.empty() ? act.on.kind : act.on.name + " " + act.on.kind;
  }

  bool refusal_expected(std::size_t act) const {
    for (std::size_t i = act + 1; i < case_.steps.size() && std::holds_alternative<Expectation>(case_.steps[i].what);
         ++i)
      if (speaks_of_refusal(case_.steps[i])) return true;
    return false;
  }

  void stop(const Step& step, std::string found) {
    fail(step, std::move(found));
    stopped_ = true;
  }

  void fail(const Step& step, std::string found) {
    if (report_.failures.empty()) report_.timeline = timeline();
    report_.failures.push_back({step.line, step.text, std::move(found)});
    stopped_ |= report_.failures.size() >= failures_at_most;
  }

  std::vector<std::string> timeline() {
    std::vector<Fact> facts;
    world_.store().scan(world_.hub(), [&](const Fact& fact) {
      if (fact.stream.kind == "contact" || fact.stream.kind == "call" || fact.stream.kind == "consultation" ||
          fact.stream.kind == "family" || fact.stream.kind == "meeting")
        facts.push_back(fact);
    });
    std::ranges::sort(facts, {}, [](const Fact& fact) { return std::tuple(fact.at, fact.stream, fact.version); });
    std::vector<std::string> lines;
    for (const auto& fact : facts) lines.push_back(fact_words(fact));
    return lines;
  }

  const Case& case_;
  World world_;
  CaseReport report_;
  bool stopped_ = false;
};

std::vector<CaseReport> reports_of(const std::vector<pack::PackProblem>& problems) {
  std::vector<CaseReport> reports;
  for (const auto& problem : problems)
    reports.push_back({.file = problem.file,
                       .line = problem.line,
                       .title = "cannot be read",
                       .cites = {},
                       .failures = {{problem.line, problem.expected, problem.what}},
                       .timeline = {}});
  return reports;
}

}  // namespace

CaseReport run_case(const Case& of, const pack::Pack& pack) {
  return run_case(of, std::vector<const pack::Pack*>{&pack});
}

CaseReport run_case(const Case& of, const std::vector<const pack::Pack*>& packs) {
  return Run(of, packs).report();
}

std::vector<CaseReport> run_cases(const std::vector<pack::SourceFile>& files, const pack::Pack& pack) {
  std::vector<CaseReport> all;
  for (const auto& file : files) {
    const auto read = read_cases(file.name, file.text, pack);
    std::ranges::move(reports_of(read.problems), std::back_inserter(all));
    for (const auto& one : read.cases) all.push_back(run_case(one, pack));
  }
  return all;
}

}  // namespace lintel::casework::cases
