#include "app/key_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include "app/failure.h"
#include "base/text.h"

namespace lintel::app {

namespace {

namespace fs = std::filesystem;

constexpr auto drawer = "installation";
constexpr auto check = "seal_check";

fs::path key_file(const Settings& settings) {
  if (!settings.key_file.empty()) return settings.key_file;
  constexpr std::string_view scheme = "sqlite:";
  const std::string database =
      settings.database.starts_with(scheme) ? settings.database.substr(scheme.size()) : settings.database;
  if (database.find("://") != std::string::npos)
    throw Failure(exit_codes::usage,
                  "Say where the sealing key is, with --key-file or LINTEL_KEY_FILE: a file outside the database, made "
                  "when it is not there yet");
  return database + ".key";
}

// Only its owner may read it, it appears whole, and an existing one is never written over. The draft is a file of our
// own: none that somebody else laid there, and none that a link of theirs leads to.
void make(const fs::path& file) {
  const auto draft = fmt::format("{}.{}.new", file.string(), base::hex(random_bytes(8)));
  const int made = ::open(draft.c_str(), O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0600);
  const auto text = base::hex(random_bytes(signin::Seal::key_bytes)) + "\n";
  bool kept =
      made >= 0 && ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(made) == 0;
  if (made >= 0) ::close(made);
  kept = kept && ::link(draft.c_str(), file.c_str()) == 0;
  if (made >= 0) ::unlink(draft.c_str());
  if (!kept) throw Failure(exit_codes::world, fmt::format("The key file {} cannot be made", file.string()));
}

std::string key_in(const fs::path& file) {
  const auto text = read_text(file);
  const auto digits = base::trimmed(text);
  std::string key(signin::Seal::key_bytes, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int bad = sodium_hex2bin(reinterpret_cast<unsigned char*>(key.data()), key.size(), digits.data(), digits.size(),
                                 nullptr, &size, &end);
  if (bad != 0 || size != key.size() || end != digits.data() + digits.size())
    throw Failure(exit_codes::usage,
                  fmt::format("{} holds no sealing key: expected 64 hexadecimal digits", file.string()));
  return key;
}

}  // namespace

signin::Seal open_seal(const Settings& settings, storage::Store& store, const terms::HubId& hub) {
  auto& cabinet = store.cabinet();
  const auto file = key_file(settings);
  const auto now = system_now();
  if (settings.new_key) cabinet.erase(hub, drawer, check);
  const auto sealed = cabinet.get(hub, drawer, check, now);
  if (!fs::exists(file) && sealed)
    throw Failure(exit_codes::usage, fmt::format("The sealing key {} is not there. Put back the one that this database "
                                                 "was sealed with, or name it with --key-file",
                                                 file.string()));
  if (!fs::exists(file)) make(file);
  signin::Seal seal(key_in(file), random_bytes);
  if (!sealed) cabinet.swap(hub, drawer, check, std::nullopt, seal.sealed(check, check), now);
  const auto kept = cabinet.get(hub, drawer, check, now);
  if (!kept || seal.opened(kept->value, check) != check)
    throw Failure(exit_codes::usage, fmt::format("{} is not the key that this database was sealed with. Put back the "
                                                 "right one, or name it with --key-file",
                                                 file.string()));
  return seal;
}

}  // namespace lintel::app
