#pragma once

#include <string>

#include "app/demo/invented.h"
#include "terms/fields.h"

/// What is drawn for those who turn to the hub: what they write or say.
namespace lintel::app::demo {

/// Most requests are not for statutory services (L-31).
const pack::Level& likely_level(const pack::Pack& pack, Dice& dice);

/// For receive_request: of a professional who asks for `level`, or of the public, who ask for none (null). `long_ago`
/// is what a date is answered with.
terms::Fields request_fields(const pack::Level* level, const Family& family, terms::Date long_ago,
                             const pack::Pack& pack, Dice& dice);
/// For receive_notification: what the police tell of a night at a family's.
terms::Fields notification_fields(const std::string& reference, const Family& family, terms::Instant at, Dice& dice);
/// For take_call: `who` asks to be called back, or somebody of the public with that name and number.
terms::Fields call_fields(const Professional& who, const pack::Level& level, const Family& family, Dice& dice);

}  // namespace lintel::app::demo
