#include "pack/difference.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "pack/reader.h"
#include "pack/yaml.h"

namespace lintel::pack {

namespace {

using yaml::Node;

constexpr std::size_t longest_quoted = 120;
// Lists of which the first that holds counts, or in which people read from the top.
const std::set<std::string> ordered_sections = {"levels",       "intake",      "routes", "co_allocations",
                                                "step_changes", "obligations", "calls"};

std::string quoted(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  if (text.size() > longest_quoted) text = text.substr(0, text.find_last_of(' ', longest_quoted)) + " ...";
  return '"' + text + '"';
}

// What tells the items of a list apart: the name that the rest of the pack uses.
std::string name_of(const Node& item) {
  for (const auto* key : {"id", "key", "value"})
    if (const auto* found = item.find(key)) return found->text;
  if (const auto* role = item.find("role")) {
    std::string name = role->text;
    for (const auto* key : {"arm", "team"})
      if (const auto* found = item.find(key)) name += " " + found->text;
    return name;
  }
  return {};
}

bool is_named_list(const Node& node) {
  return node.kind == Node::Kind::list && !node.items.empty() &&
         std::ranges::all_of(node.items, [](const Node& item) { return !name_of(item).empty(); });
}

bool is_text_list(const Node& node) {
  return node.kind == Node::Kind::list &&
         std::ranges::all_of(node.items, [](const Node& item) { return item.kind == Node::Kind::text; });
}

std::string shown(const Node& node) {
  if (node.kind == Node::Kind::text) return quoted(node.text);
  if (node.kind == Node::Kind::blank) return "nothing";
  if (is_text_list(node)) {
    std::vector<std::string> words;
    for (const auto& item : node.items) words.push_back(quoted(item.text));
    return fmt::format("{}", fmt::join(words, ", "));
  }
  if (node.kind == Node::Kind::list) return fmt::format("{} items", node.items.size());
  std::vector<std::string> words;
  for (const auto& entry : node.entries) words.push_back(entry.key + ": " + shown(entry.value));
  return fmt::format("{{{}}}", fmt::join(words, ", "));
}

std::string titled(const Node& item) {
  const auto* title = item.find("title");
  return title && title->kind == Node::Kind::text ? name_of(item) + " (" + quoted(title->text) + ")" : name_of(item);
}

class Differences {
 public:
  std::vector<std::string> found;

  // `where` names what holds the two, such as "obligations, decision_s47"; `what` the key within it.
  void compare(const std::string& where, const std::string& what, const Node& before, const Node& after) {
    const auto inner = what.empty() ? where : where.empty() ? what : where + ", " + what;
    if (before.kind == Node::Kind::mapping && after.kind == Node::Kind::mapping)
      return compare_mappings(inner, before, after);
    if (is_named_list(before) && is_named_list(after)) return compare_named(inner, what, before, after);
    if (is_text_list(before) && is_text_list(after)) return compare_texts(where, what, before, after);
    if (shown(before) != shown(after) || whole(before) != whole(after))
      say(where, fmt::format("{} was {}, is {}", what, shown(before), shown(after)));
  }

 private:
  void say(const std::string& where, const std::string& what) {
    found.push_back(where.empty() ? what : where + ": " + what);
  }

  void compare_mappings(const std::string& where, const Node& before, const Node& after) {
    for (const auto& entry : before.entries)
      if (const auto* now = after.find(entry.key))
        compare(where, entry.key, entry.value, *now);
      else
        say(where, fmt::format("{} was {}, is no longer given", entry.key, shown(entry.value)));
    for (const auto& entry : after.entries)
      if (!before.find(entry.key)) say(where, fmt::format("{} is {}, was not given", entry.key, shown(entry.value)));
  }

  void compare_named(const std::string& where, const std::string& section, const Node& before, const Node& after) {
    std::map<std::string, const Node*> was, is;
    for (const auto& item : before.items) was.emplace(name_of(item), &item);
    for (const auto& item : after.items) is.emplace(name_of(item), &item);
    for (const auto& item : before.items)
      if (!is.contains(name_of(item))) say(where, titled(item) + " is no longer there");
    for (const auto& item : after.items)
      if (!was.contains(name_of(item)))
        say(where, titled(item) + " is new");
      else
        compare(where + ", " + name_of(item), "", *was.at(name_of(item)), item);
    if (ordered_sections.contains(section)) compare_order(where, before, is, after, was);
  }

  void compare_order(const std::string& where, const Node& before, const std::map<std::string, const Node*>& is,
                     const Node& after, const std::map<std::string, const Node*>& was) {
    std::vector<std::string> old_order, new_order;
    for (const auto& item : before.items)
      if (is.contains(name_of(item))) old_order.push_back(name_of(item));
    for (const auto& item : after.items)
      if (was.contains(name_of(item))) new_order.push_back(name_of(item));
    const auto [old_at, new_at] = std::ranges::mismatch(old_order, new_order);
    if (new_at != new_order.end()) say(where, fmt::format("{} now comes before {}", *new_at, *old_at));
  }

  void compare_texts(const std::string& where, const std::string& what, const Node& before, const Node& after) {
    std::set<std::string> was, is;
    for (const auto& item : before.items) was.insert(item.text);
    for (const auto& item : after.items) is.insert(item.text);
    std::vector<std::string> gone, come;
    std::ranges::set_difference(was, is, std::back_inserter(gone));
    std::ranges::set_difference(is, was, std::back_inserter(come));
    if (!gone.empty()) say(where, fmt::format("{} no longer has {}", what, fmt::join(gone, ", ")));
    if (!come.empty()) say(where, fmt::format("{} now has {}", what, fmt::join(come, ", ")));
  }

  // What is shown may be cut short: two long texts can look the same.
  static std::string whole(const Node& node) {
    std::string all = node.text + '\x1f';
    for (const auto& item : node.items) all += whole(item);
    for (const auto& entry : node.entries) all += entry.key + '\x1e' + whole(entry.value);
    return all;
  }
};

void gather(Node& all, const Node& file) {
  for (const auto& entry : file.entries) {
    if (entry.key == "include") continue;
    const auto same = std::ranges::find(all.entries, entry.key, &yaml::Entry::key);
    if (same == all.entries.end()) {
      all.entries.push_back(entry);
      continue;
    }
    std::ranges::copy(entry.value.items, std::back_inserter(same->value.items));
    std::ranges::copy(entry.value.entries, std::back_inserter(same->value.entries));
  }
}

// Every file of a pack as one.
Node whole_pack(const std::vector<SourceFile>& files) {
  std::set<std::string> included;
  for (const auto& file : files)
    if (file.name == "pack.yaml")
      for (auto& name : included_blocks(file)) included.insert(std::move(name));
  Node all{.kind = Node::Kind::mapping};
  std::vector<PackProblem> unread;
  for (const auto& file : files) {
    if (file.name.starts_with("shared/") && !included.contains(file.name)) continue;
    if (const auto root = yaml::read(file, unread)) gather(all, *root);
  }
  return all;
}

}  // namespace

std::vector<std::string> differences(const std::vector<SourceFile>& before, const std::vector<SourceFile>& after) {
  Differences all;
  all.compare("", "", whole_pack(before), whole_pack(after));
  return std::move(all.found);
}

}  // namespace lintel::pack
