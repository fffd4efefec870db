// Every requirement of a hub is cited by a worked case of its pack or by a test. There is no list of exceptions: each
// of them describes something that the product does.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <filesystem>
#include <regex>
#include <set>

#include "base/text.h"
#include "pack_folder.h"

namespace lintel::worked_cases {

namespace {

namespace fs = std::filesystem;

struct Catalogue {
  std::string name;
  std::vector<std::string> packs;  // whose cases show them
  std::string letter;
  int last = 0;  // they are numbered from 1 without a gap
};

void add_ids(std::set<std::string>& cited, const std::string& text) {
  static const std::regex id(R"(\b[A-Z]-[0-9]{2,3}\b)");
  for (std::sregex_iterator hit(text.begin(), text.end(), id), end; hit != end; ++hit) cited.insert(hit->str());
}

// "cites: L-33, L-39": what a comment of a case file mentions is not shown by any case.
void add_cited_by_cases(std::set<std::string>& cited, const std::string& code) {
  for (const auto& file : case_files(code))
    for (const auto& line : base::split(file.text, '\n'))
      if (line.starts_with("cites:")) add_ids(cited, line);
}

bool is_test(const fs::path& path) {
  const auto name = path.filename().string();
  return name.ends_with("_test.cpp") || name.ends_with("_contract.cpp") || name.ends_with(".journey.mjs");
}

// This folder's own tests are of the language: the ids in them are examples.
void add_cited_by_tests(std::set<std::string>& cited) {
  const fs::path root = LINTEL_SOURCE_DIR;
  for (const auto* folder : {"src", "tests"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder))
      if (is_test(entry.path()) && entry.path().parent_path().filename() != "worked_cases")
        add_ids(cited, text_of_file(fs::relative(entry.path(), root).string()));
}

class Requirements : public testing::TestWithParam<Catalogue> {};

TEST_P(Requirements, are_each_cited_by_a_case_or_a_test) {
  std::set<std::string> cited;
  for (const auto& pack : GetParam().packs) add_cited_by_cases(cited, pack);
  add_cited_by_tests(cited);
  for (int number = 1; number <= GetParam().last; ++number) {
    const auto id = fmt::format("{}-{:02}", GetParam().letter, number);
    EXPECT_TRUE(cited.contains(id)) << id << " is cited by no case and by no test";
  }
}

INSTANTIATE_TEST_SUITE_P(catalogue, Requirements,
                         testing::Values(Catalogue{"lancashire", {"lancashire"}, "L", 104},
                                         Catalogue{"blackpool", {"blackpool"}, "B", 135},
                                         Catalogue{"portsmouth", {"portsmouth"}, "P", 84},
                                         Catalogue{"models", pack_codes(), "W", 25}),
                         [](const auto& one) { return one.param.name; });

}  // namespace

}  // namespace lintel::worked_cases
