#pragma once
// Style sheets, scripts, fonts and pictures, held in memory and compressed once. A file is found by its exact name in a
// map: no path of a disk is ever made from a URL.
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/request.h"
#include "web/server/response.h"

namespace lintel::web {

struct AssetFile {
  std::string name;  // below /assets/, with the hash of its content in it: "app-3f9ab2c1.css"
  std::string bytes;
};

class StaticAssets {
 public:
  explicit StaticAssets(std::vector<AssetFile> files);

  // Answers GET /assets/<name>: kept by browsers for a year, because another content has another name. 404 otherwise.
  Response respond(const Request& request) const;
  std::size_t size() const { return assets_.size(); }

 private:
  struct Asset {
    std::string content_type;
    std::string tag;
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> compressed;  // null where it saves nothing
  };
  static Asset asset_of(AssetFile file);

  std::map<std::string, Asset, std::less<>> assets_;
};

// By the ending of the name; application/octet-stream when it is not known.
std::string_view content_type_of(std::string_view file_name);

}  // namespace lintel::web
