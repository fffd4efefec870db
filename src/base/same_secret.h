#pragma once

#include <string_view>

namespace lintel::base {

/// Takes as long whatever they hold.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace lintel::base
