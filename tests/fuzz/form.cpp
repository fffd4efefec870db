// The readers of what a browser sends: form, query, path and cookies. Whatever comes, text that is let in is clean
// UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "web/server/request.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void check(const lintel::web::Form& form, std::size_t bytes) {
  must(form.fields().size() <= lintel::web::limits::form_fields);
  std::size_t total = 0;
  for (const auto& [name, value] : form.fields()) {
    must(lintel::base::is_clean_utf8(name) && lintel::base::is_clean_utf8(value));
    must(form.has(name) && !form.all(name).empty());
    total += name.size() + value.size();
  }
  must(total <= bytes);  // decoding never makes text longer
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto form = lintel::web::parse_form(text)) check(*form, size);
  if (const auto query = lintel::web::parse_query(text)) check(*query, size);
  if (const auto path = lintel::web::parse_path(text)) {
    must(path->starts_with('/') && !path->contains("/../") && !path->ends_with("/..") && !path->contains('\\'));
    must(lintel::base::is_clean_utf8(*path));
  }
  for (const auto& cookie : lintel::web::parse_cookies(text)) {
    must(!cookie.name.contains(';') && !cookie.name.contains('='));
    must(!cookie.value.contains(';') && !cookie.value.contains('\n'));
  }
  return 0;
}
