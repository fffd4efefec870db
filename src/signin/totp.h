#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "terms/instant.h"

/// Codes of an authenticator app: RFC 6238 with SHA-1, steps of 30 seconds and 6 digits, which every app knows.
namespace lintel::signin {

inline constexpr std::size_t totp_secret_bytes = 20;  // RFC 4226 section 4: at least 128 bits, 160 recommended

std::int64_t totp_step(terms::Instant now);
/// The code of a step. `digits` is 6; the vectors of RFC 6238 have 8.
std::string totp_code(std::string_view secret, std::int64_t step, int digits = 6);
/// The step whose code this is: the present one, or the one before or after it, for clocks that are a little off.
std::optional<std::int64_t> totp_matching_step(std::string_view secret, std::string_view code, terms::Instant now);

/// RFC 4648 without padding: how apps take a secret that is typed in.
std::string base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

}  // namespace lintel::signin
