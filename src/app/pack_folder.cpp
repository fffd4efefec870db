#include "app/pack_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/failure.h"
#include "casework/vocabulary.h"
#include "pack/check.h"
#include "pack/reader.h"
#include "terms/codec.h"
#include "terms/london.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t problems_shown = 20;
constexpr auto drawer = "packs";

void add_files(std::vector<pack::SourceFile>& files, const fs::path& folder, const std::string& prefix,
               std::string_view ending) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ending) paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const auto& path : paths) files.push_back({prefix + path.filename().string(), read_text(path)});
}

std::string words(const std::vector<pack::PackProblem>& problems) {
  std::string all;
  for (std::size_t i = 0; i < std::min(problems.size(), problems_shown); ++i)
    all += "\n  " + pack::text_of(problems[i]);
  if (problems.size() > problems_shown) all += fmt::format("\n  ... and {} more", problems.size() - problems_shown);
  return all;
}

std::string as_json(const std::vector<pack::SourceFile>& files) {
  json::object object;
  for (const auto& file : files) object[file.name] = file.text;
  return json::serialize(object);
}

std::vector<pack::SourceFile> from_json(std::string_view text) {
  std::vector<pack::SourceFile> files;
  const auto all = json::parse(text);  // outlives the loop over it
  for (const auto& item : all.as_object())
    files.push_back({std::string(item.key()), std::string(item.value().as_string())});
  return files;
}

}  // namespace

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Failure(exit_codes::world, fmt::format("{} cannot be read", file.string()));
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<pack::SourceFile> pack_files(const fs::path& packs, const std::string& code) {
  if (!fs::exists(packs / code / "pack.yaml"))
    throw Failure(exit_codes::usage,
                  fmt::format("{} has no pack.yaml: expected a pack's folder there", (packs / code).string()));
  std::vector<pack::SourceFile> files;
  add_files(files, packs / code, "", ".yaml");
  add_files(files, packs / "shared", "shared/", ".yaml");
  return files;
}

std::vector<pack::SourceFile> case_files(const fs::path& folder_or_file) {
  if (fs::is_regular_file(folder_or_file)) return {{folder_or_file.filename().string(), read_text(folder_or_file)}};
  std::vector<pack::SourceFile> files;
  add_files(files, folder_or_file, "", ".case");
  return files;
}

std::vector<std::string> pack_codes(const fs::path& packs) {
  std::vector<std::string> codes;
  if (!fs::is_directory(packs)) return codes;
  for (const auto& entry : fs::directory_iterator(packs))
    if (fs::exists(entry.path() / "pack.yaml")) codes.push_back(entry.path().filename().string());
  std::ranges::sort(codes);
  return codes;
}

pack::Vocabulary engine_vocabulary() {
  return casework::vocabulary();
}

std::vector<pack::PackProblem> problems_of(const fs::path& packs, const std::string& code) {
  auto pack = pack::read_pack(code, pack_files(packs, code));
  if (!pack) return std::move(pack.error());
  return pack::check_pack(*pack, engine_vocabulary());
}

pack::Pack checked_pack(const fs::path& packs, const std::string& code) {
  auto pack = pack::read_pack(code, pack_files(packs, code));
  const auto problems = pack ? pack::check_pack(*pack, engine_vocabulary()) : std::move(pack.error());
  if (!problems.empty())
    throw Failure(exit_codes::found_wrong, fmt::format("The pack {} cannot be used:{}", code, words(problems)));
  return std::move(*pack);
}

Shelf::Shelf(pack::Pack current, const fs::path& packs, casework::Cabinet& cabinet, terms::Instant now)
    : hub_(current.code) {
  const auto key = casework::pack_text(current);
  const auto content = as_json(pack_files(packs, hub_.value));
  if (!cabinet.swap(hub_, drawer, key, std::nullopt, content, now)) {
    const auto kept = cabinet.get(hub_, drawer, key, now);
    if (kept && kept->value != content && current.status != "draft")
      throw Failure(
          exit_codes::usage,
          fmt::format("The pack {} is on record with other content. Give the changed pack a new version in pack.yaml: "
                      "records made under {} keep its rules.",
                      key, key));
  }
  for (const auto& item : cabinet.list(hub_, drawer, "", now, 1000)) {
    if (item.key == key) continue;
    if (auto old = pack::read_pack(hub_.value, from_json(item.value))) versions_.emplace(item.key, std::move(*old));
  }
  versions_.emplace(key, std::move(current));
}

const pack::Pack* Shelf::in_force(const terms::HubId& hub, terms::Instant at) const {
  if (hub != hub_) return nullptr;
  const pack::Pack* latest = nullptr;
  const auto today = terms::london_date(at);
  for (const auto& [text, pack] : versions_) {
    if (pack.in_force_from && *pack.in_force_from > today) continue;
    const bool later = !latest ||
                       pack.in_force_from.value_or(terms::Date{}) > latest->in_force_from.value_or(terms::Date{}) ||
                       (pack.in_force_from == latest->in_force_from && pack.version > latest->version);
    if (later) latest = &pack;
  }
  return latest;
}

const pack::Pack* Shelf::version(const terms::HubId& hub, std::string_view text) const {
  const auto found = versions_.find(text);
  return hub == hub_ && found != versions_.end() ? &found->second : nullptr;
}

}  // namespace lintel::app
