// Every component against the fixtures of the package it comes from.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "dom.h"
#include "options.h"

namespace lintel::components_test {
namespace {

namespace json = boost::json;

const std::filesystem::path root = LINTEL_SOURCE_DIR;
const std::filesystem::path govuk = root / "node_modules/govuk-frontend/dist/govuk/components";

json::value read_json(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string() + ": run `npm ci` in the top folder");
  std::stringstream content;
  content << file.rdbuf();
  return json::parse(content.str());
}

std::string names(const std::map<std::string, Render>& components) {
  std::string all;
  for (const auto& [name, render] : components) all += name + " ";
  return all;
}

// Where we print something else on purpose: a button without a type would send the form around it.
std::string as_we_mean_it(std::string html) {
  static const std::string typeless = "<button class=\"moj-alert__dismiss\"";
  const std::size_t at = html.find(typeless);
  if (at != std::string::npos) html.insert(at + typeless.size(), " type=\"button\"");
  return html;
}

// Compares each fixture; returns how many.
std::size_t compare(const std::string& component, const json::array& fixtures, const Render& render) {
  for (const json::value& fixture : fixtures) {
    const std::string expected = dom(as_we_mean_it(std::string(fixture.at("html").as_string())));
    const std::string shown = dom(render(fixture.at("options").as_object()).markup());
    EXPECT_EQ(shown, expected) << component << ", fixture: " << fixture.at("name").as_string()
                               << "\noptions: " << fixture.at("options");
  }
  std::cout << "[ compared ] " << component << ": " << fixtures.size() << " fixtures\n";
  return fixtures.size();
}

class GovukFixtures : public testing::TestWithParam<std::string> {};

TEST_P(GovukFixtures, equal_what_the_macro_prints) {
  const std::string& name = GetParam();
  const json::value file = read_json(govuk / name / "fixtures.json");
  ASSERT_EQ(file.at("component").as_string(), name);
  EXPECT_GT(compare(name, file.at("fixtures").as_array(), govuk_components().at(name)), 0U);
}

class MojFixtures : public testing::TestWithParam<std::string> {};

TEST_P(MojFixtures, equal_what_the_macro_prints) {
  const json::value file = read_json(root / "tests/components/moj-fixtures.json");
  const json::value* fixtures = file.as_object().if_contains(GetParam());
  ASSERT_NE(fixtures, nullptr) << "no fixtures for " << GetParam();
  EXPECT_GT(compare(GetParam(), fixtures->as_array(), moj_components().at(GetParam())), 0U);
}

std::vector<std::string> keys(const std::map<std::string, Render>& components) {
  std::vector<std::string> all;
  for (const auto& [name, render] : components) all.push_back(name);
  return all;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Components, GovukFixtures, testing::ValuesIn(keys(govuk_components())), test_name);
INSTANTIATE_TEST_SUITE_P(Components, MojFixtures, testing::ValuesIn(keys(moj_components())), test_name);

// What a component owns itself: parts of the frame of a page, and shared parts of the others.
const std::vector<std::string> not_from_a_package = {"choice",          "council_footer", "form_group",
                                                     "navigation_link", "page",           "time_left"};

TEST(Fixtures, every_component_of_the_product_is_compared) {
  for (const auto& entry : std::filesystem::directory_iterator(root / "src/web/components")) {
    if (entry.path().extension() != ".h") continue;
    std::string name = entry.path().stem();
    if (std::ranges::find(not_from_a_package, name) != not_from_a_package.end()) continue;
    std::ranges::replace(name, '_', '-');
    EXPECT_TRUE(govuk_components().contains(name) || moj_components().contains(name))
        << name << " is compared with nothing; compared are: " << names(govuk_components()) << names(moj_components());
  }
}

}  // namespace
}  // namespace lintel::components_test
