#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

/// Pictures of figures, drawn by the server as SVG: without scripts and styles of their own, sharp on paper, told apart
/// by pattern as well as by colour. A picture is a figure whose heading is a sentence that says what it shows, with the
/// table of its figures folded under it.
namespace lintel::web::components {

/// One line of bars.
struct ChartLine {
  std::string label;
  std::vector<std::int64_t> values;        // one for each series, none below 0
  std::string words = {};                  // what stands at its end; the sum when empty
  std::optional<std::int64_t> limit = {};  // drawn across the line
  std::string limit_words = {};
};

struct Chart {
  std::string id;                        // of its elements, the only one of that name on the page
  std::string message;                   // "Schools ask most often: 40 of 90 contacts"
  std::string describes;                 // what is counted, for whoever hears the picture: "Contacts by who asked"
  std::vector<std::string> series = {};  // names, at most five; one without a name: plain bars
  std::vector<ChartLine> lines;
  std::string line_heading;   // "Who asked": of the table
  std::string value_heading;  // "Contacts", where there are no series
};

/// Bars that go to the right, one for each line; with several series one after the other.
Html bars(const Chart& chart);

/// One small picture of many: a column for each step of time.
struct ChartPanel {
  std::string title;
  std::vector<std::int64_t> values;
};
struct SmallMultiples {
  std::string id;
  std::string message;
  std::string describes;
  std::vector<std::string> steps;  // "Jan", "Feb" ... one for each value of a panel
  std::vector<ChartPanel> panels;
  std::string panel_heading;
};
/// All on one scale, so that panels can be compared.
Html small_multiples(const SmallMultiples& chart);

}  // namespace lintel::web::components
