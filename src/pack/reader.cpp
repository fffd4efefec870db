#include "pack/reader.h"

#include <algorithm>
#include <set>

#include "pack/shapes.h"

namespace lintel::pack {

namespace {

constexpr auto main_file = "pack.yaml";
constexpr auto block_folder = "shared/";
constexpr std::size_t most_files = 100;

bool is_block(const SourceFile& file) {
  return file.name.starts_with(block_folder);
}

const SourceFile* named(const std::vector<SourceFile>& files, std::string_view name) {
  const auto it = std::ranges::find(files, name, &SourceFile::name);
  return it == files.end() ? nullptr : &*it;
}

void require_distinct_files(const std::vector<SourceFile>& files, std::vector<PackProblem>& problems) {
  std::set<std::string> names;
  for (const auto& file : files)
    if (!names.insert(file.name).second)
      problems.push_back({file.name, 0, "the file is given twice", "each file once"});
  if (!names.contains(main_file))
    problems.push_back({main_file, 0, "the file is missing", "a pack.yaml in the pack's folder"});
  if (files.size() > most_files)
    problems.push_back({main_file, 0, "the pack has too many files", "at most " + std::to_string(most_files)});
}

/// Reads file after file into one pack. A single value may be given once; lists and maps grow.
class Gathering {
 public:
  Gathering(const std::vector<SourceFile>& files, std::vector<PackProblem>& problems)
      : files_(files), problems_(problems) {}

  Pack read() {
    for (const auto& file : files_)
      if (!is_block(file)) read_file(file);
    for (const auto& [name, line] : includes_) read_block(name, line);
    prefer_own_words();
    if (all_readable_) require_what_names_it();
    put_first(pack_.form.sections, pack_.form_begins);
    put_first(pack_.form.public_path, pack_.public_begins);
    return std::move(pack_);
  }

 private:
  void read_file(const SourceFile& file) {
    const auto root = yaml::read(file, problems_);
    all_readable_ = all_readable_ && root;
    if (!root || root->kind == yaml::Node::Kind::blank) return;
    Reading reading(file.name, problems_);
    const auto& shape = shape_of<Pack>();
    if (root->kind != yaml::Node::Kind::mapping) return problem_not_mapping(reading, *root, shape.name);
    for (const auto& entry : root->entries) refuse_twice(reading, entry);
    read_keys(reading, *root, shape, pack_);
    if (const auto* include = root->find("include")) read_include(reading, *include);
  }

  // A refusal that the pack words itself replaces a block's.
  void prefer_own_words() {
    const auto in_block = [](const RefusalText& refusal) { return refusal.place.file.starts_with(block_folder); };
    std::set<RuleId> own;
    for (const auto& refusal : pack_.refusals)
      if (!in_block(refusal)) own.insert(refusal.key);
    std::erase_if(pack_.refusals,
                  [&](const RefusalText& refusal) { return in_block(refusal) && own.contains(refusal.key); });
  }

  // A pack adds to the form of a shared block what only this hub asks.
  static void put_first(std::vector<FormSection>& sections, const std::vector<FormSection>& first) {
    sections.insert(sections.begin(), first.begin(), first.end());
  }

  // Asked of the whole, and not when a file could not be read: it may be in there.
  void require_what_names_it() {
    for (const auto& key : shape_of<Pack>().keys)
      if (key.required && !given_.contains(key.name))
        problems_.push_back({main_file, 1, "the pack has no \"" + key.name + "\"", it_is(key.about)});
  }

  void refuse_twice(Reading& reading, const yaml::Entry& entry) {
    const auto& keys = shape_of<Pack>().keys;
    const auto key = std::ranges::find(keys, entry.key, &Key<Pack>::name);
    if (key == keys.end()) return;
    const auto [first, added] = given_.try_emplace(entry.key, reading.file());
    if (!added && !key->gathers)
      reading.problem(entry.line, "\"" + entry.key + "\" is given twice", "it once; it is already in " + first->second);
  }

  void read_include(Reading& reading, const yaml::Node& node) {
    if (reading.file() != main_file)
      return reading.problem(node.line, "\"include\" stands in " + reading.file(), "it in pack.yaml only");
    std::vector<std::string> names;
    read_value(reading, node, "include", names);
    for (const auto& name : names)
      if (!includes_.emplace(name, node.line).second)
        reading.problem(node.line, "\"" + name + "\" is included twice", "it once");
  }

  void read_block(const std::string& name, int line) {
    if (const auto* block = named(files_, name); block && is_block(*block)) return read_file(*block);
    std::vector<std::string> blocks;
    for (const auto& file : files_)
      if (is_block(file)) blocks.push_back(file.name);
    problems_.push_back({main_file, line, "there is no shared block \"" + name + "\"", one_of_words(name, blocks)});
  }

  const std::vector<SourceFile>& files_;
  std::vector<PackProblem>& problems_;
  Pack pack_;
  bool all_readable_ = true;
  std::map<std::string, std::string> given_;  // top-level key to the file that gave it first
  std::map<std::string, int> includes_;
};

}  // namespace

std::expected<Pack, std::vector<PackProblem>> read_pack(std::string code, const std::vector<SourceFile>& files) {
  std::vector<PackProblem> problems;
  require_distinct_files(files, problems);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  Pack pack = Gathering(files, problems).read();
  pack.code = std::move(code);
  put_in_order(problems);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  return pack;
}

std::vector<std::string> included_blocks(const SourceFile& pack_yaml) {
  std::vector<PackProblem> ignored;
  std::vector<std::string> names;
  const auto root = yaml::read(pack_yaml, ignored);
  const auto* include = root ? root->find("include") : nullptr;
  Reading reading(pack_yaml.name, ignored);
  if (include && include->kind == yaml::Node::Kind::list) read_value(reading, *include, "include", names);
  return names;
}

}  // namespace lintel::pack
