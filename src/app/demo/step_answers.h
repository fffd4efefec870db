#pragma once

#include <string_view>

#include "app/demo/invented.h"
#include "terms/fields.h"

/// What the steps of a pack ask, answered as on an ordinary day.
namespace lintel::app::demo {

terms::Fields answers_to(const pack::Step& step, Dice& dice);
/// What the pack asks together with a verb.
terms::Fields asked_with(std::string_view verb, const pack::Pack& pack, Dice& dice);

}  // namespace lintel::app::demo
