#pragma once

#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct Tab {
  std::string label;
  std::string id;  // the id prefix and the tab's number when empty
  Html text;       // one paragraph
  Html content;    // instead of text
  Attributes attributes;
  Attributes panel_attributes;
};

struct Tabs {
  std::vector<Tab> items;
  std::string title = "Contents";
  std::string id_prefix;
  std::string id;
  std::string classes;
  Attributes attributes;
};

Html tabs(const Tabs& tabs);

}  // namespace lintel::web::components
