#include "casework/reports/early_help.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "casework/reports/figures.h"

namespace lintel::casework::reports {

namespace {

using Rows = std::vector<Row>;

const Line of_children = {"Family", "Child", "Lead professional"};

constexpr std::string_view as_known =
    "Who belongs to a family, where it lives and whether it can be attached are as they are known when the report is "
    "made; who leads and what has ended are as they were.";

// --- agencies ---

enum Of_agency : std::size_t { led, assessed, contacted, begun, attached, ended, claimed };

std::vector<Measure> agency_measures() {
  return {
      {"Children led", "Children whose early help the agency leads at the end of the period's last day.", "families",
       of_children},
      {"Assessments completed",
       "Assessments that the agency completed in the period.",
       "families",
       {"Family", "About", "Completed"}},
      {"Contacts made",
       "Contacts that came in the period from professionals of the agency; the last line has those of agencies that "
       "are not listed.",
       "contacts",
       {"Contact", "About", "Received"}},
      {"New children", "Children of whose early help the agency became the lead in the period.", "families",
       of_children},
      {"Children in the programme",
       "Children led at the end of the last day, in families that can be attached to the programme as far as is known "
       "now.",
       "families", of_children},
      {"Children ended", "Children whose early help, led by the agency, ended in the period.", "families", of_children},
      {"Claims made",
       "Claims for payment by results that the agency made in the period.",
       "families",
       {"Family", "Phase", "Claimed"}},
  };
}

struct Child {
  std::string person, name;
};

// Names and people stand in the same order.
std::vector<Child> children_of(const Row& allocation) {
  std::vector<Child> all;
  auto people = base::split(allocation.text("child_people"), '|');
  std::erase_if(people, [](const auto& one) { return one.empty(); });
  const auto names = base::split(allocation.text("children"), ';');
  for (std::size_t i = 0; i < people.size(); ++i)
    all.push_back({std::string(people[i]), i < names.size() ? std::string(base::trimmed(names[i])) : ""});
  return all;
}

class Agencies {
 public:
  Agencies(const pack::Pack& pack, const Asked& asked) : asked_(asked) {
    for (const auto& agency : pack.agencies) figures_.line(agency.id.value, agency.title);
  }

  void take_allocations(const Rows& rows) {
    std::map<std::pair<std::string, std::int64_t>, const Row*> by_number;
    for (const auto& row : rows) by_number[{row.text("family"), row.number("number")}] = &row;
    for (const auto& row : rows) {
      const auto before = by_number.find({row.text("family"), row.number("number") - 1});
      const bool new_lead = before == by_number.end() || before->second->text("agency") != row.text("agency");
      if (wanted(asked_, row.text("locality"))) take_allocation(row, new_lead);
    }
  }

  void take_assessments(const Rows& rows) {
    for (const auto& row : rows)
      if (wanted(asked_, row.text("locality")))
        figures_.count(line_of(row), assessed, row.text("family") + row.text("assessment"),
                       {row.text("family"), row.text("title"), date_in(row, "completed_on")});
  }

  // Of agencies that the hub does not list there is one line, so that no contact is left out.
  void take_contacts(const Rows& rows) {
    for (const auto& row : rows) {
      if (!wanted(asked_, row.text("district"))) continue;
      const auto agency = row.text("from_agency");
      const auto line = agency.empty() ? figures_.line("", "Not one of these") : figures_.line(agency, agency);
      figures_.count(line, contacted, row.text("reference"),
                     {row.text("reference"), row.text("title"), day_in(row, "received_at")});
    }
  }

  void take_claims(const Rows& rows) {
    for (const auto& row : rows)
      if (wanted(asked_, row.text("locality")))
        figures_.count(line_of(row), claimed, row.text("family") + row.text("claim"),
                       {row.text("family"), row.text("phase_title"), date_in(row, "claimed_on")});
  }

  Made made(const std::string& source) && { return std::move(figures_).made("Agencies", source, as_known); }

 private:
  void take_allocation(const Row& row, bool new_lead) {
    const auto line = line_of(row);
    const auto last_day = terms::iso_text(asked_.period.to), first_day = terms::iso_text(asked_.period.from);
    const auto ended_on = row.text("ended_on");
    const auto until = row.instant("until_at");
    const bool replaced = until && *until < asked_.period.end();
    const bool over = replaced || (!ended_on.empty() && ended_on <= last_day);
    for (const auto& child : children_of(row)) {
      const Line shown = {row.text("family"), child.name, row.text("lead_professional")};
      if (!over) figures_.count(line, led, child.person, shown);
      if (!over && row.number("attachable") == 1) figures_.count(line, attached, child.person, shown);
      if (new_lead && *row.instant("endorsed_at") >= asked_.period.begin())
        figures_.count(line, begun, child.person, shown);
      if (!replaced && ended_on >= first_day && ended_on <= last_day) figures_.count(line, ended, child.person, shown);
    }
  }

  std::size_t line_of(const Row& row) {
    const auto title = row.text("agency_name");
    return figures_.line(row.text("agency"), title.empty() ? row.text("agency") : title);
  }

  const Asked& asked_;
  Figures figures_{"Agency", agency_measures()};
};

// Whose early help ended before the period is in none of its figures.
Query helped_in(std::string_view table, std::string_view column, const Period& period) {
  return {.hub = {},
          .table = std::string(table),
          .all_of = {{std::string(column), Test::Kind::less, {first_instant_after(period)}}},
          .any_of = {{"ended_on", Test::Kind::is_null, {}},
                     {"ended_on", Test::Kind::at_least, {terms::iso_text(period.from)}}},
          .order = {{std::string(column)}},
          .limit = rows_at_most};
}

// --- the area ---

enum Of_area : std::size_t { came, to_help, to_care, helped, newly, stopped, sustained, down, up };

std::vector<Measure> area_measures() {
  const Line contact = {"Contact", "About", "Received"}, child = {"Family", "Child"};
  return {
      {"Contacts", "Contacts that came in the period.", "contacts", contact},
      {"Decided as early help", "Those of them that were decided as early help.", "contacts", contact},
      {"Decided as statutory", "Those of them that were decided as statutory support.", "contacts", contact},
      {"Children helped", "Children with endorsed early help at the end of the period's last day.", "families", child},
      {"New children", "Children whose early help was first endorsed in the period.", "families", child},
      {"Children ended", "Children whose early help ended in the period.", "families", child},
      {"Improvement sustained", "Those of them whose early help ended because the improvement is sustained.",
       "families", child},
      {"Stepped down", "Children who came from social care to early help in the period.", "families", child},
      {"Stepped up", "Families for whom the hub was asked again in the period.", "families", {"Family", "About"}},
  };
}

class Area {
 public:
  Area(const pack::Pack& pack, const Asked& asked) : pack_(pack), asked_(asked), lines_(pack, asked, figures_) {}

  void take_contacts(const Rows& rows) {
    for (const auto& row : rows)
      if (const auto line = lines_.of(row.text("district"))) take_contact(row, *line);
  }

  void take_members(const Rows& rows, const Rows& families) {
    std::set<std::string> lasting;
    for (const auto& family : families)
      if (family.number("sustained") == 1) lasting.insert(family.text("reference"));
    for (const auto& row : rows)
      if (const auto line = row.number("child") == 1 ? lines_.of(row.text("locality")) : std::nullopt)
        take_child(row, *line, lasting.contains(row.text("family")));
  }

  void take_stepped_down(const Rows& rows) {
    for (const auto& row : rows)
      if (const auto line = row.number("child") == 1 ? lines_.of(row.text("locality")) : std::nullopt)
        count_child(*line, down, row);
  }

  void take_step_ups(const Rows& rows) {
    for (const auto& row : rows)
      if (const auto line = lines_.of(row.text("locality")))
        figures_.count(*line, up, row.text("family"), {row.text("family"), row.text("title")});
  }

  // How many families have each headline problem: what families need (P-69).
  Sheet needs(const Rows& rows) {
    std::map<std::string, std::pair<std::string, std::map<std::string, std::set<std::string>>>> by_problem;
    for (const auto& row : rows) {
      if (!wanted(asked_, row.text("locality")) || over(row)) continue;
      auto& [title, families] = by_problem[row.text("problem")];
      title = row.text("problem_title");
      families[row.text("locality")].insert(row.text("family"));
      families["*"].insert(row.text("family"));
    }
    return needs_sheet(by_problem);
  }

  Made made(const std::string& source) && { return std::move(figures_).made("Localities", source, as_known); }

 private:
  void take_contact(const Row& row, std::size_t line) {
    const auto& helps = pack_.early_help.outcomes;
    const auto outcome = terms::OutcomeId{row.text("outcome")};
    const auto count = [&](Of_area measure) {
      figures_.count(line, measure, row.text("reference"),
                     {row.text("reference"), row.text("title"), day_in(row, "received_at")});
    };
    count(came);
    if (std::ranges::find(helps, outcome) != helps.end()) count(to_help);
    if (row.number("statutory") == 1) count(to_care);
  }

  void take_child(const Row& row, std::size_t line, bool lasting) {
    if (*row.instant("first_endorsed_at") >= asked_.period.begin()) count_child(line, newly, row);
    if (!over(row)) return count_child(line, helped, row);
    count_child(line, stopped, row);
    if (lasting) count_child(line, sustained, row);
  }

  void count_child(std::size_t line, Of_area measure, const Row& row) {
    figures_.count(line, measure, child_in(row), {row.text("family"), row.text("name")});
  }

  bool over(const Row& row) const {
    const auto ended_on = row.text("ended_on");
    return !ended_on.empty() && ended_on <= terms::iso_text(asked_.period.to);
  }

  Sheet needs_sheet(const auto& by_problem) const {
    Sheet sheet{.caption = "Needs",
                .definition =
                    "Families with endorsed early help at the end of the period's last day, by what they "
                    "need help with; a family can have several.",
                .head = {"Headline problem"},
                .lines = {}};
    for (const auto& district : pack_.districts)
      if (wanted(asked_, district.id)) sheet.head.push_back(district.title);
    sheet.head.emplace_back("All");
    for (const auto& [problem, found] : by_problem) {
      Line line = {found.first};
      const auto number = [&](const std::string& district) {
        const auto families = found.second.find(district);
        return fmt::format("{}", families == found.second.end() ? 0 : families->second.size());
      };
      for (const auto& district : pack_.districts)
        if (wanted(asked_, district.id)) line.push_back(number(district.id));
      line.push_back(number("*"));
      sheet.lines.push_back(std::move(line));
    }
    std::ranges::sort(sheet.lines);
    return sheet;
  }

  const pack::Pack& pack_;
  const Asked& asked_;
  Figures figures_{"Locality", area_measures()};
  DistrictLines lines_;
};

}  // namespace

std::vector<Query> agency_queries(const Period& period) {
  return {helped_in("allocations", "endorsed_at", period), days_in("assessments", "completed_on", period),
          query_in("contacts", "received_at", period, {{"agency", Test::Kind::not_null, {}}}),
          days_in("claims", "claimed_on", period)};
}

Made make_agencies(const pack::Pack& pack, const Asked& asked, std::vector<Rows> answers) {
  Agencies agencies(pack, asked);
  agencies.take_allocations(answers.at(0));
  agencies.take_assessments(answers.at(1));
  agencies.take_claims(answers.at(3));
  agencies.take_contacts(answers.at(2));
  return std::move(agencies).made(pack.early_help.source);
}

std::vector<Query> area_queries(const Period& period) {
  return {query_in("contacts", "received_at", period),
          helped_in("family_members", "first_endorsed_at", period),
          days_in("families", "ended_on", period),
          days_in("family_members", "stepped_down_on", period),
          query_in("family_progress", "at", period, {{"what", Test::Kind::equal, {std::string("stepped_up")}}}),
          helped_in("problems", "first_endorsed_at", period)};
}

Made make_area(const pack::Pack& pack, const Asked& asked, std::vector<Rows> answers) {
  Area area(pack, asked);
  area.take_contacts(answers.at(0));
  area.take_members(answers.at(1), answers.at(2));
  area.take_stepped_down(answers.at(3));
  area.take_step_ups(answers.at(4));
  auto needs = area.needs(answers.at(5));
  auto made = std::move(area).made(pack.early_help.source);
  made.sheets.push_back(std::move(needs));
  return made;
}

}  // namespace lintel::casework::reports
