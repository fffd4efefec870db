#include "web/components/charts/chart.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "web/components/details.h"
#include "web/components/table.h"

namespace lintel::web::components {

namespace {

// All in the units of the drawing, which scales to the page.
constexpr int width = 720;
constexpr int label_width = 190;
constexpr int bars_width = 260;
constexpr int line_height = 34;
constexpr int bar_height = 20;
constexpr int legend_height = 30;
constexpr int legend_step = 175;
constexpr int legends_a_row = 4;
constexpr int inside_at_least = 30;  // a bar this wide holds its figure
constexpr std::size_t label_most = 24;

constexpr int panels_a_row = 3;
constexpr int panel_width = 240;
constexpr int panel_height = 150;
constexpr int panel_bottom = 120;
constexpr int panel_top = 36;
constexpr int panel_margin = 12;

// Dark and light in turn, so that neighbours differ without colour too.
struct Paint {
  std::string_view colour, lines, text;
};
constexpr std::array<Paint, 5> paints = {{{"#12436D", "", "#ffffff"},
                                          {"#ffffff", "M0 8 L8 0", "#0b0c0c"},
                                          {"#28A197", "", "#0b0c0c"},
                                          {"#ffffff", "M0 4 L8 4 M4 0 L4 8", "#0b0c0c"},
                                          {"#801650", "", "#ffffff"}}};

std::string number(std::int64_t value) {
  return std::to_string(value);
}
std::string pattern_id(const std::string& chart, std::size_t series) {
  return chart + "-p" + std::to_string(series + 1);
}
std::string fill_of(const std::string& chart, std::size_t series) {
  return "url(#" + pattern_id(chart, series) + ")";
}

std::int64_t sum(const ChartLine& line) {
  return std::accumulate(line.values.begin(), line.values.end(), std::int64_t{0});
}

// A label that is too long is cut between characters; the table has it whole.
std::string shortened(const std::string& label) {
  if (label.size() <= label_most) return label;
  auto end = label_most;
  while (end > 0 && (static_cast<unsigned char>(label[end]) & 0xC0) == 0x80) --end;
  return label.substr(0, end) + "…";
}

Html text_at(std::int64_t x, std::int64_t y, const std::string& words, std::string_view anchor = "start",
             std::string_view size = "15", std::string_view colour = "#0b0c0c") {
  return el("text",
            {{"x", number(x)}, {"y", number(y)}, {"font-size", size}, {"text-anchor", anchor}, {"fill", colour}},
            {words});
}

Html box(std::int64_t x, std::int64_t y, std::int64_t wide, std::int64_t high, const std::string& fill) {
  return el("rect", {{"x", number(x)},
                     {"y", number(y)},
                     {"width", number(wide)},
                     {"height", number(high)},
                     {"fill", fill},
                     {"stroke", "#0b0c0c"},
                     {"stroke-width", "1"}});
}

Html patterns(const std::string& id, std::size_t count) {
  Html all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& paint = paints.at(i % paints.size());
    all +=
        el("pattern", {{"id", pattern_id(id, i)}, {"width", "8"}, {"height", "8"}, {"patternUnits", "userSpaceOnUse"}},
           {el("rect", {{"width", "8"}, {"height", "8"}, {"fill", paint.colour}}),
            paint.lines.empty() ? Html()
                                : el("path", {{"d", paint.lines}, {"stroke", "#0b0c0c"}, {"stroke-width", "1.5"}})});
  }
  return el("defs", {}, {all});
}

Html drawing(const std::string& id, const std::string& message, const std::string& describes, std::int64_t height,
             const Html& inside) {
  return el("svg",
            {{"class", "lintel-chart__drawing"},
             {"role", "img"},
             {"aria-labelledby", id + "-title " + id + "-desc"},
             {"viewBox", "0 0 " + std::to_string(width) + " " + number(height)},
             {"xmlns", "http://www.w3.org/2000/svg"}},
            {el("title", {{"id", id + "-title"}}, {message}), el("desc", {{"id", id + "-desc"}}, {describes}), inside});
}

Html figure(const std::string& id, const std::string& message, const Html& picture, const Html& table) {
  return block(
      "figure", {{"class", "lintel-chart"}, {"id", id}},
      {el("h2", {{"class", "govuk-heading-s"}}, {message}),
       el("div",
          {{"class", "lintel-scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Picture: " + message}},
          {picture}),
       details({.summary = "The figures of this picture", .text = table})});
}

// What is heard in place of the picture: every figure in it, in order.
std::string spoken(const Chart& chart) {
  std::string words = chart.describes + ".";
  for (const auto& line : chart.lines) {
    words += " " + line.label + ":";
    if (chart.series.size() > 1)
      for (std::size_t i = 0; i < line.values.size(); ++i)
        words += " " + chart.series[i] + " " + number(line.values[i]) + (i + 1 < line.values.size() ? "," : "");
    else
      words += " " + (line.words.empty() ? number(sum(line)) : line.words);
    if (line.limit) words += ", limit " + line.limit_words;
    words += ".";
  }
  return words;
}

class Bars {
 public:
  explicit Bars(const Chart& chart) : chart_(chart) {
    for (const auto& line : chart.lines) most_ = std::max({most_, sum(line), line.limit.value_or(0)});
  }

  Html drawn() {
    Html inside = patterns(chart_.id, std::max<std::size_t>(1, chart_.series.size()));
    if (chart_.series.size() > 1) inside += legend();
    for (const auto& line : chart_.lines) inside += drawn(line);
    return drawing(chart_.id, chart_.message, spoken(chart_), y_ + 4, inside);
  }

 private:
  Html legend() {
    Html all;
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const auto x = static_cast<std::int64_t>(i % legends_a_row) * legend_step;
      if (i > 0 && i % legends_a_row == 0) y_ += legend_height;
      all +=
          box(x + 1, y_ + 4, 18, 16, fill_of(chart_.id, i)) + text_at(x + 26, y_ + 17, chart_.series[i], "start", "14");
    }
    y_ += legend_height;
    return all;
  }

  // A line that is not nothing can be seen.
  std::int64_t wide(std::int64_t value) const {
    if (value == 0 || most_ == 0) return 0;
    return std::max<std::int64_t>(1, (value * bars_width + most_ / 2) / most_);
  }

  Html drawn(const ChartLine& line) {
    const auto top = y_ + (line_height - bar_height) / 2, base = top + 15;
    std::int64_t x = label_width;
    Html all = text_at(label_width - 10, base, shortened(line.label), "end", "14");
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      const auto length = wide(line.values[i]);
      if (length == 0) continue;
      all += box(x, top, length, bar_height, fill_of(chart_.id, i));
      if (chart_.series.size() > 1 && length >= inside_at_least) all += inside(x, length, top, i, line.values[i]);
      x += length;
    }
    auto words = line.words.empty() ? number(sum(line)) : line.words;
    if (line.limit) {
      const auto at = label_width + wide(*line.limit);
      all += el("line", {{"x1", number(at)},
                         {"x2", number(at)},
                         {"y1", number(top - 5)},
                         {"y2", number(top + bar_height + 5)},
                         {"stroke", "#ca3535"},
                         {"stroke-width", "3"}});
      words += ", limit " + line.limit_words;
      x = std::max(x, at);
    }
    y_ += line_height;
    return all + text_at(x + 8, base, words, "start", "14");
  }

  // On a plate of its own, so that it can be read on any pattern.
  Html inside(std::int64_t x, std::int64_t length, std::int64_t top, std::size_t series, std::int64_t value) const {
    const auto& paint = paints.at(series % paints.size());
    const auto middle = x + length / 2;
    Html all;
    if (!paint.lines.empty())
      all += el(
          "rect",
          {{"x", number(middle - 13)}, {"y", number(top + 3)}, {"width", "26"}, {"height", "14"}, {"fill", "#ffffff"}});
    return all + text_at(middle, top + 15, number(value), "middle", "13", paint.text);
  }

  const Chart& chart_;
  std::int64_t most_ = 0;
  std::int64_t y_ = 0;
};

Table table_of(const std::string& describes, const std::string& first, const std::vector<std::string>& others) {
  Table table{.caption = describes,
              .caption_classes = "govuk-visually-hidden",
              .head = {{.text = first}},
              .rows = {},
              .first_cell_is_header = true,
              .classes = "lintel-table--dense"};
  for (const auto& other : others) table.head.push_back({.text = other, .format = "numeric"});
  return table;
}

void add_line(Table& table, const std::string& first, const std::vector<std::string>& others) {
  TableRow row = {{.text = first}};
  for (const auto& other : others) row.push_back({.text = other, .format = "numeric"});
  table.rows.push_back(std::move(row));
}

std::vector<std::string> numbers(const std::vector<std::int64_t>& values) {
  std::vector<std::string> all;
  for (const auto value : values) all.push_back(number(value));
  return all;
}

Html figures_of(const Chart& chart) {
  const bool several = chart.series.size() > 1;
  const bool limits = std::ranges::any_of(chart.lines, [](const auto& line) { return line.limit.has_value(); });
  auto heads = several ? chart.series : std::vector{chart.value_heading};
  if (limits) heads.emplace_back("Limit");
  auto table = table_of(chart.describes, chart.line_heading, heads);
  for (const auto& line : chart.lines) {
    auto cells = several || line.words.empty() ? numbers(line.values) : std::vector{line.words};
    if (limits) cells.push_back(line.limit ? line.limit_words : "None set");
    add_line(table, line.label, cells);
  }
  return scrolling_table(chart.describes, table);
}

Html figures_of(const SmallMultiples& chart) {
  auto table = table_of(chart.describes, chart.panel_heading, chart.steps);
  for (const auto& panel : chart.panels) add_line(table, panel.title, numbers(panel.values));
  return scrolling_table(chart.describes, table);
}

std::string spoken(const SmallMultiples& chart) {
  std::string words = chart.describes + ".";
  for (const auto& panel : chart.panels) {
    words += " " + panel.title + ":";
    for (std::size_t i = 0; i < panel.values.size(); ++i)
      words += " " + chart.steps.at(i) + " " + number(panel.values[i]) + (i + 1 < panel.values.size() ? "," : ".");
  }
  return words;
}

Html drawn(const SmallMultiples& chart, const ChartPanel& panel, std::int64_t left, std::int64_t top,
           std::int64_t most) {
  const auto count = static_cast<std::int64_t>(std::max<std::size_t>(1, panel.values.size()));
  const auto step = (panel_width - 2 * panel_margin) / count;
  Html all = text_at(left + panel_margin, top + 18, shortened(panel.title));
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(panel.values.size()); ++i) {
    const auto value = panel.values[static_cast<std::size_t>(i)];
    const auto high = value == 0 ? 0
                                 : std::max<std::int64_t>(
                                       1, value * (panel_bottom - panel_top - 14) / std::max<std::int64_t>(1, most));
    const auto x = left + panel_margin + i * step;
    if (high > 0)
      all += box(x + 1, top + panel_bottom - high, std::max<std::int64_t>(2, step - 3), high, fill_of(chart.id, 0));
    all += text_at(x + step / 2, top + panel_bottom - high - 4, number(value), "middle", "11") +
           text_at(x + step / 2, top + panel_bottom + 14, chart.steps.at(static_cast<std::size_t>(i)), "middle", "11");
  }
  return all;
}

}  // namespace

Html bars(const Chart& chart) {
  return figure(chart.id, chart.message, Bars(chart).drawn(), figures_of(chart));
}

Html small_multiples(const SmallMultiples& chart) {
  std::int64_t most = 0;
  for (const auto& panel : chart.panels)
    for (const auto value : panel.values) most = std::max(most, value);
  Html inside = patterns(chart.id, 1);
  for (std::size_t i = 0; i < chart.panels.size(); ++i)
    inside += drawn(chart, chart.panels[i], static_cast<std::int64_t>(i % panels_a_row) * panel_width,
                    static_cast<std::int64_t>(i / panels_a_row) * panel_height, most);
  const auto rows = (static_cast<std::int64_t>(chart.panels.size()) + panels_a_row - 1) / panels_a_row;
  return figure(chart.id, chart.message,
                drawing(chart.id, chart.message, spoken(chart), std::max<std::int64_t>(1, rows) * panel_height, inside),
                figures_of(chart));
}

}  // namespace lintel::web::components
