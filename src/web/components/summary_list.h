#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

namespace lintel::web::components {

struct SummaryText {
  Html text;
  std::string classes;
};

struct SummaryAction {
  Html text;
  std::string href;
  std::string visually_hidden_text;  // what the link is about, for those who hear it alone
  std::string classes;
  Attributes attributes;
};

struct SummaryActions {
  std::vector<SummaryAction> items;
  std::string classes;
};

struct SummaryRow {
  SummaryText key;
  SummaryText value;
  SummaryActions actions;
  std::string classes;
};

struct SummaryCardTitle {
  Html text;
  int heading_level = 2;
  std::string classes;
};

struct SummaryCard {
  SummaryCardTitle title;
  SummaryActions actions;
  std::string classes;
  Attributes attributes;
};

struct SummaryList {
  std::vector<SummaryRow> rows;
  std::optional<SummaryCard> card;
  std::string classes;
  Attributes attributes;
};

Html summary_list(const SummaryList& list);

// Rows as most pages need them.
SummaryRow summary_row(Html key, Html value);
SummaryRow summary_row(Html key, Html value, std::string change_href, std::string visually_hidden_text);

}  // namespace lintel::web::components
