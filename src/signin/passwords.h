#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "terms/refusal.h"

/// Passwords, kept as Argon2id hashes (RFC 9106) that name their own cost.
namespace lintel::signin {

/// What one guess costs. The default is above the least that OWASP's password storage advice asks of Argon2id
/// (19 MiB, two passes).
struct PasswordCost {
  unsigned long long passes = 2;
  std::size_t memory_bytes = std::size_t{32} * 1024 * 1024;
};

std::string password_hash(const std::string& password, PasswordCost cost);
bool password_matches(const std::string& hash, const std::string& password);
/// Whether the hash was made at another cost than this.
bool costs_otherwise(const std::string& hash, PasswordCost cost);

/// What is wrong with a password that somebody chooses: too short, too long, too plain, or made of who they are.
std::vector<terms::Problem> password_problems(const std::string& password, std::string_view name,
                                              std::string_view email);

}  // namespace lintel::signin
