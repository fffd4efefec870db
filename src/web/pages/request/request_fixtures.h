#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include <boost/json.hpp>

#include "pack/reader.h"

/// The completed requests that journeys and tests share (tests/journeys/fixtures), and the pack that they are written
/// for. For tests.
namespace lintel::web::fixtures {

inline std::string text_of(const std::filesystem::path& path_in_tree) {
  std::ifstream file(std::filesystem::path(LINTEL_SOURCE_DIR) / path_in_tree, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path_in_tree.string());
  return text.str();
}

inline std::string request(const std::string& name) {
  return text_of("tests/journeys/fixtures/" + name + ".json");
}

/// By name of the request: "received", "due" (null for none) and "tray"; under "pack" the pack's code.
inline const boost::json::object& expected() {
  static const boost::json::value all = boost::json::parse(text_of("tests/journeys/fixtures/expected.json"));
  return all.as_object();
}

inline pack::Pack whole_pack() {
  namespace fs = std::filesystem;
  const std::string code(expected().at("pack").as_string());
  std::vector<pack::SourceFile> files;
  for (const auto& [folder, prefix] :
       {std::pair<std::string, std::string>("packs/" + code, ""), {"packs/shared", "shared/"}})
    for (const auto& entry : fs::directory_iterator(fs::path(LINTEL_SOURCE_DIR) / folder))
      if (entry.path().extension() == ".yaml") {
        const auto name = entry.path().filename().string();
        files.push_back({prefix + name, text_of(fs::path(folder) / name)});
      }
  auto read = pack::read_pack(code, files);
  if (!read) throw std::runtime_error(pack::text_of(read.error().front()));
  return std::move(*read);
}

}  // namespace lintel::web::fixtures
