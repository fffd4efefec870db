#include "documents.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace lintel::structure {
namespace fs = std::filesystem;
namespace {

// What stands in a fence or in code marks is an example, not a link.
std::string without_code(const std::string& markdown) {
  static const std::regex span("`[^`]*`");
  std::string text;
  bool fenced = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (line.find_first_not_of(' ') == line.find("```") && line.find("```") != std::string::npos) fenced = !fenced;
    if (!fenced) text += std::regex_replace(line, span, "") + "\n";
  }
  return text;
}

// As the usual Markdown sites name a heading: lower case, spaces to hyphens, punctuation dropped.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    if (c == ' ') anchor += '-';
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || (c & 0x80) != 0)
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return anchor;
}

bool has_heading(const std::string& markdown, const std::string& anchor) {
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    const auto text = line.find_first_not_of('#');
    if (text != 0 && text != std::string::npos && line[text] == ' ' && anchor_of(line.substr(text + 1)) == anchor)
      return true;
  }
  return false;
}

bool leads_somewhere(const fs::path& from, const std::string& link) {
  const auto mark = link.find('#');
  const auto file = link.substr(0, mark);
  const auto target = file.empty() ? from : from.parent_path() / file;
  if (!fs::exists(target)) return false;
  if (mark == std::string::npos || target.extension() != ".md") return true;
  return has_heading(read_file(target), link.substr(mark + 1));
}

}  // namespace

Complaints check_links(const std::vector<SourceFile>& documents, const fs::path& root) {
  static const std::regex link(R"(\]\(\s*<?([^)\s>]+)[^)]*\))"), elsewhere("^([a-z][a-z+.-]*:|//)");
  Complaints complaints;
  for (const auto& document : documents) {
    if (!document.path.ends_with(".md")) continue;
    const auto text = without_code(document.text);
    for (std::sregex_iterator hit(text.begin(), text.end(), link), end; hit != end; ++hit) {
      const auto target = (*hit)[1].str();
      if (!std::regex_search(target, elsewhere) && !leads_somewhere(root / document.path, target))
        complaints.push_back(document.path + ": the link to " + target + " leads nowhere");
    }
  }
  return complaints;
}

Complaints check_machine_paths(const std::vector<SourceFile>& documents) {
  // In pieces, so that this file does not break its own rule.
  static const std::regex machine(
      "/ho"
      "me/[a-z]|/Use"
      "rs/[A-Za-z]|/ro"
      "ot/[a-z.]|/wo"
      "rk/(main|shared|\\.)|/t"
      "mp/w/|[A-Z]:\\\\Us"
      "ers");
  Complaints complaints;
  for (const auto& document : documents) {
    std::smatch hit;
    if (std::regex_search(document.text, hit, machine))
      complaints.push_back(document.path + ":" +
                           std::to_string(line_at(document.text, static_cast<std::size_t>(hit.position(0)))) + ": '" +
                           hit.str() + "' is a path of one machine");
  }
  return complaints;
}

}  // namespace lintel::structure
