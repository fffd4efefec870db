#pragma once
#include <string>
#include <string_view>

namespace lintel::web {

// The text as a gzip member (RFC 1952), without a time stamp so that equal text gives equal bytes.
// Level 1 is fastest, 9 is smallest. Throws std::runtime_error when memory runs out.
std::string gzipped(std::string_view text, int level);

// Whether an Accept-Encoding header allows gzip: named or by *, and not with q=0 (RFC 9110 section 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

// Whether a body of this content type gets smaller: text, JSON, scripts, SVG; not images, fonts and archives.
bool is_compressible(std::string_view content_type);

}  // namespace lintel::web
