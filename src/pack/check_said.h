#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "pack/check.h"
#include "pack/reader.h"

/// For tests of the checks of one part of a pack.
namespace lintel::pack {

/// What is said of a pack that is nothing more than `part`, with `from` in it changed into `to`: why it cannot be read,
/// else what the checks say in which one of the words `about` stands.
inline std::vector<std::string> check_said(std::string part, const std::string& from, const std::string& to,
                                           std::initializer_list<std::string_view> about,
                                           const Vocabulary& vocabulary = {}) {
  if (!from.empty()) {
    EXPECT_NE(part.find(from), std::string::npos) << from;
    part.replace(part.find(from), from.size(), to);
  }
  const auto pack = read_pack("somewhere", {{"pack.yaml",
                                             "version: \"1\"\nin_force_from: 2026-03-01\nauthority: A\nhub_name: H\n"
                                             "short_name: H\nrequest_name: R\n" +
                                                 part}});
  std::vector<std::string> said;
  for (const auto& one : pack ? check_pack(*pack, vocabulary, std::nullopt) : pack.error()) {
    const auto words = text_of(one);
    const auto stands = [&](std::string_view word) { return words.contains(word); };
    if (!pack || std::ranges::any_of(about, stands)) said.push_back(words);
  }
  return said;
}

}  // namespace lintel::pack
