#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct TimelineItem {
  Html label;
  Html byline;            // who
  std::string timestamp;  // for machines: 2026-05-01T09:10:00Z
  std::string shown_time;
  Html description;
  std::string classes;
  Attributes attributes;
};

struct Timeline {
  std::vector<TimelineItem> items;
  int heading_level = 2;
  std::string classes;
  Attributes attributes;
};

Html timeline(const Timeline& timeline);

}  // namespace lintel::web::components
