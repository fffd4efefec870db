#include "pack/schema.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "pack/shapes.h"

namespace lintel::pack {
namespace {

std::string checked_in_schema() {
  std::ifstream file(std::string(LINTEL_SOURCE_DIR) + "/packs/pack.schema.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(schema, the_file_that_editors_use_is_the_one_the_reader_makes) {
  EXPECT_EQ(checked_in_schema(), pack_schema()) << "write it anew with: lintel pack schema > packs/pack.schema.json";
}

TEST(schema, every_key_of_a_pack_is_in_it_and_no_other) {
  const auto schema = json::parse(pack_schema());
  const auto& properties = schema.at("properties").as_object();
  for (const auto& key : shape_of<Pack>().keys) EXPECT_TRUE(properties.contains(key.name)) << key.name;
  EXPECT_EQ(properties.size(), shape_of<Pack>().keys.size());
  EXPECT_FALSE(schema.at("additionalProperties").as_bool());
  const auto& team = schema.at("$defs").at("team").at("properties").as_object();
  EXPECT_EQ(team.size(), shape_of<Team>().keys.size());
}

TEST(schema, every_reference_has_its_definition) {
  const auto text = pack_schema();
  const auto schema = json::parse(text);
  const auto& definitions = schema.at("$defs").as_object();
  const std::string_view mark = "#/$defs/";
  int references = 0;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const auto begin = at + mark.size();
    const auto name = text.substr(begin, text.find('"', begin) - begin);
    EXPECT_TRUE(definitions.contains(name)) << name;
    ++references;
  }
  EXPECT_GT(references, 20);
}

}  // namespace
}  // namespace lintel::pack
