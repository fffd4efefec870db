#include "casework/reports/figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "terms/london.h"

namespace lintel::casework::reports {

Figures::Figures(std::string heading, std::vector<Measure> measures)
    : heading_(std::move(heading)), measures_(std::move(measures)) {}

std::size_t Figures::line(const std::string& id, const std::string& title) {
  const auto found = std::ranges::find(lines_, id, &Of::id);
  if (found != lines_.end()) return static_cast<std::size_t>(std::distance(lines_.begin(), found));
  lines_.push_back({.id = id, .title = title, .figures = std::vector<Figure>(measures_.size())});
  return lines_.size() - 1;
}

void Figures::count(std::size_t line, std::size_t measure, const std::string& same, Line row) {
  auto& figure = lines_.at(line).figures.at(measure);
  if (figure.counted.insert(same).second) figure.rows.push_back(std::move(row));
}

void Figures::say(std::size_t line, std::size_t measure, std::string words) {
  lines_.at(line).figures.at(measure).words = std::move(words);
}

const std::vector<Line>& Figures::rows(std::size_t line, std::size_t measure) const {
  return lines_.at(line).figures.at(measure).rows;
}

Made Figures::made(std::string caption, const std::string& source, std::string_view note) && {
  Sheet sheet{.caption = std::move(caption), .definition = {}, .head = {heading_}, .lines = {}};
  for (const auto& measure : measures_) {
    sheet.head.push_back(measure.title);
    sheet.definition += fmt::format("{}: {}\n", measure.title, measure.definition);
  }
  if (!note.empty()) sheet.definition += fmt::format("{}\n", note);
  sheet.definition += "Source: " + source;
  Made made;
  for (auto& one : lines_) {
    Line line = {one.title};
    std::vector<Behind> behind;
    for (std::size_t i = 0; i < measures_.size(); ++i) {
      auto& figure = one.figures[i];
      line.push_back(figure.words.empty() ? fmt::format("{}", figure.rows.size()) : figure.words);
      behind.push_back({.sheet = {.caption = fmt::format("{}: {}", one.title, measures_[i].title),
                                  .definition = measures_[i].definition,
                                  .head = measures_[i].head,
                                  .lines = std::move(figure.rows)},
                        .records = measures_[i].records,
                        .counted = figure.words.empty()});
    }
    sheet.lines.push_back(std::move(line));
    made.behind.push_back(std::move(behind));
    made.ids.push_back(std::move(one.id));
  }
  made.sheets.push_back(std::move(sheet));
  return made;
}

DistrictLines::DistrictLines(const pack::Pack& pack, const Asked& asked, Figures& figures)
    : pack_(pack), asked_(asked), figures_(figures) {
  for (const auto& district : pack.districts)
    if (wanted(asked, district.id)) figures.line(district.id, district.title);
}

std::optional<std::size_t> DistrictLines::of(const std::string& district) {
  if (!wanted(asked_, district)) return std::nullopt;
  const auto title = district_title(pack_, district);
  return title.empty() ? figures_.line("", "Not known") : figures_.line(district, title);
}

bool wanted(const Asked& asked, const std::string& district) {
  return asked.districts.empty() || std::ranges::find(asked.districts, district) != asked.districts.end();
}

std::string district_title(const pack::Pack& pack, const std::string& district) {
  const auto* found = pack.district(district);
  return found ? found->title : "";
}

std::string day_in(const Row& row, std::string_view column) {
  const auto at = row.instant(column);
  return at ? terms::short_date_words(terms::london_date(*at)) : "";
}

std::string date_in(const Row& row, std::string_view column) {
  const auto day = terms::date_from_iso(row.text(column));
  return day ? terms::short_date_words(*day) : "";
}

std::string child_in(const Row& member) {
  const auto person = member.text("person");
  return person.empty() ? member.text("family") + "-" + member.text("member") : person;
}

Value first_instant_after(const Period& period) {
  return std::int64_t{period.end().time_since_epoch().count()};
}

}  // namespace lintel::casework::reports
