#pragma once
// One item of radios or checkboxes, which differ only in their names.

#include <string>
#include <string_view>

#include "web/components/radios.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct ChoiceFrame {
  std::string component;  // class prefix, also of the parts
  std::string type;
  std::string id;
  std::string name;
  bool checked = false;
  std::string described_by;
};

// The first item has the prefix itself as its id, so that an error summary can link to it.
std::string choice_id(const Choice& item, const std::string& id_prefix, std::size_t number);

Html choice(const ChoiceFrame& frame, const Choice& item);

}  // namespace lintel::web::components
