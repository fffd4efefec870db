// The checkout itself against the rules of the house. rules_test.cpp shows that each rule can fail.
#include <gtest/gtest.h>

#include "documents.h"
#include "floors.h"
#include "source_tree.h"
#include "words.h"

namespace lintel::structure {
namespace {

const std::filesystem::path root = LINTEL_SOURCE_DIR;

const SourceTree& sources() {
  static const auto tree = read_sources(root / "src");
  return tree;
}

const std::vector<SourceFile>& documents() {
  static const auto files = read_documents(root);
  return files;
}

const Floors& floors() {
  static const auto lines = read_floors(read_file(root / "src/floors.txt"));
  return lines;
}

std::string listed(const Complaints& complaints) {
  std::string text;
  for (const auto& complaint : complaints) text += "  " + complaint + "\n";
  return text;
}

#define EXPECT_NO_COMPLAINTS(expression)                                  \
  do {                                                                    \
    const Complaints found = (expression);                                \
    EXPECT_TRUE(found.empty()) << found.size() << ":\n" << listed(found); \
  } while (false)

TEST(structure, the_tree_is_read_whole) {
  EXPECT_GT(sources().size(), 20u);
  EXPECT_GT(documents().size(), sources().size());
}

TEST(structure, floors_point_down_and_no_adapter_names_another) {
  EXPECT_NO_COMPLAINTS(check_floors(floors()));
}

TEST(structure, every_library_has_its_line_and_every_line_its_folder) {
  EXPECT_NO_COMPLAINTS(check_folders(floors(), root / "src"));
}

TEST(structure, every_include_points_down) {
  EXPECT_NO_COMPLAINTS(check_includes(floors(), sources()));
}

TEST(structure, no_folders_include_each_other) {
  EXPECT_NO_COMPLAINTS(check_cycles(sources()));
}

TEST(structure, sql_is_only_in_storage) {
  EXPECT_NO_COMPLAINTS(check_sql(sources()));
}

TEST(structure, markup_is_only_in_web) {
  EXPECT_NO_COMPLAINTS(check_html(sources()));
}

TEST(structure, yaml_is_only_in_pack_and_the_network_only_in_the_server) {
  EXPECT_NO_COMPLAINTS(check_libraries(sources()));
}

TEST(structure, the_lower_floors_read_no_clock_and_open_nothing) {
  EXPECT_NO_COMPLAINTS(check_purity(sources()));
}

TEST(structure, no_hub_is_named_in_the_sources) {
  EXPECT_NO_COMPLAINTS(check_hub_names(sources(), pack_names(root / "packs")));
}

TEST(structure, links_between_documents_lead_somewhere) {
  EXPECT_NO_COMPLAINTS(check_links(documents(), root));
}

TEST(structure, no_path_of_one_machine_is_written_down) {
  EXPECT_NO_COMPLAINTS(check_machine_paths(documents()));
}

}  // namespace
}  // namespace lintel::structure
