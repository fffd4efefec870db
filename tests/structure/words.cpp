#include "words.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <regex>

namespace lintel::structure {
namespace fs = std::filesystem;
namespace {

constexpr std::array pure_floors = {"base/", "terms/", "pack/", "domain/", "casework/"};

bool below(const SourceFile& file, std::string_view folder) {
  return file.path.starts_with(folder);
}

bool is_pure(const SourceFile& file) {
  return std::ranges::any_of(pure_floors, [&](const char* floor) { return below(file, floor); });
}

std::string at(const SourceFile& file, int line) {
  return "src/" + file.path + ":" + std::to_string(line) + ": ";
}

void check_literals(const SourceFile& file, const std::regex& pattern, const std::string& what,
                    Complaints& complaints) {
  for (const auto& literal : file.parts.literals) {
    if (std::regex_search(literal.text, pattern)) complaints.push_back(at(file, literal.line) + what);
  }
}

void check_headers(const SourceFile& file, const std::regex& pattern, const std::string& what, Complaints& complaints) {
  for (const auto& include : file.parts.includes) {
    if (std::regex_search(include.target, pattern))
      complaints.push_back(at(file, include.line) + include.target + " " + what);
  }
}

void check_code(const SourceFile& file, const std::regex& pattern, const std::string& what, Complaints& complaints) {
  const auto& code = file.parts.code;
  for (std::sregex_iterator hit(code.begin(), code.end(), pattern), end; hit != end; ++hit) {
    const auto line = line_at(code, static_cast<std::size_t>(hit->position(0)));
    complaints.push_back(at(file, line) + "'" + hit->str() + "' " + what);
  }
}

Complaints check_each(const SourceTree& sources, const std::function<void(const SourceFile&, Complaints&)>& check) {
  Complaints complaints;
  for (const auto& file : sources) {
    if (!file.is_test()) check(file, complaints);
  }
  return complaints;
}

void check_pure(const SourceFile& file, Complaints& complaints) {
  // Casework owns the clock port and may ask it; below that even a function of that name is a clock.
  static const std::regex clock(
      R"(::\s*now\s*\(|\b(system|steady|high_resolution|utc|file)_clock\b|\bclock_gettime\b|\bgettimeofday\b|\btime\s*\(\s*(nullptr|0|NULL)\s*\))");
  static const std::regex any_now(R"(\bnow\s*\(\s*\))");
  static const std::regex chance(R"(\b(random_device|rand|srand|getrandom|arc4random\w*|randombytes\w*|RAND_bytes)\b)");
  static const std::regex file_or_socket(
      R"(\b(fopen|freopen|tmpfile|ifstream|ofstream|fstream|filesystem|LoadFile|getaddrinfo|mmap)\b|(^|[^\w>])::\s*(open|openat|socket|connect)\s*\()");
  static const std::regex headers(R"(^(random|fcntl\.h|sys/socket\.h|sys/mman\.h|netdb\.h|netinet/.*)$)");
  check_code(file, clock, "reads a clock; time is an argument here", complaints);
  if (!below(file, "casework/")) check_code(file, any_now, "reads a clock; time is an argument here", complaints);
  check_code(file, chance, "draws a random number; chance is an argument here", complaints);
  check_code(file, file_or_socket, "opens a file or a socket; only floors 5 and 6 do", complaints);
  check_headers(file, headers, "has no place in floors 0 to 4", complaints);
}

std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Whole words; '_', '-' and space are one and the same, so that my_team and "My team" are both found.
bool stands_alone(const std::string& text, std::size_t from, std::size_t length) {
  const bool before = from > 0 && is_word(text[from - 1]);
  const bool after = from + length < text.size() && is_word(text[from + length]);
  return !before && !after;
}

std::string plain(std::string text) {
  text = lowered(std::move(text));
  std::ranges::replace(text, '_', ' ');
  std::ranges::replace(text, '-', ' ');
  return text;
}

// The time zone database's own name for the zone of the whole kingdom, whatever a hub is called.
std::string without_zone(std::string text) {
  for (const std::string zone = "Europe/London"; text.find(zone) != std::string::npos;)
    text.replace(text.find(zone), zone.size(), std::string(zone.size(), ' '));
  return text;
}

void check_name(const SourceFile& file, const std::string& text, const std::string& name, Complaints& complaints) {
  for (auto found = text.find(name); found != std::string::npos; found = text.find(name, found + 1)) {
    if (stands_alone(text, found, name.size()))
      complaints.push_back(at(file, line_at(text, found)) + "'" + name +
                           "' is a hub's own name: it belongs in its pack");
  }
}

void add_team_names(const YAML::Node& node, bool in_teams, std::set<std::string>& names) {
  if (node.IsSequence()) {
    for (const auto& item : node) add_team_names(item, in_teams, names);
  }
  if (!node.IsMap()) return;
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>("");
    if (in_teams && (key == "name" || key == "title") && entry.second.IsScalar())
      names.insert(entry.second.as<std::string>());
    add_team_names(entry.second, in_teams || key == "teams", names);
  }
}

}  // namespace

Complaints check_sql(const SourceTree& sources) {
  static const std::regex statement(
      R"(\bSELECT\b[^]*\bFROM\b|\bUPDATE\b[^]*\bSET\b|\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\b(CREATE|ALTER|DROP)\s+(TABLE|INDEX|VIEW)\b|\bPRAGMA\b|\bBEGIN\s+IMMEDIATE\b)");
  static const std::regex headers(R"(^(sqlite3(ext)?\.h|libpq-fe\.h|libpq/|postgresql/))");
  return check_each(sources, [](const auto& file, auto& complaints) {
    if (below(file, "storage/")) return;
    check_literals(file, statement, "SQL outside storage", complaints);
    check_headers(file, headers, "outside storage", complaints);
  });
}

Complaints check_html(const SourceTree& sources) {
  static const std::regex markup(
      R"(</[a-z]|<(!DOCTYPE|html|body|div|p|span|a|table|tr|td|th|ul|ol|li|form|h[1-6])(\s[^>]*)?>)");
  return check_each(sources, [](const auto& file, auto& complaints) {
    if (!below(file, "web/")) check_literals(file, markup, "markup outside web", complaints);
  });
}

Complaints check_libraries(const SourceTree& sources) {
  static const std::regex yaml("^yaml-cpp/"), network("^boost/(beast|asio)");
  return check_each(sources, [](const auto& file, auto& complaints) {
    if (!below(file, "pack/")) check_headers(file, yaml, "outside pack", complaints);
    if (!below(file, "web/server/")) check_headers(file, network, "outside web/server", complaints);
  });
}

Complaints check_purity(const SourceTree& sources) {
  return check_each(sources, [](const auto& file, auto& complaints) {
    if (is_pure(file)) check_pure(file, complaints);
  });
}

Complaints check_hub_names(const SourceTree& sources, const std::set<std::string>& names) {
  Complaints complaints;
  for (const auto& file : sources) {
    const auto text = plain(without_zone(file.text));
    for (const auto& name : names) check_name(file, text, plain(name), complaints);
  }
  return complaints;
}

std::set<std::string> pack_names(const fs::path& packs) {
  std::set<std::string> names;
  if (!fs::is_directory(packs)) return names;
  for (const auto& entry : fs::recursive_directory_iterator(packs)) {
    const auto& path = entry.path();
    if (path.parent_path().parent_path() != packs) continue;
    if (path.filename() == "pack.yaml") names.insert(path.parent_path().filename().string());
    if (path.extension() == ".yaml") add_team_names(YAML::LoadFile(path.string()), false, names);
  }
  return names;
}

}  // namespace lintel::structure
