#include "web/server/gzip.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <zlib.h>

#include "base/text.h"

namespace lintel::web {
namespace {

constexpr int gzip_window_bits = 15 + 16;  // zlib: 16 asks for the gzip wrapper
constexpr int memory_level = 8;

// The 256 KiB of state that deflate needs, kept per thread: setting it up costs more than compressing a page.
class Deflater {
 public:
  explicit Deflater(int level) : level_(level) {
    if (deflateInit2(&stream_, level, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::runtime_error("no memory to compress a response");
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string run(std::string_view text, int level) {
    if (deflateReset(&stream_) != Z_OK) throw std::runtime_error("cannot compress a response");
    if (level != level_) deflateParams(&stream_, level, Z_DEFAULT_STRATEGY);
    level_ = level;
    std::string out(deflateBound(&stream_, text.size()), '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("cannot compress a response");
    out.resize(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
  int level_;
};

std::string lower_without_spaces(std::string_view text) {
  std::string out = base::lower_case(text);
  std::erase_if(out, [](char c) { return c == ' ' || c == '\t'; });
  return out;
}

bool is_refused(std::string_view parameters) {
  if (!parameters.starts_with("q=0")) return false;
  return parameters.substr(3).find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

std::string gzipped(std::string_view text, int level) {
  thread_local Deflater deflater(level);
  return deflater.run(text, level);
}

bool accepts_gzip(std::string_view accept_encoding) {
  const std::string header = lower_without_spaces(accept_encoding);
  std::string_view rest = header;
  bool any = false;
  while (!rest.empty()) {
    const auto part = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    const auto coding = part.substr(0, part.find(';'));
    const bool refused = coding.size() < part.size() && is_refused(part.substr(coding.size() + 1));
    if (coding == "gzip" || coding == "x-gzip") return !refused;
    if (coding == "*") any = !refused;
  }
  return any;
}

bool is_compressible(std::string_view content_type) {
  constexpr std::array types{"application/json", "application/javascript",   "application/xml",
                             "image/svg+xml",    "application/problem+json", "application/manifest+json"};
  const auto type = content_type.substr(0, content_type.find(';'));
  return type.starts_with("text/") || std::ranges::any_of(types, [&](std::string_view t) { return t == type; });
}

}  // namespace lintel::web
