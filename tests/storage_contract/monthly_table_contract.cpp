// The six rows of the monthly table that Portsmouth's procedures show: the contacts behind them, worked through the
// verbs, come back letter by letter from every store (P-44, P-45, P-46, P-47, P-48, P-49, P-50).
#include <algorithm>
#include <map>

#include "casework/cases/read.h"
#include "casework/cases/world.h"
#include "casework/reports/reports.h"
#include "stores.h"
#include "worked_cases/pack_folder.h"

namespace lintel::storage_contract {
namespace {

using casework::cases::Act;
using casework::cases::Case;
using casework::cases::World;
using casework::reports::Line;
using casework::reports::Period;
using std::chrono::September;

const Period september = casework::reports::month_of(std::chrono::year{2016} / September / 1);

const std::vector<Line> golden = {
    {"202398", "15", "19/09/2016", "C Police", "C Cyp/R Youth At Risk Report", "19/09/2016",
     "C Universal Services Involved. No Additional Needs Identified At This Time.", "Central"},
    {"203102", "14", "19/09/2016", "C Police", "C Cyp/R Youth At Risk Report", "19/09/2016", "C Tac Fip Barnardos Lead",
     "North"},
    {"203750", "16", "27/09/2016", "C Health Services - Gp", "C Concern For Welfare", "27/09/2016",
     "C Tac Think Family Lead", "South"},
    {"204095", "16", "15/09/2016", "C Health Services - Other Primary Health Services",
     "C Concern For Emotional Wellbeing", "19/09/2016", "C Tac Camhs Lead", "North"},
    {"204096", "15", "15/09/2016", "C Health Services - Other Primary Health Services",
     "C Concern For Emotional Wellbeing", "19/09/2016", "C Tac HV Lead", "North"},
    {"205049", "12", "26/09/2016", "C Schools", "C Information/ Advice", "26/09/2016", "C Tac Education Lead", "South"},
};

// The six cases as one, so that they happen in one hub; the earliest first.
Case all_six(const pack::Pack& pack) {
  const auto read = casework::cases::read_cases(
      "monthly_table.case", worked_cases::text_of_file("packs/portsmouth/cases/monthly_table.case"), pack);
  auto cases = read.cases;
  std::ranges::stable_sort(cases, {}, [](const Case& one) { return one.steps.front().at; });
  auto all = cases.at(0);
  for (const auto& one : std::span(cases).subspan(1)) {
    all.cast.members.insert(one.cast.members.begin(), one.cast.members.end());
    all.steps.insert(all.steps.end(), one.steps.begin(), one.steps.end());
  }
  return all;
}

void work(World& world, const Case& all) {
  for (const auto& step : all.steps) {
    world.set_clock(step.at);
    if (const auto* act = std::get_if<Act>(&step.what)) {
      world.perform(*act);
      ASSERT_TRUE(world.done()) << step.text;
    }
  }
}

class MonthlyTableContract : public Contract {
 protected:
  const pack::Pack& pack = worked_cases::pack_named("portsmouth");
  Case all = all_six(pack);
  World world{all, {&pack}};

  // What rebuild does: the rows of every record, from its facts.
  void fill() {
    std::map<StreamId, std::vector<Fact>> records;
    world.store().scan(world.hub(), [&](const Fact& fact) { records[fact.stream].push_back(fact); });
    std::vector<RecordRows> rows;
    for (const auto& [stream, facts] : records) rows.push_back(rows_of(stream, facts, pack));
    views().replace(world.hub(), rows);
  }
  std::vector<Line> lines(const std::vector<std::string>& districts = {}) {
    return table(views(), districts).sheets.front().lines;
  }
  casework::reports::Made table(Views& from, const std::vector<std::string>& districts = {}) {
    return make_report(*casework::reports::report_of(pack, "monthly"), pack, {september, districts}, from, world.hub());
  }
};

// P-44, P-45, P-46, P-47, P-48, P-49, P-50
TEST_P(MonthlyTableContract, gives_back_the_six_rows_of_the_procedures_letter_by_letter) {
  work(world, all);
  fill();
  const auto found = table(views());
  EXPECT_EQ(found.sheets.front().head, (Line{"ID", "AGE AT CON", "CONTACT DATE", "CON SOURCE", "CON REASON",
                                             "CON OUTCOME DATE", "CON OUTCOME", "Locality"}));
  EXPECT_EQ(found.sheets.front().lines, golden);
  EXPECT_TRUE(found.incomplete.empty());
  EXPECT_EQ(table(world.store()).sheets.front().lines, golden) << "as the verbs kept the rows, and as they are rebuilt";
}

TEST_P(MonthlyTableContract, gives_each_locality_its_own_rows) {
  work(world, all);
  fill();
  EXPECT_EQ(lines({"central"}), (std::vector<Line>{golden[0]}));
  EXPECT_EQ(lines({"north"}), (std::vector<Line>{golden[1], golden[3], golden[4]}));
  EXPECT_EQ(lines({"south"}), (std::vector<Line>{golden[2], golden[5]}));
}

INSTANTIATE_TEST_SUITE_P(stores, MonthlyTableContract, testing::Values(Kind::memory, Kind::sqlite, Kind::postgresql),
                         name_of);

}  // namespace
}  // namespace lintel::storage_contract
