#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "casework/reports/reports.h"

/// What reports of figures are made of: a line for each agency or district, a column for each measure, and for each
/// figure the rows that it counts.
namespace lintel::casework::reports {

struct Measure {
  std::string title;
  std::string definition;  // what is counted
  std::string records;     // of its rows: "families", "contacts", "people"
  Line head;               // of its rows; the first names the record
};

class Figures {
 public:
  /// `heading` stands over the titles of the lines.
  Figures(std::string heading, std::vector<Measure> measures);

  /// The line of this id; a new one is the last.
  std::size_t line(const std::string& id, const std::string& title);
  std::size_t lines() const { return lines_.size(); }

  /// One row more, unless the same was counted in the same figure: a child in two families of an agency is one child.
  void count(std::size_t line, std::size_t measure, const std::string& same, Line row);
  /// What is printed instead of how many rows there are.
  void say(std::size_t line, std::size_t measure, std::string words);
  const std::vector<Line>& rows(std::size_t line, std::size_t measure) const;

  /// `note` says what holds for all of its figures.
  Made made(std::string caption, const std::string& source, std::string_view note = {}) &&;

 private:
  struct Figure {
    std::vector<Line> rows;
    std::set<std::string> counted;
    std::string words;
  };
  struct Of {
    std::string id, title;
    std::vector<Figure> figures;
  };
  std::string heading_;
  std::vector<Measure> measures_;
  std::vector<Of> lines_;
};

/// A line for each district that is asked for, in the pack's order; for rows of no district one more, when it is
/// needed and the whole hub is asked for.
class DistrictLines {
 public:
  DistrictLines(const pack::Pack& pack, const Asked& asked, Figures& figures);
  /// The line for a row of this district; none when it was not asked for.
  std::optional<std::size_t> of(const std::string& district);

 private:
  const pack::Pack& pack_;
  const Asked& asked_;
  Figures& figures_;
};

bool wanted(const Asked& asked, const std::string& district);
std::string district_title(const pack::Pack& pack, const std::string& district);  // empty when the pack has none such
/// The local day of an instant in words; empty without one.
std::string day_in(const Row& row, std::string_view column);
/// A date that is kept as text, in words.
std::string date_in(const Row& row, std::string_view column);
/// Who a row of family_members is: the same in every family of theirs, as far as it is on record.
std::string child_in(const Row& member);
Value first_instant_after(const Period& period);

}  // namespace lintel::casework::reports
