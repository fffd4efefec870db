#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "floors.h"
#include "source_tree.h"

// Rules on what a folder's sources may say. Tests beside the code are free of them: they read packs, parse pages and
// count rows. Includes are not: those are floors.h.
namespace lintel::structure {

// SQL and the database headers only in storage.
Complaints check_sql(const SourceTree& sources);

// Markup only in web.
Complaints check_html(const SourceTree& sources);

// yaml-cpp only in pack; Beast and Asio only in web/server.
Complaints check_libraries(const SourceTree& sources);

// base, terms, pack, domain and casework read no clock, draw no random number and open no file or socket.
Complaints check_purity(const SourceTree& sources);

// What a hub is called is data: its folder under packs/ and its teams' names (see pack_names) stand nowhere in src/,
// comments and tests included.
Complaints check_hub_names(const SourceTree& sources, const std::set<std::string>& names);

// The folders under packs/ that hold a pack.yaml, and every `name` or `title` inside the `teams` of packs/*/*.yaml.
std::set<std::string> pack_names(const std::filesystem::path& packs);

}  // namespace lintel::structure
