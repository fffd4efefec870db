#include "web/server/assets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "web/server/gzip.h"

namespace lintel::web {
namespace {

constexpr std::string_view prefix = "/assets/";
constexpr int smallest = 9;
constexpr std::size_t tag_characters = 32;

// If-None-Match is a list of quoted tags, each perhaps marked weak, or a star (RFC 9110 section 13.1.2).
bool has_tag(std::string_view if_none_match, std::string_view tag) {
  if (base::trimmed(if_none_match) == "*") return true;
  for (const auto& given : base::split(if_none_match, ',')) {
    auto one = base::trimmed(given);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
  }
  return false;
}

// Each encoding is a representation with a tag of its own.
std::string tag_of(std::string_view content_hash, bool compressed) {
  return '"' + std::string(content_hash) + (compressed ? "-gzip\"" : "\"");
}

}  // namespace

StaticAssets::StaticAssets(std::vector<AssetFile> files) {
  for (auto& file : files) {
    std::string name = file.name;
    assets_.insert_or_assign(std::move(name), asset_of(std::move(file)));
  }
}

StaticAssets::Asset StaticAssets::asset_of(AssetFile file) {
  Asset asset;
  asset.content_type = content_type_of(file.name);
  asset.tag = base::sha256_hex(file.bytes).substr(0, tag_characters);
  if (is_compressible(asset.content_type)) {
    auto compressed = gzipped(file.bytes, smallest);
    if (compressed.size() < file.bytes.size())
      asset.compressed = std::make_shared<const std::string>(std::move(compressed));
  }
  asset.plain = std::make_shared<const std::string>(std::move(file.bytes));
  return asset;
}

Response StaticAssets::respond(const Request& request) const {
  const std::string_view path = request.path;
  const auto found = path.starts_with(prefix) ? assets_.find(path.substr(prefix.size())) : assets_.end();
  if (found == assets_.end()) return not_found().on_route("/assets/{file}");
  const Asset& asset = found->second;
  const bool compressed = asset.compressed && accepts_gzip(request.header("accept-encoding"));
  const std::string tag = tag_of(asset.tag, compressed);
  Response response;
  response.route = "/assets/{file}";
  response.cache_control = "public, max-age=31536000, immutable";
  response.add_header("ETag", tag);
  if (asset.compressed) response.add_header("Vary", "Accept-Encoding");
  if (has_tag(request.header("if-none-match"), tag)) {
    response.status = 304;
    return response;
  }
  response.content_type = asset.content_type;
  if (compressed) response.encoding = "gzip";
  response.shared_body = compressed ? asset.compressed : asset.plain;
  return response;
}

std::string_view content_type_of(std::string_view file_name) {
  using Row = std::pair<std::string_view, std::string_view>;
  constexpr std::array types{Row{".css", "text/css; charset=utf-8"},
                             Row{".js", "text/javascript; charset=utf-8"},
                             Row{".json", "application/json"},
                             Row{".webmanifest", "application/manifest+json"},
                             Row{".svg", "image/svg+xml"},
                             Row{".png", "image/png"},
                             Row{".jpg", "image/jpeg"},
                             Row{".ico", "image/x-icon"},
                             Row{".webp", "image/webp"},
                             Row{".woff", "font/woff"},
                             Row{".woff2", "font/woff2"},
                             Row{".txt", "text/plain; charset=utf-8"},
                             Row{".pdf", "application/pdf"}};
  const auto dot = file_name.rfind('.');
  const auto ending = dot == std::string_view::npos ? std::string_view{} : file_name.substr(dot);
  const auto found = std::ranges::find(types, ending, &Row::first);
  return found == types.end() ? "application/octet-stream" : found->second;
}

}  // namespace lintel::web
