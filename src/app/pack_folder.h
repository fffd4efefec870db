#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "casework/perform.h"
#include "casework/ports/cabinet.h"
#include "pack/problem.h"

/// Packs as they lie in folders, and the shelf of those a server runs.
namespace lintel::app {

/// The YAML files of packs/<code>/ (not its cases) with the shared blocks. Throws Failure when the folder cannot be
/// read.
std::vector<pack::SourceFile> pack_files(const std::filesystem::path& packs, const std::string& code);
/// The worked cases below packs/<code>/cases/, or one file.
std::vector<pack::SourceFile> case_files(const std::filesystem::path& folder_or_file);
std::string read_text(const std::filesystem::path& file);
/// Folders with a pack.yaml, by name.
std::vector<std::string> pack_codes(const std::filesystem::path& packs);

/// What the engine stands behind, for check_pack.
pack::Vocabulary engine_vocabulary();
/// Reads and checks; problems of either, in the order of files and lines.
std::vector<pack::PackProblem> problems_of(const std::filesystem::path& packs, const std::string& code);
/// Throws Failure naming the first problems.
pack::Pack checked_pack(const std::filesystem::path& packs, const std::string& code);

/// The shelf of one server: the pack of the folder, and every earlier version that this database has run under. Those
/// are kept in the database as they were, so that old records keep their rules (L-10).
class Shelf : public casework::PackShelf {
 public:
  /// Throws Failure when the folder's version is on record with other content: a changed pack needs a new version.
  Shelf(pack::Pack current, const std::filesystem::path& packs, casework::Cabinet& cabinet, terms::Instant now);
  const pack::Pack* in_force(const terms::HubId& hub, terms::Instant at) const override;
  const pack::Pack* version(const terms::HubId& hub, std::string_view text) const override;

 private:
  terms::HubId hub_;
  std::map<std::string, pack::Pack, std::less<>> versions_;  // by pack_text
};

}  // namespace lintel::app
