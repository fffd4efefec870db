// Databases as released versions left them (released/README.md): today's program opens each, brings it up to date,
// verifies it, makes its views anew and goes on working in it.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "app/failure.h"
#include "app/pack_folder.h"
#include "app/upkeep.h"
#include "app/wiring.h"
#include "running.h"
#include "support/temporary_folder.h"

namespace lintel::commands {
namespace {

namespace fs = std::filesystem;

struct Released {
  std::string version;
  std::string hub;
  std::int64_t facts = 0, records = 0;
  std::map<std::string, std::int64_t> contacts;  // by state
};

std::ostream& operator<<(std::ostream& out, const Released& it) {
  return out << it.version;
}

void unpack(const fs::path& from, const fs::path& to) {
  const gzFile packed = gzopen(from.c_str(), "rb");
  ASSERT_NE(packed, nullptr) << from;
  std::ofstream out(to, std::ios::binary);
  char buffer[1 << 14];
  for (int got; (got = gzread(packed, buffer, sizeof buffer)) > 0;) out.write(buffer, got);
  gzclose(packed);
}

class OldDatabase : public testing::TestWithParam<Released> {
 protected:
  const Released& it = GetParam();
  support::TemporaryFolder folder;
  app::Settings settings;
  terms::HubId hub{it.hub};

  void SetUp() override {
    settings.hub = it.hub;
    settings.database = (fs::path(folder.path()) / "hub.db").string();
    settings.packs = fs::path(folder.path()) / "packs";
    unpack(fs::path(LINTEL_SOURCE_DIR) / "tests/commands/released" / (it.version + ".db.gz"), settings.database);
    write_packs();
  }
  // The hub's own policy, as that version kept it: a newer program takes it as it is.
  void write_packs() {
    const auto store = app::open_database(settings);
    store->migrate();
    for (const auto& item : store->cabinet().list(hub, "packs", "", app::system_now(), 100)) {
      const auto files = boost::json::parse(item.value);
      for (const auto& file : files.as_object()) {
        const std::string name(file.key());
        const auto path = settings.packs / (name.starts_with("shared/") ? name : it.hub + "/" + name);
        fs::create_directories(path.parent_path());
        std::ofstream(path) << std::string_view(file.value().as_string());
      }
    }
  }
};

TEST_P(OldDatabase, is_brought_up_to_date_verified_rebuilt_and_worked_in) {
  auto open = app::open_hub(settings);
  auto& store = *open.store;
  EXPECT_TRUE(store.migrate().empty()) << "it is up to date by now";
  const auto verified = app::verify(store.ledger(), hub);
  EXPECT_EQ(verified.first_bad.value_or("none"), "none");
  EXPECT_EQ(verified.facts, it.facts);
  EXPECT_EQ(verified.records, it.records);

  EXPECT_TRUE(store.views_to_rebuild().empty());
  EXPECT_EQ(store.views().counts({.hub = hub, .table = "contacts"}, "state"), it.contacts);
  EXPECT_EQ(app::rebuild(store.ledger(), store.views(), *open.shelf, hub), it.records);
  EXPECT_EQ(store.views().counts({.hub = hub, .table = "contacts"}, "state"), it.contacts);

  const auto result = open.performer->perform_and_wait(
      {.hub = hub,
       .verb = "add_staff",
       .stream = {"staff", ""},
       .fields = {{"name", "Petra Novak"},
                  {"email", "petra.novak@example.org"},
                  {"roles", open.shelf->in_force(hub, app::system_now())->roles.back().id.value},
                  {"qualified", "yes"}},
       .actor = terms::system_actor(),
       .now = app::system_now()});
  EXPECT_TRUE(std::holds_alternative<casework::Done>(result));
  EXPECT_EQ(app::verify(store.ledger(), hub).facts, it.facts + 1);
}

TEST_P(OldDatabase, is_verified_and_rebuilt_by_the_commands) {
  const auto verified = run({"verify", "--database", settings.database});
  EXPECT_EQ(verified.exit_code, 0) << verified.said;
  EXPECT_NE(verified.said.find(fmt::format("{} facts in {} records", it.facts, it.records)), std::string::npos)
      << verified.said;
  const auto rebuilt =
      run({"rebuild", "--database", settings.database, "--packs", settings.packs.string(), "--hub", it.hub});
  EXPECT_EQ(rebuilt.exit_code, 0) << rebuilt.said;
}

TEST_P(OldDatabase, whose_packs_lie_in_no_folder_has_its_lists_made_under_those_on_record) {
  fs::remove_all(settings.packs / it.hub);
  settings.hub = "blackpool";
  for (const auto* name : {"shared", "blackpool"})
    fs::copy(fs::path(LINTEL_SOURCE_DIR) / "packs" / name, settings.packs / name,
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  const auto open = app::open_hub(settings);
  EXPECT_TRUE(open.store->views_to_rebuild().empty());
  EXPECT_EQ(open.store->views().counts({.hub = hub, .table = "contacts"}, "state"), it.contacts);
}

TEST_P(OldDatabase, whose_packs_are_nowhere_is_not_opened_with_empty_lists) {
  {
    const auto store = app::open_database(settings);
    for (const auto& item : store->cabinet().list(hub, "packs", "", app::system_now(), 100))
      store->cabinet().erase(hub, "packs", item.key);
  }
  settings.hub = "blackpool";
  settings.packs = folder.file("others");
  fs::create_directories(settings.packs);
  for (const auto* name : {"shared", "blackpool"})
    fs::copy(fs::path(LINTEL_SOURCE_DIR) / "packs" / name, settings.packs / name, fs::copy_options::recursive);
  try {
    app::open_hub(settings);
    FAIL() << "it was opened";
  } catch (const app::Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("records of the hub " + it.hub), std::string::npos) << failure.what();
  }
  EXPECT_FALSE(app::open_database(settings)->views_to_rebuild().empty()) << "it is still known to be owed";
}

INSTANTIATE_TEST_SUITE_P(
    released, OldDatabase,
    testing::Values(Released{
        "0.1.0", "lancashire", 281, 70, {{"accepted", 2}, {"allocated", 2}, {"closed", 2}, {"decided", 2}}}),
    [](const auto& one) {
      auto name = one.param.version;
      std::ranges::replace(name, '.', '_');
      return name;
    });

}  // namespace
}  // namespace lintel::commands
