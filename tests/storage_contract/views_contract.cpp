#include <fmt/format.h>

#include "base/require.h"
#include "casework/views/tables.h"
#include "stores.h"

namespace lintel::storage_contract {
namespace {

using Test = casework::Test;
using enum casework::Test::Kind;

std::vector<std::string> names(const std::vector<Row>& rows) {
  std::vector<std::string> all;
  for (const auto& row : rows) all.push_back(row.text("name"));
  return all;
}

using Names = std::vector<std::string>;

class ViewsContract : public Contract {
 protected:
  void SetUp() override {
    Contract::SetUp();
    replace("1", staff_row("Ada", "|manager|screener|", 3));
    replace("2", staff_row("Ben", "|screener|", 1));
    replace("3", staff_row("Adam", "|screen|", std::nullopt));
    replace("4", staff_row("\xC3\x89lise", std::nullopt, 2));
    replace("5", staff_row("ada", "", std::nullopt));
  }
  void replace(const std::string& key, const ViewRow& row) { views().replace(north, {{{"staff", key}, {row}}}); }
  Query query(std::vector<casework::Test> all_of = {}) {
    return {.hub = north, .table = "staff", .all_of = std::move(all_of), .any_of = {}, .order = {{"name"}}};
  }
  Names found(std::vector<casework::Test> all_of) { return names(views().rows(query(std::move(all_of)))); }
};

Value number(std::int64_t value) {
  return value;
}
Value text(std::string value) {
  return value;
}

TEST_P(ViewsContract, a_row_comes_back_with_its_stream_and_every_value) {
  const auto rows = views().rows(query({{"name", equal, {text("Ada")}}}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].stream, (StreamId{"staff", "1"}));
  EXPECT_EQ(rows[0].values.size(), view_table("staff")->columns.size());
  EXPECT_EQ(rows[0].text("staff"), "id-Ada");
  EXPECT_EQ(rows[0].number("active"), 3);
  EXPECT_TRUE(rows[0].is_null("supervisor"));
}

TEST_P(ViewsContract, every_operator_answers_alike) {
  EXPECT_EQ(found({{"active", equal, {number(1)}}}), (Names{"Ben"}));
  EXPECT_EQ(found({{"active", not_equal, {number(1)}}}), (Names{"Ada", "Adam", "ada", "\xC3\x89lise"}));
  EXPECT_EQ(found({{"active", less, {number(2)}}}), (Names{"Ben"}));
  EXPECT_EQ(found({{"active", at_most, {number(2)}}}), (Names{"Ben", "\xC3\x89lise"}));
  EXPECT_EQ(found({{"active", at_least, {number(2)}}}), (Names{"Ada", "\xC3\x89lise"}));
  EXPECT_EQ(found({{"active", more, {number(2)}}}), (Names{"Ada"}));
  EXPECT_EQ(found({{"active", is_null, {}}}), (Names{"Adam", "ada"}));
  EXPECT_EQ(found({{"active", not_null, {}}}), (Names{"Ada", "Ben", "\xC3\x89lise"}));
  EXPECT_EQ(found({{"active", any_of, {number(1), number(3)}}}), (Names{"Ada", "Ben"}));
  EXPECT_EQ(found({{"active", any_of, {}}}), (Names{}));
}

TEST_P(ViewsContract, texts_compare_byte_by_byte) {
  EXPECT_EQ(found({{"name", equal, {text("ada")}}}), (Names{"ada"}));
  EXPECT_EQ(found({{"name", more, {text("Ben")}}}), (Names{"ada", "\xC3\x89lise"}));
  EXPECT_EQ(found({{"name", prefix, {text("Ada")}}}), (Names{"Ada", "Adam"}));
  EXPECT_EQ(found({{"name", prefix, {text("\xC3\x89")}}}), (Names{"\xC3\x89lise"}));
  EXPECT_EQ(found({{"name", prefix, {text("A%")}}}), (Names{}));
  EXPECT_EQ(found({{"name", any_of, {text("Ada"), text("' OR 1=1 --")}}}), (Names{"Ada"}));
}

TEST_P(ViewsContract, a_word_is_found_whole_in_a_column_of_several) {
  EXPECT_EQ(found({{"roles", contains, {text("screener")}}}), (Names{"Ada", "Ben"}));
  EXPECT_EQ(found({{"roles", contains, {text("screen")}}}), (Names{"Adam"}));
  EXPECT_EQ(found({{"roles", contains, {text("manager")}}}), (Names{"Ada"}));
  EXPECT_EQ(found({{"roles", contains, {text("%")}}}), (Names{}));
  EXPECT_EQ(found({{"roles", contains, {text("manager"), text("screen")}}}), (Names{"Ada", "Adam"}));
  EXPECT_EQ(found({{"roles", contains, {text("nobody"), text("manager")}}, {"name", equal, {text("Ada")}}}),
            (Names{"Ada"}));
}

TEST_P(ViewsContract, all_of_must_hold_and_one_of_any_of) {
  auto asked = query({{"active", not_null, {}}});
  asked.any_of = {{"name", equal, {text("Ada")}}, {"roles", is_null, {}}, {"name", equal, {text("ada")}}};
  EXPECT_EQ(names(views().rows(asked)), (Names{"Ada", "\xC3\x89lise"}));
  EXPECT_EQ(views().count(asked), 2);
}

TEST_P(ViewsContract, null_comes_last_in_either_direction_and_streams_break_ties) {
  auto asked = query();
  asked.order = {{"active", false}};
  EXPECT_EQ(names(views().rows(asked)), (Names{"Ben", "\xC3\x89lise", "Ada", "Adam", "ada"}));
  asked.order = {{"active", true}};
  EXPECT_EQ(names(views().rows(asked)), (Names{"Ada", "\xC3\x89lise", "Ben", "Adam", "ada"}));
  asked.order = {{"active", true}, {"name", true}};
  EXPECT_EQ(names(views().rows(asked)), (Names{"Ada", "\xC3\x89lise", "Ben", "ada", "Adam"}));
  asked.order = {};
  EXPECT_EQ(names(views().rows(asked)), (Names{"Ada", "Ben", "Adam", "\xC3\x89lise", "ada"}));
}

TEST_P(ViewsContract, limit_and_offset_cut_a_page_and_count_sees_all) {
  auto asked = query();
  asked.limit = 2;
  asked.offset = 1;
  EXPECT_EQ(names(views().rows(asked)), (Names{"Adam", "Ben"}));
  EXPECT_EQ(views().count(asked), 5);
  asked.offset = 9;
  EXPECT_TRUE(views().rows(asked).empty());
  asked.offset = 0;
  asked.limit = 0;
  EXPECT_TRUE(views().rows(asked).empty());
}

TEST_P(ViewsContract, counts_go_by_the_values_of_a_column) {
  using Counts = std::map<std::string, std::int64_t>;
  EXPECT_EQ(views().counts(query(), "active"), (Counts{{"", 2}, {"1", 1}, {"2", 1}, {"3", 1}}));
  EXPECT_EQ(views().counts(query({{"active", not_null, {}}}), "roles"),
            (Counts{{"|manager|screener|", 1}, {"|screener|", 1}, {"", 1}}));
  EXPECT_EQ(views().counts(query(), "roles").at(""), 2);
}

TEST_P(ViewsContract, a_record_is_found_by_its_stream) {
  EXPECT_EQ(found({{"stream", equal, {text("staff/2")}}}), (Names{"Ben"}));
  EXPECT_EQ(found({{"stream", prefix, {text("staff/")}}}).size(), 5u);
}

TEST_P(ViewsContract, rows_of_a_record_are_replaced_whole_in_every_table) {
  ViewRow involvement{"involvements", std::vector<Value>(view_table("involvements")->columns.size())};
  views().replace(north, {{{"staff", "1"}, {staff_row("Ada 1"), staff_row("Ada 2"), involvement}}});
  EXPECT_EQ(found({{"stream", equal, {text("staff/1")}}}), (Names{"Ada 1", "Ada 2"}));
  EXPECT_EQ(views().count({.hub = north, .table = "involvements"}), 1);
  views().replace(north, {{{"staff", "1"}, {}}});
  EXPECT_EQ(views().count({.hub = north, .table = "involvements"}), 0);
  EXPECT_EQ(found({}).size(), 4u);
}

TEST_P(ViewsContract, an_append_replaces_the_rows_of_its_records) {
  auto append = append_of(north, contact, 1);
  append.rows = {{{"staff", "2"}, {staff_row("Benedict")}}};
  keep(append);
  EXPECT_EQ(found({{"stream", equal, {text("staff/2")}}}), (Names{"Benedict"}));
}

TEST_P(ViewsContract, a_hub_sees_and_clears_only_its_own_rows) {
  views().replace(south, {{{"staff", "1"}, {staff_row("Sol", "|screener|", 1)}}});
  auto asked = query({{"roles", contains, {text("screener")}}});
  asked.hub = south;
  EXPECT_EQ(names(views().rows(asked)), (Names{"Sol"}));
  EXPECT_EQ(views().counts(asked, "name"), (std::map<std::string, std::int64_t>{{"Sol", 1}}));
  // Neither an alternative nor a replaced record of the same name reaches over.
  asked.any_of = {{"name", equal, {text("Ada")}}, {"name", not_null, {}}};
  EXPECT_EQ(views().count(asked), 1);
  EXPECT_EQ(found({}).size(), 5u);
  views().replace_all(north, [] { return std::vector<RecordRows>(); });
  EXPECT_TRUE(found({}).empty());
  EXPECT_EQ(views().count(asked), 1);
}

TEST_P(ViewsContract, all_rows_of_a_hub_are_replaced_at_once) {
  views().replace(south, {{{"staff", "1"}, {staff_row("Sol", "|screener|", 1)}}});
  int batch = 0;
  views().replace_all(north, [&]() -> std::vector<RecordRows> {
    EXPECT_EQ(found({}).size(), 5u) << "whoever reads meanwhile sees the old ones";
    if (++batch > 3) return {};
    return {{{"staff", fmt::format("new-{}", batch)}, {staff_row(fmt::format("New {}", batch), "|screener|", 1)}},
            {{"staff", fmt::format("none-{}", batch)}, {}}};
  });
  EXPECT_EQ(found({}), (Names{"New 1", "New 2", "New 3"}));
  EXPECT_EQ(found({{"name", prefix, {text("New 2")}}}), (Names{"New 2"}));
  auto asked = query();
  asked.hub = south;
  EXPECT_EQ(names(views().rows(asked)), (Names{"Sol"}));
}

TEST_P(ViewsContract, nothing_is_replaced_when_what_is_to_come_cannot_be_had) {
  int batch = 0;
  const auto next = [&]() -> std::vector<RecordRows> {
    if (++batch == 2) throw std::out_of_range("no more");
    return {{{"staff", "new"}, {staff_row("New", "|screener|", 1)}}};
  };
  EXPECT_THROW(views().replace_all(north, next), std::out_of_range);
  EXPECT_EQ(found({}).size(), 5u);
  replace("6", staff_row("Flora", "|screener|", 1));
  EXPECT_EQ(found({}).size(), 6u) << "and the store goes on";
}

TEST_P(ViewsContract, every_table_keeps_every_column) {
  for (const auto& table : view_tables()) {
    ViewRow row{std::string(table.name), {}};
    for (const auto& column : table.columns)
      row.values.push_back(column.kind == Column::Kind::integer ? Value{INT64_MAX} : Value{std::string(column.name)});
    views().replace(north, {{{"any", "1"}, {row}}});
    const auto rows = views().rows({.hub = north, .table = row.table, .all_of = {{"stream", equal, {text("any/1")}}}});
    ASSERT_EQ(rows.size(), 1u) << table.name;
    for (std::size_t i = 0; i < row.values.size(); ++i)
      EXPECT_EQ(rows[0].values.at(std::string(table.columns[i].name)), row.values[i]) << table.name << i;
  }
}

TEST_P(ViewsContract, a_query_that_does_not_fit_its_table_is_our_fault) {
  EXPECT_THROW(views().rows({.hub = north, .table = "facts"}), base::Fault);
  EXPECT_THROW(found({{"name\" = name --", equal, {text("x")}}}), base::Fault);
  EXPECT_THROW(found({{"name", equal, {number(1)}}}), base::Fault);
  EXPECT_THROW(found({{"name", equal, {Value{}}}}), base::Fault);
  EXPECT_THROW(found({{"name", equal, {}}}), base::Fault);
  EXPECT_THROW(found({{"active", prefix, {number(1)}}}), base::Fault);
  EXPECT_THROW(views().counts(query(), "password"), base::Fault);
  auto asked = query();
  asked.order = {{"nothing"}};
  EXPECT_THROW(views().rows(asked), base::Fault);
  asked = query();
  asked.limit = -1;
  EXPECT_THROW(views().rows(asked), base::Fault);
}

INSTANTIATE_TEST_SUITE_P(stores, ViewsContract, testing::Values(Kind::memory, Kind::sqlite, Kind::postgresql), name_of);

}  // namespace
}  // namespace lintel::storage_contract
