// Each rule on small invented trees: what it catches, and what it must leave alone.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "documents.h"
#include "floors.h"
#include "source_tree.h"
#include "words.h"

namespace lintel::structure {
namespace {
namespace fs = std::filesystem;

const Floors house =
    read_floors("base: base\nterms: base # the words\n\nstorage: base terms\nweb/server: base\nweb: base terms\n");

std::size_t complaints_about_include(const std::string& path, const std::string& target) {
  return check_includes(house, {{path, "#include \"" + target + "\"\n"}}).size();
}

// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "structure-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((path_ / path).parent_path());
    std::ofstream(path_ / path) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

TEST(source_text, comments_and_literals_are_not_code) {
  const auto parts = split_source("int a; // now()\nf(\"now()\", 'x', R\"(now())\"); /* now()\n */ int b = 1'000;");
  EXPECT_EQ(parts.code.find("now"), std::string::npos);
  EXPECT_NE(parts.code.find("int b = 1'000;"), std::string::npos);
  ASSERT_EQ(parts.literals.size(), 2u);
  EXPECT_EQ(parts.literals[1].text, "now()");
  EXPECT_EQ(parts.literals[1].line, 2);
}

TEST(source_text, an_escaped_quote_does_not_end_a_literal) {
  const auto parts = split_source(R"src(f("a \" b", '"'); g();)src");
  ASSERT_EQ(parts.literals.size(), 1u);
  EXPECT_NE(parts.code.find("g();"), std::string::npos);
}

TEST(source_text, includes_are_found_with_their_line_unless_commented_out) {
  const auto parts = split_source("#pragma once\n#include <map>\n// #include \"web/a.h\"\n#include \"terms/b.h\"\n");
  ASSERT_EQ(parts.includes.size(), 2u);
  EXPECT_FALSE(parts.includes[0].quoted);
  EXPECT_EQ(parts.includes[1].target, "terms/b.h");
  EXPECT_EQ(parts.includes[1].line, 4);
}

TEST(floors, a_line_without_a_colon_is_refused) {
  EXPECT_THROW(read_floors("base base\n"), std::runtime_error);
}

TEST(floors, a_line_may_not_name_a_folder_above_it) {
  EXPECT_EQ(check_floors(read_floors("base: terms\nterms: base\n")).size(), 1u);
}

TEST(floors, an_adapter_may_not_name_another) {
  EXPECT_EQ(check_floors(read_floors("storage:\nweb: storage\n")).size(), 1u);
  EXPECT_EQ(check_floors(read_floors("storage:\nsignin/local: storage\n")).size(), 1u);
}

TEST(floors, a_folder_may_not_have_two_lines) {
  EXPECT_EQ(check_floors(read_floors("base:\nbase:\n")).size(), 1u);
}

TEST(floors, the_parts_of_one_adapter_may_build_on_each_other) {
  EXPECT_EQ(check_floors(read_floors("web/html:\nweb/components: web/html\n")).size(), 0u);
}

TEST(includes, pointing_down_or_within_the_folder_is_right) {
  EXPECT_EQ(complaints_about_include("terms/ids.h", "base/text.h"), 0u);
  EXPECT_EQ(complaints_about_include("terms/ids.cpp", "terms/ids.h"), 0u);
  EXPECT_EQ(complaints_about_include("terms/days/a.cpp", "terms/ids.h"), 0u);
}

TEST(includes, pointing_up_or_sideways_is_wrong_in_tests_too) {
  EXPECT_EQ(complaints_about_include("base/text.h", "terms/ids.h"), 1u);
  EXPECT_EQ(complaints_about_include("storage/rows.cpp", "web/page.h"), 1u);
  EXPECT_EQ(complaints_about_include("base/text_test.cpp", "terms/ids.h"), 1u);
}

TEST(includes, the_longest_line_governs) {
  EXPECT_EQ(complaints_about_include("web/server/listen.cpp", "terms/ids.h"), 1u);
  EXPECT_EQ(complaints_about_include("web/routes.cpp", "terms/ids.h"), 0u);
}

TEST(includes, a_path_that_does_not_start_at_src_is_wrong) {
  EXPECT_EQ(complaints_about_include("terms/ids.cpp", "ids.h"), 1u);
  EXPECT_EQ(complaints_about_include("terms/ids.cpp", "../base/text.h"), 1u);
  EXPECT_EQ(complaints_about_include("terms/ids.cpp", "basement/text.h"), 1u);
}

TEST(cycles, folders_that_include_each_other_by_a_third_are_found) {
  const SourceTree tree = {
      {"a/x.h", "#include \"b/x.h\""}, {"b/x.h", "#include \"c/x.h\""}, {"c/x.h", "#include \"a/y.h\""}};
  const auto found = check_cycles(tree);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].find("a -> b -> c -> a"), std::string::npos);
}

TEST(cycles, headers_of_one_folder_that_include_each_other_are_found) {
  const auto found = check_cycles({{"a/x.h", "#include \"a/y.h\""}, {"a/y.h", "#include \"a/x.h\""}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].find("a/x.h -> a/y.h -> a/x.h"), std::string::npos);
}

TEST(cycles, a_folder_and_one_that_lies_in_it_may_know_each_other) {
  EXPECT_EQ(check_cycles({{"a/all.cpp", "#include \"a/b/x.h\""}, {"a/b/x.h", "#include \"a/verb.h\""}}).size(), 0u);
}

TEST(cycles, a_shared_floor_and_a_test_are_no_cycle) {
  EXPECT_EQ(check_cycles({{"a/x.h", "#include \"b/x.h\"\n#include \"c/x.h\""},
                          {"b/x.h", "#include \"c/x.h\""},
                          {"c/x_test.cpp", "#include \"a/x.h\""}})
                .size(),
            0u);
}

TEST(folders, a_library_without_a_line_and_a_line_without_a_folder_are_found) {
  const Folder src;
  src.write("base/CMakeLists.txt", "lintel_library(lintel_base)");
  src.write("web/html/CMakeLists.txt", "lintel_library(lintel_web_html)");
  src.write("web/CMakeLists.txt", "add_subdirectory(html)");
  src.write("loose/a.h", "");
  EXPECT_EQ(check_folders(read_floors("base:\nweb/html:\nloose:\n"), src.path()).size(), 0u);
  EXPECT_EQ(check_folders(read_floors("base:\nloose:\n"), src.path()).size(), 1u);
  EXPECT_EQ(check_folders(read_floors("base:\nweb/html:\n"), src.path()).size(), 1u);
  EXPECT_EQ(check_folders(read_floors("base:\nweb/html:\nloose:\nmail:\n"), src.path()).size(), 1u);
}

TEST(sql, a_statement_or_a_database_header_outside_storage_is_found) {
  EXPECT_EQ(check_sql({{"web/a.cpp", "query(\"SELECT id FROM facts\");"}}).size(), 1u);
  EXPECT_EQ(check_sql({{"casework/a.cpp", "query(R\"(INSERT  INTO facts)\");"}}).size(), 1u);
  EXPECT_EQ(check_sql({{"app/a.cpp", "#include <sqlite3.h>"}}).size(), 1u);
  EXPECT_EQ(check_sql({{"app/a.cpp", "#include <libpq-fe.h>"}}).size(), 1u);
}

TEST(sql, storage_and_plain_english_are_free) {
  EXPECT_EQ(check_sql({{"storage/a.cpp", "#include <sqlite3.h>\nquery(\"SELECT id FROM facts\");"}}).size(), 0u);
  EXPECT_EQ(
      check_sql({{"web/a.cpp", "text(\"Select one from the list, then update the set\"); // SELECT x FROM y"}}).size(),
      0u);
}

TEST(html, markup_outside_web_is_found) {
  EXPECT_EQ(check_html({{"casework/a.cpp", "out(\"<p>Refused\");"}}).size(), 1u);
  EXPECT_EQ(check_html({{"app/a.cpp", "out(\"</li>\");"}}).size(), 1u);
  EXPECT_EQ(check_html({{"web/a.cpp", "out(\"<p>Refused</p>\");"}}).size(), 0u);
  EXPECT_EQ(check_html({{"app/a.cpp", "if (a < p) out(\"lintel pack check <folder>\");"}}).size(), 0u);
}

TEST(libraries, yaml_and_the_network_have_one_place_each) {
  EXPECT_EQ(check_libraries({{"app/a.cpp", "#include <yaml-cpp/yaml.h>"}}).size(), 1u);
  EXPECT_EQ(check_libraries({{"web/pages/a.cpp", "#include <boost/asio/io_context.hpp>"}}).size(), 1u);
  EXPECT_EQ(check_libraries({{"signin/a.cpp", "#include <boost/beast/http.hpp>"}}).size(), 1u);
  EXPECT_EQ(check_libraries({{"pack/a.cpp", "#include <yaml-cpp/yaml.h>"},
                             {"web/server/a.cpp", "#include <boost/beast/http.hpp>"},
                             {"terms/a.cpp", "#include <boost/json.hpp>"}})
                .size(),
            0u);
}

std::size_t impurities(const std::string& path, const std::string& text) {
  return check_purity({{path, text}}).size();
}

TEST(purity, a_clock_below_floor_5_is_found) {
  EXPECT_GE(impurities("domain/a.cpp", "auto t = std::chrono::system_clock::now();"), 1u);
  EXPECT_GE(impurities("casework/a.cpp", "auto t = Instant::now();"), 1u);
  EXPECT_EQ(impurities("terms/a.cpp", "auto t = clock.now();"), 1u);
  EXPECT_EQ(impurities("base/a.cpp", "auto t = time(nullptr);"), 1u);
}

TEST(purity, the_clock_port_and_time_as_an_argument_are_free) {
  EXPECT_EQ(impurities("casework/a.cpp", "decide(record, clock.now());"), 0u);
  EXPECT_EQ(impurities("domain/a.cpp", "due(Instant now) // now()"), 0u);
  EXPECT_EQ(impurities("casework/a.cpp", "set_clock(at); VirtualClock virtual_clock;"), 0u);
  EXPECT_EQ(impurities("storage/a.cpp", "std::chrono::steady_clock::now();"), 0u);
}

TEST(purity, chance_files_and_sockets_below_floor_5_are_found) {
  EXPECT_EQ(impurities("domain/a.cpp", "std::random_device source;"), 1u);
  EXPECT_EQ(impurities("pack/a.cpp", "std::ifstream file(path);"), 1u);
  EXPECT_EQ(impurities("pack/a.cpp", "#include <filesystem>"), 1u);
  EXPECT_EQ(impurities("pack/a.cpp", "YAML::LoadFile(path);"), 1u);
  EXPECT_EQ(impurities("casework/a.cpp", "int fd = ::open(path, 0);"), 1u);
  EXPECT_EQ(impurities("pack/a_test.cpp", "std::ifstream file(path);"), 0u);
  EXPECT_EQ(impurities("casework/a.cpp", "if (record.open()) Call::open(at);"), 0u);
}

TEST(hub_names, a_name_is_found_in_any_spelling_and_in_tests) {
  const std::set<std::string> names = {"oakshire", "Harbour Intake Team"};
  EXPECT_EQ(check_hub_names({{"domain/a.cpp", "// as Oakshire does it"}}, names).size(), 1u);
  EXPECT_EQ(check_hub_names({{"domain/a.h", "Team harbour_intake_team;"}}, names).size(), 1u);
  EXPECT_EQ(check_hub_names({{"domain/a_test.cpp", "f(\"harbour-intake-team\");"}}, names).size(), 1u);
  EXPECT_EQ(check_hub_names({{"domain/a.cpp", "oakshires; the harbour intake teams"}}, names).size(), 0u);
}

TEST(hub_names, the_time_zone_is_no_hub) {
  EXPECT_EQ(check_hub_names({{"terms/a.cpp", "zone(\"Europe/London\")"}}, {"london"}).size(), 0u);
  EXPECT_EQ(check_hub_names({{"terms/a.cpp", "hub(\"London\")"}}, {"london"}).size(), 1u);
}

TEST(hub_names, are_read_from_folders_and_teams) {
  const Folder packs;
  packs.write("oakshire/pack.yaml", "name: Front door\nteams:\n  - id: t1\n    name: Harbour Intake\n");
  packs.write("oakshire/teams.yaml", "teams: {night: {title: Night Desk, phone: none}}\nother: {name: Nobody}\n");
  packs.write("shared/holidays.yaml", "days: []\n");
  EXPECT_EQ(pack_names(packs.path()), (std::set<std::string>{"oakshire", "Harbour Intake", "Night Desk"}));
}

TEST(links, a_missing_file_or_heading_is_found) {
  const Folder root;
  root.write("docs/b.md", "# One heading: here\n");
  const auto broken = [&](const std::string& text) { return check_links({{"docs/a.md", text}}, root.path()).size(); };
  root.write("docs/a.md", "");
  EXPECT_EQ(broken("[b](b.md) [docs](../docs) [b](b.md#one-heading-here \"title\")"), 0u);
  EXPECT_EQ(broken("[c](c.md)"), 1u);
  EXPECT_EQ(broken("[b](b.md#another)"), 1u);
  EXPECT_EQ(broken("[web](https://example.org/x) `[c](c.md)`\n```\n[c](c.md)\n```\n"), 0u);
}

TEST(machine_paths, are_found_with_their_line) {
  const std::string home = std::string("/ho") + "me/kim/lintel";
  const auto found = check_machine_paths({{"a.md", "one\nsee " + home}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].find("a.md:2"), std::string::npos);
  EXPECT_EQ(check_machine_paths({{"a.md", "see https://example.org/home and /usr/bin/lintel"}}).size(), 0u);
}

}  // namespace
}  // namespace lintel::structure
