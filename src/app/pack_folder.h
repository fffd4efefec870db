#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "casework/kept_pack.h"
#include "casework/perform.h"
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
std::expected<pack::Pack, std::vector<pack::PackProblem>> read_checked(const std::filesystem::path& packs,
                                                                       const std::string& code);
/// Throws Failure naming the first problems.
pack::Pack checked_pack(const std::filesystem::path& packs, const std::string& code);

using casework::KeptPack;

/// Keeps a version under its name (pack_text), or says when it comes into force. Throws Failure when that version is on
/// record with other content and is no draft: a changed pack needs a new version.
void keep_pack(casework::Cabinet& cabinet, const terms::HubId& hub, const pack::Pack& pack, const KeptPack& kept,
               terms::Instant now);

/// The shelf of one server: the pack of the folder, and every other version that this database knows. Those are kept in
/// the database as they were, so that old records keep their rules (L-10), and a version that was put in force from a
/// moment to come takes over at that moment without a restart. Several threads may ask while it is refreshed.
class Shelf : public casework::PackShelf {
 public:
  /// What is on record alone, whatever lies in a folder.
  Shelf(terms::HubId hub, casework::Cabinet& cabinet, terms::Instant now);
  /// Throws Failure when the folder's version is on record with other content: a changed pack needs a new version.
  Shelf(const pack::Pack& current, const std::filesystem::path& packs, casework::Cabinet& cabinet, terms::Instant now);
  const pack::Pack* in_force(const terms::HubId& hub, terms::Instant at) const override;
  const pack::Pack* version(const terms::HubId& hub, std::string_view text) const override;
  /// Takes in what was put on record since. A version is never taken away, so what was given out stays good.
  void refresh(terms::Instant now);
  /// The same for a server that goes on whatever happens: a failure is kept as trouble rather than thrown. Returns the
  /// trouble when it is another than the time before, for the log; else nothing.
  std::string refresh_or_note(terms::Instant now);
  std::string trouble(const terms::HubId& hub) const override;

 private:
  struct Version {
    pack::Pack pack;
    terms::Instant since{};  // when it comes into force
    // "2026.10" comes after "2026.9": figures count as numbers, the rest as text.
    std::vector<std::pair<long, std::string>> number;
  };
  Shelf(terms::HubId hub, casework::Cabinet& cabinet);
  // Says what is wrong with it, or nothing.
  std::string take_in(const std::string& text, const KeptPack& kept);
  std::string take_in_all(terms::Instant now);
  void put(pack::Pack pack, terms::Instant since);

  terms::HubId hub_;
  casework::Cabinet& cabinet_;
  mutable std::shared_mutex mutex_;
  std::map<std::string, Version, std::less<>> versions_;  // by pack_text
  std::string trouble_;
};

}  // namespace lintel::app
