#include "app/pack_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "app/failure.h"
#include "casework/memory/memory_store.h"
#include "terms/london.h"

namespace lintel::app {
namespace {

namespace fs = std::filesystem;

// Copies of a real pack, with another version and name.
class ShelfTest : public testing::Test {
 protected:
  ShelfTest() : packs_(fs::temp_directory_path() / ("lintel-shelf-" + std::to_string(::getpid()))) {
    fs::remove_all(packs_);
    const fs::path source = fs::path(LINTEL_SOURCE_DIR) / "packs";
    const auto code = pack_codes(source).front();
    fs::create_directories(packs_);
    fs::copy(source / "shared", packs_ / "shared", fs::copy_options::recursive);
    fs::copy(source / code, packs_ / "north");
  }
  ~ShelfTest() override { fs::remove_all(packs_); }

  void write_version(const std::string& version, const std::string& name) {
    auto text = read_text(packs_ / "north" / "pack.yaml");
    for (const auto& [key, value] :
         {std::pair<std::string, std::string>{"\nversion: ", '"' + version + '"'}, {"\nhub_name: ", name}}) {
      const auto at = text.find(key) + key.size();
      text.replace(at, text.find('\n', at) - at, value);
    }
    std::ofstream(packs_ / "north" / "pack.yaml") << text;
  }
  KeptPack folder() const { return {.files = pack_files(packs_, "north"), .from = {}, .by = {}}; }
  void put(terms::Instant from) {
    auto kept = folder();
    kept.from = from;
    kept.by = "A. Lead";
    keep_pack(store_, north_, checked_pack(packs_, "north"), kept, now_);
  }

  fs::path packs_;
  casework::MemoryStore store_;
  terms::HubId north_{"north"};
  terms::Instant now_ = terms::from_london(terms::date_from_iso("2026-11-02").value(), 9, 0);
};

TEST_F(ShelfTest, a_new_version_takes_over_at_its_moment_and_records_keep_theirs) {
  write_version("2026.1", "First hub");
  Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  const auto* first = shelf.in_force(north_, now_);
  ASSERT_TRUE(first);
  write_version("2026.2", "Second hub");
  const auto from = now_ + std::chrono::hours{3};
  put(from);
  EXPECT_EQ(shelf.in_force(north_, from), first) << "not known before it is taken in";
  shelf.refresh(now_);
  EXPECT_EQ(shelf.in_force(north_, from - std::chrono::seconds{1}), first);
  EXPECT_EQ(shelf.in_force(north_, from)->hub_name, "Second hub");
  EXPECT_EQ(shelf.version(north_, "north 2026.1"), first);
}

TEST_F(ShelfTest, a_version_on_record_cannot_be_changed) {
  write_version("2026.1", "First hub");
  const Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  write_version("2026.1", "Another hub");
  EXPECT_THROW(Shelf(checked_pack(packs_, "north"), packs_, store_, now_), Failure);
}

TEST_F(ShelfTest, a_server_started_with_the_old_folder_still_runs_the_version_put_in_force) {
  write_version("2026.2", "Second hub");
  put(now_);
  write_version("2026.1", "First hub");
  const Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  EXPECT_EQ(shelf.in_force(north_, now_)->hub_name, "Second hub");
  EXPECT_EQ(casework::pack_text(*Shelf(north_, store_, now_).in_force(north_, now_)), "north 2026.2");
}

TEST_F(ShelfTest, versions_of_one_day_are_in_the_order_of_their_numbers) {
  write_version("9", "Ninth");
  Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  write_version("10", "Tenth");
  keep_pack(store_, north_, checked_pack(packs_, "north"), folder(), now_);
  shelf.refresh(now_);
  EXPECT_EQ(shelf.in_force(north_, now_)->hub_name, "Tenth");
  EXPECT_EQ(casework::pack_text(*Shelf(north_, store_, now_).in_force(north_, now_)), "north 10");
}

TEST_F(ShelfTest, a_version_that_cannot_be_read_is_trouble_told_once_until_it_is_mended) {
  Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  EXPECT_EQ(shelf.trouble(north_), "");
  store_.put(north_, "packs", "north 2027.1", R"({"files":{"pack.yaml":"version: ["},"by":"A. Lead"})", now_);
  const auto said = shelf.refresh_or_note(now_);
  EXPECT_NE(said.find("The pack north 2027.1 on record cannot be read by this program: pack.yaml"), std::string::npos)
      << said;
  EXPECT_EQ(shelf.refresh_or_note(now_), "") << "said already";
  EXPECT_EQ(shelf.trouble(north_), said);
  EXPECT_EQ(shelf.trouble(terms::HubId{"south"}), "");
  store_.erase(north_, "packs", "north 2027.1");
  EXPECT_EQ(shelf.refresh_or_note(now_), "");
  EXPECT_EQ(shelf.trouble(north_), "");
}

TEST_F(ShelfTest, a_record_of_packs_that_cannot_be_read_is_trouble_and_what_is_in_force_goes_on) {
  Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  const auto* before = shelf.in_force(north_, now_);
  store_.put(north_, "packs", "north 2027.1", "no JSON", now_);
  EXPECT_NE(shelf.refresh_or_note(now_).find("The packs on record cannot be read: "), std::string::npos);
  EXPECT_EQ(shelf.in_force(north_, now_), before);
}

TEST_F(ShelfTest, a_shelf_knows_no_other_hub) {
  const Shelf shelf(checked_pack(packs_, "north"), packs_, store_, now_);
  EXPECT_EQ(shelf.in_force(terms::HubId{"south"}, now_), nullptr);
  EXPECT_EQ(shelf.version(terms::HubId{"south"}, "north 2026.1"), nullptr);
}

}  // namespace
}  // namespace lintel::app
