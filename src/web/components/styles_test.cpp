// Every class of our own that a page uses has a rule, on screen or on paper: a name without one is a style that
// somebody meant to write.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::set<std::string> names_in(const std::string& text) {
  static const std::regex name("lintel-[a-z0-9_-]*[a-z0-9]");
  return {std::sregex_token_iterator(text.begin(), text.end(), name), std::sregex_token_iterator()};
}

bool is_page_source(const fs::path& file) {
  const auto name = file.filename().string();
  return (file.extension() == ".cpp" || file.extension() == ".h") && !name.ends_with("_test.cpp");
}

std::set<std::string> classes_used() {
  const fs::path root(LINTEL_SOURCE_DIR);
  auto used = names_in(text_of(root / "assets/lintel.js"));
  for (const auto& entry : fs::recursive_directory_iterator(root / "src/web"))
    if (is_page_source(entry.path())) used.merge(names_in(text_of(entry.path())));
  return used;
}

// Of a cookie, or of the channel between tabs, and of nothing on a page.
const std::set<std::string> not_classes = {"lintel-form", "lintel-browser", "lintel-request", "lintel-worry"};

TEST(Styles, every_class_of_our_own_has_a_rule) {
  const auto css = text_of(fs::path(LINTEL_SOURCE_DIR) / "assets/lintel.css");
  const auto used = classes_used();
  ASSERT_GT(used.size(), 20u);
  for (const auto& name : used) {
    const std::regex rule("\\." + name + "(?![a-z0-9_-])");
    EXPECT_TRUE(not_classes.contains(name) || std::regex_search(css, rule)) << name << " has no rule in lintel.css";
  }
}

TEST(Styles, no_rule_is_for_a_class_that_no_page_uses) {
  const auto used = classes_used();
  for (const auto& name : names_in(text_of(fs::path(LINTEL_SOURCE_DIR) / "assets/lintel.css")))
    EXPECT_TRUE(used.contains(name)) << name;
}

}  // namespace
