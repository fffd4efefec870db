#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/problem.h"

/// The part of YAML that packs use: texts, lists and mappings, with the line of each. Everything is text until a rule's
/// reader asks for more, so "3" and "yes" stay what was typed.
namespace lintel::pack::yaml {

struct Entry;

struct Node {
  enum class Kind { blank, text, list, mapping };
  Kind kind = Kind::blank;
  int line = 0;
  std::string text;
  std::vector<Node> items;
  std::vector<Entry> entries;  // in the order they were written, each key once

  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  int line = 0;
  Node value;
};

/// What one file may hold. Packs come from people, and one day through an upload.
struct Limits {
  std::size_t bytes = 1 << 20;
  int depth = 16;
  int nodes = 20'000;
};

/// Reads one document. Nothing is returned when the file cannot be read at all; a key written twice is a problem and
/// the first one stands. Anchors, aliases, tags and a second document are refused: a shared block does what they would.
std::optional<Node> read(const SourceFile& file, std::vector<PackProblem>& problems, const Limits& limits = {});

}  // namespace lintel::pack::yaml
