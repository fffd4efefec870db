#pragma once

#include <string>

#include "web/html/html.h"

namespace lintel::web::components {

// For pages read by children, young people and families, never for staff pages.
struct ExitThisPage {
  Html text;  // "Emergency Exit this page" when empty
  std::string redirect_url = "https://www.bbc.co.uk/weather";
  std::string activated_text;
  std::string timed_out_text;
  std::string press_two_more_times_text;
  std::string press_one_more_time_text;
  std::string id;
  std::string classes;
  Attributes attributes;
};

Html exit_this_page(const ExitThisPage& exit);

}  // namespace lintel::web::components
