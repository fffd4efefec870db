#include "app/pack_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <mutex>
#include <sstream>
#include <tuple>

#include "app/failure.h"
#include "base/text.h"
#include "casework/vocabulary.h"
#include "pack/check.h"
#include "pack/reader.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t problems_shown = 20;

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

std::vector<std::pair<long, std::string>> number_of(std::string_view version) {
  std::vector<std::pair<long, std::string>> parts;
  for (const auto& part : base::split(version, '.')) {
    const auto digits = std::min(part.find_first_not_of("0123456789"), std::min<std::size_t>(part.size(), 9));
    parts.emplace_back(digits == 0 ? 0 : std::stol(part.substr(0, digits)), part.substr(digits));
  }
  return parts;
}

bool same(const std::vector<pack::SourceFile>& one, const std::vector<pack::SourceFile>& other) {
  return std::ranges::equal(one, other,
                            [](const auto& a, const auto& b) { return a.name == b.name && a.text == b.text; });
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

std::expected<pack::Pack, std::vector<pack::PackProblem>> read_checked(const fs::path& packs, const std::string& code) {
  auto pack = pack::read_pack(code, pack_files(packs, code));
  if (!pack) return pack;
  auto problems = pack::check_pack(*pack, engine_vocabulary());
  if (!problems.empty()) return std::unexpected(std::move(problems));
  return pack;
}

pack::Pack checked_pack(const fs::path& packs, const std::string& code) {
  auto pack = read_checked(packs, code);
  if (!pack)
    throw Failure(exit_codes::found_wrong, fmt::format("The pack {} cannot be used:{}", code, words(pack.error())));
  return std::move(*pack);
}

void keep_pack(casework::Cabinet& cabinet, const terms::HubId& hub, const pack::Pack& pack, const KeptPack& kept,
               terms::Instant now) {
  const auto key = casework::pack_text(pack);
  const auto before = casework::kept_pack(cabinet, hub, key, now);
  if (before && pack.status != "draft" && !same(before->files, kept.files))
    throw Failure(exit_codes::usage,
                  fmt::format("The pack {} is on record with other content. Give the changed pack a new version in "
                              "pack.yaml: records made under {} keep its rules.",
                              key, key));
  if (!before || kept.from || pack.status == "draft") casework::keep_pack_as(cabinet, hub, key, kept, now);
}

Shelf::Shelf(terms::HubId hub, casework::Cabinet& cabinet) : hub_(std::move(hub)), cabinet_(cabinet) {}

Shelf::Shelf(terms::HubId hub, casework::Cabinet& cabinet, terms::Instant now) : Shelf(std::move(hub), cabinet) {
  refresh(now);
}

Shelf::Shelf(const pack::Pack& current, const fs::path& packs, casework::Cabinet& cabinet, terms::Instant now)
    : Shelf(terms::HubId{current.code}, cabinet) {
  const KeptPack kept{.files = pack_files(packs, hub_.value), .from = {}, .by = {}};
  keep_pack(cabinet, hub_, current, kept, now);
  put(current, casework::in_force_since(kept, current.in_force_from));
  refresh(now);
}

void Shelf::put(pack::Pack pack, terms::Instant since) {
  const auto text = casework::pack_text(pack);
  auto number = number_of(pack.version);
  versions_.emplace(text, Version{std::move(pack), since, std::move(number)});
}

void Shelf::refresh(terms::Instant now) {
  auto trouble = take_in_all(now);
  const std::unique_lock lock(mutex_);
  trouble_ = std::move(trouble);
}

std::string Shelf::refresh_or_note(terms::Instant now) {
  std::string trouble;
  try {
    trouble = take_in_all(now);
  } catch (const std::exception& failure) {  // the database is away: asked again the next time
    trouble = fmt::format("The packs on record cannot be read: {}", failure.what());
  }
  const std::unique_lock lock(mutex_);
  const bool another = trouble != trouble_;
  trouble_ = trouble;
  return another ? trouble : std::string();
}

std::string Shelf::trouble(const terms::HubId& hub) const {
  const std::shared_lock lock(mutex_);
  return hub == hub_ ? trouble_ : std::string();
}

std::string Shelf::take_in_all(terms::Instant now) {
  std::vector<std::string> wrong;
  for (const auto& [text, kept] : casework::kept_packs(cabinet_, hub_, now))
    if (auto words = take_in(text, kept); !words.empty()) wrong.push_back(std::move(words));
  return base::joined(wrong, " ");
}

std::string Shelf::take_in(const std::string& text, const KeptPack& kept) {
  const std::unique_lock lock(mutex_);
  if (const auto known = versions_.find(text); known != versions_.end()) {
    known->second.since = casework::in_force_since(kept, known->second.pack.in_force_from);
    return {};
  }
  auto pack = pack::read_pack(hub_.value, kept.files);
  // Written for another program, perhaps: its records are shown under the version in force.
  if (!pack)
    return fmt::format("The pack {} on record cannot be read by this program: {}.", text,
                       pack.error().empty() ? "it holds nothing" : pack::text_of(pack.error().front()));
  const auto begins = casework::in_force_since(kept, pack->in_force_from);
  put(std::move(*pack), begins);
  return {};
}

const pack::Pack* Shelf::in_force(const terms::HubId& hub, terms::Instant at) const {
  if (hub != hub_) return nullptr;
  const std::shared_lock lock(mutex_);
  const Version* latest = nullptr;
  for (const auto& [text, one] : versions_) {
    if (one.since > at) continue;
    if (!latest || std::tie(one.since, one.number) > std::tie(latest->since, latest->number)) latest = &one;
  }
  return latest ? &latest->pack : nullptr;
}

const pack::Pack* Shelf::version(const terms::HubId& hub, std::string_view text) const {
  const std::shared_lock lock(mutex_);
  const auto found = versions_.find(text);
  return hub == hub_ && found != versions_.end() ? &found->second.pack : nullptr;
}

}  // namespace lintel::app
