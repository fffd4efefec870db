// Every case of every pack is a test of its own, named after the pack, the file and the case.
#include <gtest/gtest.h>

#include <algorithm>

#include "casework/cases/lines.h"
#include "casework/cases/read.h"
#include "casework/cases/run.h"
#include "pack_folder.h"

namespace lintel::worked_cases {

namespace {

using namespace casework::cases;

std::string plain(std::string_view text) {
  std::string name;
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter)
      name += c;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  return name;
}

const CaseFile& read_once(const std::string& code, const pack::SourceFile& file) {
  static std::map<std::string, CaseFile> read_before;
  const auto key = code + "/" + file.name;
  if (!read_before.contains(key)) read_before[key] = read_cases(key, file.text, pack_named(code));
  return read_before[key];
}

class OneCase : public testing::Test {
 public:
  OneCase(std::string code, pack::SourceFile file, int line)
      : code_(std::move(code)), file_(std::move(file)), line_(line) {}

  void TestBody() override {
    const auto& all = read_once(code_, file_).cases;
    const auto found = std::ranges::find(all, line_, &Case::line);
    ASSERT_NE(found, all.end()) << "the case has a mistake: see the test that reads the file";
    const auto report = run_case(*found, pack_named(code_));
    EXPECT_TRUE(report.passed()) << text_of(report);
  }

 private:
  std::string code_;
  pack::SourceFile file_;
  int line_;
};

class OneFile : public testing::Test {
 public:
  OneFile(std::string code, pack::SourceFile file) : code_(std::move(code)), file_(std::move(file)) {}

  void TestBody() override {
    for (const auto& problem : read_once(code_, file_).problems) ADD_FAILURE() << pack::text_of(problem);
  }

 private:
  std::string code_;
  pack::SourceFile file_;
};

void add_test(const std::string& suite, const std::string& name, auto make) {
  testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__, make);
}

void add_file(const std::string& code, const pack::SourceFile& file) {
  const auto stem = file.name.substr(file.name.find('/') + 1, file.name.rfind('.') - file.name.find('/') - 1);
  const auto suite = plain(code + "_" + stem);
  add_test(suite, "has_no_mistake", [=]() -> testing::Test* { return new OneFile(code, file); });
  for (const auto& statement : read_lines(file.name, file.text).all)
    if (statement.keyword == "case")
      add_test(suite, plain(statement.text),
               [=]() -> testing::Test* { return new OneCase(code, file, statement.line); });
}

}  // namespace

void add_all_cases() {
  for (const auto& code : pack_codes())
    for (const auto& file : case_files(code)) add_file(code, file);
}

}  // namespace lintel::worked_cases

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  lintel::worked_cases::add_all_cases();
  return RUN_ALL_TESTS();
}
