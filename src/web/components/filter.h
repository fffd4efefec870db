#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct FilterTag {
  std::string text;
  std::string href;  // the list without this filter
};

struct FilterCategory {
  Html heading;
  std::vector<FilterTag> items;
};

struct SelectedFilters {
  Html heading = "Selected filters";
  std::string clear_text = "Clear filters";
  std::string clear_href;
  std::vector<FilterCategory> categories;
};

// The panel beside a list. Put it in a form that uses GET, so that a filtered list has an address.
struct Filter {
  Html heading = "Filter";
  std::optional<SelectedFilters> selected;
  Html options;  // the fields
  std::string submit_text = "Apply filters";
  Attributes submit_attributes;
  Attributes attributes;
};

Html filter(const Filter& filter);

}  // namespace lintel::web::components
