// The guide to the language is held to the language: its examples run, and it leaves no sentence and no default out.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "casework/cases/defaults.h"
#include "casework/cases/read.h"
#include "casework/cases/run.h"
#include "casework/cases/sentence.h"
#include "pack_folder.h"

namespace lintel::worked_cases {

namespace {

using namespace casework::cases;

struct Example {
  std::string pack;
  std::string text;  // with blank lines before it, so that lines are those of the guide
};

const std::string& guide() {
  static const auto text = text_of_file("docs/hub-guide/cases.md");
  return text;
}

// Blocks that begin with "```case PACK".
std::vector<Example> examples() {
  std::vector<Example> all;
  std::string before;
  bool inside = false;
  for (const auto& line : base::split(guide(), '\n')) {
    if (!inside && line.starts_with("```case ")) {
      all.push_back({line.substr(8), before});
      inside = true;
    } else if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      all.back().text += line;
    }
    before += '\n';
    if (inside) all.back().text += '\n';
  }
  return all;
}

TEST(guide, has_examples) {
  EXPECT_GE(examples().size(), 5u);
}

TEST(guide, its_examples_run) {
  for (const auto& example : examples())
    for (const auto& report : run_cases({{"docs/hub-guide/cases.md", example.text}}, pack_named(example.pack)))
      EXPECT_TRUE(report.passed()) << text_of(report);
}

TEST(guide, gives_an_example_of_every_sentence) {
  std::set<const Sentence*> shown;
  for (const auto& example : examples())
    for (const auto& one : read_cases("guide", example.text, pack_named(example.pack)).cases)
      for (const auto& step : one.steps)
        if (const auto* expectation = std::get_if<Expectation>(&step.what)) shown.insert(expectation->sentence);
  for (const auto& sentence : sentences()) EXPECT_TRUE(shown.contains(&sentence)) << sentence.pattern;
}

TEST(guide, lists_every_sentence) {
  for (const auto& sentence : sentences())
    EXPECT_NE(guide().find(fmt::format("`{}`", sentence.pattern)), std::string::npos) << sentence.pattern;
}

TEST(guide, lists_every_default) {
  for (const auto& one : plain_defaults())
    EXPECT_NE(guide().find(fmt::format("| `{}` | `{}` | {} |", one.verb, one.field, one.text)), std::string::npos)
        << one.verb << " " << one.field;
}

}  // namespace

}  // namespace lintel::worked_cases
