#pragma once
// The two ways in which something from outside may enter a page: as escaped text, or as a checked address.

#include <string>
#include <string_view>

namespace lintel::web {

// Appends `text` to `out` so that a browser shows it and never reads it as markup, both between tags and inside a
// double-quoted attribute: & < > " ' become character references; a NUL, and every byte that is not part of valid
// UTF-8, becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);

// `address` itself when a link may lead there: relative to this site, or http, https, mailto or tel. Anything else
// (javascript:, data:, schemes unknown to us) is "#". Reads the scheme as browsers do: leading spaces and control
// characters and any tab or line break inside are ignored.
std::string_view safe_address(std::string_view address);

}  // namespace lintel::web
