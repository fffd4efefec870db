#pragma once
// The frame of every page. It has no inline script or style, so that the content security policy can refuse both.

#include <optional>
#include <string>
#include <vector>

#include "web/components/council_footer.h"
#include "web/components/service_navigation.h"
#include "web/html/html.h"

namespace lintel::web::components {

// Addresses of the built files, as assets/build.mjs wrote them into manifest.json.
struct Assets {
  std::string css;
  std::string init;  // adds the class by which styles know that scripts run; loads first
  std::string js;
  std::string icon;
};

// What a signed-in page needs so that nobody loses what they typed when the session ends. Scripts only.
struct SessionNotice {
  int idle_seconds = 0;  // until the session ends by itself; 0: nobody is signed in
  std::string keepalive_url;
  std::string csrf;
};

struct Page {
  Assets assets;
  std::string title;         // of this page; the service name is added after it
  std::string service_name;  // the hub's
  std::string service_url = "/";
  std::optional<ServiceNavigation> navigation;
  Html banner;            // of the whole site: the phase banner
  Html before_content;    // back link, the way out
  std::string exit_href;  // where "Exit this page" goes, on pages with such a button: the second skip link leads there
  Html content;           // of main
  bool has_errors = false;  // puts "Error: " before the title, so that it is heard first
  bool wide = false;        // for worklists: the whole width of the screen
  SessionNotice session;
  CouncilFooter footer;
};

// A whole document, doctype included.
Html page(const Page& page);

}  // namespace lintel::web::components
