#include "pack/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"

namespace lintel::pack::yaml {

namespace {

/// Ends the reading of a file: what follows could not be trusted.
struct Unreadable {
  PackProblem problem;
};

/// Builds the tree while the parser walks through the text. The stack holds what is open: lists, and mappings with the
/// key whose value is awaited.
class Builder : public YAML::EventHandler {
 public:
  Builder(const SourceFile& file, std::vector<PackProblem>& problems, const Limits& limits)
      : file_(file.name), problems_(problems), limits_(limits) {}

  Node take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { refuse_anchor(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    begin(mark, "", anchor);
    add({.kind = Node::Kind::blank, .line = line_of(mark)});
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    begin(mark, tag, anchor);
    add({.kind = Node::Kind::text, .line = line_of(mark), .text = value});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor);
    open({.kind = Node::Kind::list, .line = line_of(mark)});
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin(mark, tag, anchor);
    open({.kind = Node::Kind::mapping, .line = line_of(mark)});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    std::optional<Entry> awaiting;  // a key whose value comes next
  };

  static int line_of(const YAML::Mark& mark) { return mark.line + 1; }

  [[noreturn]] void stop(int line, std::string what, std::string expected) const {
    throw Unreadable{{file_, line, std::move(what), std::move(expected)}};
  }

  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) const {
    stop(line_of(mark), "anchors and aliases (& and *) are not used in packs",
         "the text itself, or a shared block named under include");
  }

  void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) refuse_anchor(mark);
    if (!tag.empty() && tag != "?" && tag != "!")
      stop(line_of(mark), "tags (!) are not used in packs", "a plain value");
    if (++nodes_ > limits_.nodes)
      stop(line_of(mark), "the file holds too much", "at most " + std::to_string(limits_.nodes) + " values");
  }

  void open(Node node) {
    if (std::ssize(stack_) >= limits_.depth)
      stop(node.line, "the values are nested too deeply", "at most " + std::to_string(limits_.depth) + " levels");
    if (awaits_key()) stop(node.line, "a list or a mapping stands where a key should be", "a word before the colon");
    stack_.push_back({std::move(node), std::nullopt});
  }

  void close() {
    Node done = std::move(stack_.back().node);
    stack_.pop_back();
    add(std::move(done));
  }

  bool awaits_key() const {
    return !stack_.empty() && stack_.back().node.kind == Node::Kind::mapping && !stack_.back().awaiting;
  }

  void add(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
    } else if (awaits_key()) {
      stack_.back().awaiting = Entry{std::move(node.text), node.line, {}};
    } else if (stack_.back().node.kind == Node::Kind::list) {
      stack_.back().node.items.push_back(std::move(node));
    } else {
      add_entry(stack_.back(), std::move(node));
    }
  }

  void add_entry(Open& mapping, Node value) {
    Entry entry = std::move(*mapping.awaiting);
    mapping.awaiting.reset();
    entry.value = std::move(value);
    if (const auto first = std::ranges::find(mapping.node.entries, entry.key, &Entry::key);
        first != mapping.node.entries.end()) {
      problems_.push_back({file_, entry.line, "\"" + entry.key + "\" is written twice",
                           "it once; it is already on line " + std::to_string(first->line)});
    } else {
      mapping.node.entries.push_back(std::move(entry));
    }
  }

  std::string file_;
  std::vector<PackProblem>& problems_;
  Limits limits_;
  int nodes_ = 0;
  std::vector<Open> stack_;
  Node root_;
};

void require_readable(const SourceFile& file, const Limits& limits) {
  if (file.text.size() > limits.bytes)
    throw Unreadable{{file.name, 0, "the file is too large (" + std::to_string(file.text.size()) + " bytes)",
                      "at most " + std::to_string(limits.bytes) + " bytes"}};
  if (!base::is_clean_utf8(file.text))
    throw Unreadable{{file.name, 0, "the file is not text", "UTF-8 without zero bytes"}};
}

Node parsed(const SourceFile& file, std::vector<PackProblem>& problems, const Limits& limits) {
  require_readable(file, limits);
  std::istringstream text(file.text);
  YAML::Parser parser(text);
  Builder builder(file, problems, limits);
  parser.HandleNextDocument(builder);
  Node root = builder.take();
  Builder second(file, problems, limits);
  if (parser.HandleNextDocument(second))
    throw Unreadable{{file.name, second.take().line, "a second document begins (---)", "one document in a file"}};
  return root;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto it = std::ranges::find(entries, key, &Entry::key);
  return it == entries.end() ? nullptr : &it->value;
}

std::optional<Node> read(const SourceFile& file, std::vector<PackProblem>& problems, const Limits& limits) {
  try {
    return parsed(file, problems, limits);
  } catch (const Unreadable& unreadable) {
    problems.push_back(unreadable.problem);
  } catch (const YAML::Exception& error) {
    problems.push_back({file.name, error.mark.is_null() ? 0 : error.mark.line + 1, "this is not YAML: " + error.msg,
                        "lines such as \"title: Practice manager\"; a text with : # ? { or [ in it stands in quotes"});
  }
  return std::nullopt;
}

}  // namespace lintel::pack::yaml
