#include "casework/reports/monthly_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "terms/london.h"

namespace lintel::casework::reports {

namespace {

using Answers = std::map<std::string, std::string>;  // by question, in words

struct Written {
  Line cells;
  std::string reference;
};

std::string day_words(const Row& contact, std::string_view column) {
  const auto at = contact.instant(column);
  if (!at) return {};
  const auto day = terms::london_date(*at);
  return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                     static_cast<int>(day.year()));
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Empty ones last, numbers by their size before other texts by their bytes.
auto place_of(const std::string& text) {
  const auto first = std::min(text.find_first_not_of('0'), text.size());
  const auto number = all_digits(text);
  return std::tuple(text.empty(), !number, number ? text.size() - first : 0, text);
}

class Table {
 public:
  Table(const pack::Pack& pack, const MonthlyRows& rows) : pack_(pack), of_(pack.monthly_table) {
    for (const auto& row : rows.children) children_[row.text("reference")].push_back(&row);
    for (const auto& row : rows.answers) answers_[row.text("reference")][row.text("question")] = row.text("text");
  }

  void take(const Row& contact) {
    const auto outcome = contact.text("outcome");
    if (outcome.empty()) return miss(contact, "not decided yet, so not in the table");
    if (std::ranges::find(of_.outcomes, terms::OutcomeId{outcome}) == of_.outcomes.end()) return;
    const auto children = children_.find(contact.text("reference"));
    if (children == children_.end()) return miss(contact, "about no child, so not in the table");
    for (const auto* child : children->second) write(contact, *child);
  }

  MonthlyTable made() {
    std::ranges::stable_sort(lines_, {}, [](const Written& line) { return place_of(line.cells.front()); });
    MonthlyTable table{.sheet = {.caption = of_.title, .definition = "Source: " + of_.source, .head = {}, .lines = {}},
                       .references = {},
                       .incomplete = once_each(std::move(incomplete_))};
    for (const auto& column : of_.columns) table.sheet.head.push_back(column.heading);
    for (auto& line : lines_) {
      table.sheet.lines.push_back(std::move(line.cells));
      table.references.push_back(std::move(line.reference));
    }
    return table;
  }

 private:
  void write(const Row& contact, const Row& child) {
    Written line{.cells = {}, .reference = contact.text("reference")};
    for (const auto& column : of_.columns) {
      line.cells.push_back(cell(column, contact, child));
      if (line.cells.back().empty()) miss(contact, missing_words(column, child));
    }
    lines_.push_back(std::move(line));
  }

  std::string cell(const pack::MonthlyColumn& column, const Row& contact, const Row& child) const {
    if (column.shows == "age") return child.is_null("age") ? "" : fmt::format("{}", child.number("age"));
    if (column.shows == "received_on") return day_words(contact, "received_at");
    if (column.shows == "decided_on") return day_words(contact, "decided_at");
    if (column.shows == "district") return printed_district(pack_, contact.text("district"));
    return answer(contact.text("reference"), column.question);
  }

  std::string answer(const std::string& reference, const std::string& question) const {
    const auto of_contact = answers_.find(reference);
    if (of_contact == answers_.end()) return {};
    const auto found = of_contact->second.find(question);
    return found == of_contact->second.end() ? "" : found->second;
  }

  // Two children of a contact lack the same number.
  static std::vector<Incomplete> once_each(std::vector<Incomplete> all) {
    const auto text = [](const Incomplete& one) { return std::tie(one.reference, one.why); };
    std::ranges::sort(all, {}, text);
    const auto again = std::ranges::unique(all, {}, text);
    all.erase(again.begin(), again.end());
    return all;
  }

  static std::string missing_words(const pack::MonthlyColumn& column, const Row& child) {
    if (column.shows == "age" && child.is_null("born")) return column.heading + " is empty: no date of birth";
    return column.heading + " is empty";
  }

  void miss(const Row& contact, std::string why) { incomplete_.push_back({contact.text("reference"), std::move(why)}); }

  const pack::Pack& pack_;
  const pack::MonthlyTable& of_;
  std::map<std::string, std::vector<const Row*>> children_;
  std::map<std::string, Answers> answers_;
  std::vector<Written> lines_;
  std::vector<Incomplete> incomplete_;
};

bool wanted(const std::vector<std::string>& districts, const Row& contact) {
  return districts.empty() || std::ranges::find(districts, contact.text("district")) != districts.end();
}

}  // namespace

std::vector<Query> monthly_queries(const Period& period) {
  return {query_in("contacts", "received_at", period), query_in("contact_children", "received_at", period),
          query_in("answers", "received_at", period)};
}

MonthlyTable monthly_table(const pack::Pack& pack, const MonthlyRows& rows, const std::vector<std::string>& districts) {
  Table table(pack, rows);
  for (const auto& contact : rows.contacts)
    if (wanted(districts, contact)) table.take(contact);
  return table.made();
}

std::string printed_district(const pack::Pack& pack, const std::string& district) {
  const auto& printed = pack.monthly_table.printed;
  if (const auto print = printed.find(district); print != printed.end()) return print->second;
  const auto* found = pack.district(district);
  return found ? found->title : "";
}

const pack::District* district_called(const pack::Pack& pack, std::string_view name) {
  const auto asked = base::lower_case(name);
  const auto& of = pack.monthly_table;
  const auto other =
      std::ranges::find_if(of.also_called, [&](const auto& called) { return base::lower_case(called.first) == asked; });
  const auto id = other == of.also_called.end() ? asked : other->second;
  const auto found = std::ranges::find_if(pack.districts, [&](const pack::District& district) {
    const auto print = of.printed.find(district.id);
    return district.id == id || base::lower_case(district.title) == id ||
           (print != of.printed.end() && base::lower_case(print->second) == id);
  });
  return found == pack.districts.end() ? nullptr : &*found;
}

}  // namespace lintel::casework::reports
