#include "dom.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace lintel::components_test {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string collapsed(std::string_view text) {
  std::string result;
  for (char c : text) {
    if (!is_space(c))
      result += c;
    else if (result.empty() || result.back() != ' ')
      result += ' ';
  }
  return result;
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return std::string(piece.data, piece.length);
}

std::string start_tag(const GumboElement& element) {
  std::vector<std::string> attributes;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string name = attribute->name;
    const std::string value = name == "class" ? trimmed(collapsed(attribute->value)) : attribute->value;
    attributes.push_back(" " + name + "=\"" + value + "\"");
  }
  std::ranges::sort(attributes);
  std::string tag = "<" + name_of(element);
  for (const std::string& attribute : attributes) tag += attribute;
  return tag + ">";
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

class Printer {
 public:
  void children(const GumboVector& nodes, bool keeps_space, int depth) {
    std::string text;
    for (unsigned i = 0; i < nodes.length; ++i) {
      const auto& node = *static_cast<const GumboNode*>(nodes.data[i]);
      if (is_text(node)) {
        text += node.v.text.text;
        continue;
      }
      print_text(text, keeps_space, depth);
      if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) element(node.v.element, depth);
    }
    print_text(text, keeps_space, depth);
  }

  std::string take() { return std::move(out_); }

 private:
  void element(const GumboElement& element, int depth) {
    line(start_tag(element), depth);
    const bool keeps_space = element.tag == GUMBO_TAG_TEXTAREA || element.tag == GUMBO_TAG_PRE;
    children(element.children, keeps_space, depth + 1);
  }

  void print_text(std::string& text, bool keeps_space, int depth) {
    if (!text.empty()) line("'" + (keeps_space ? text : collapsed(text)) + "'", depth);
    text.clear();
  }

  void line(const std::string& content, int depth) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + content + "\n";
  }

  std::string out_;
};

std::string without_edges(std::string_view markup) {
  while (!markup.empty() && is_space(markup.front())) markup.remove_prefix(1);
  while (!markup.empty() && is_space(markup.back())) markup.remove_suffix(1);
  return std::string(markup);
}

}  // namespace

std::string dom(std::string_view markup) {
  const std::string kept = without_edges(markup);
  GumboOptions options = kGumboDefaultOptions;
  if (!kept.starts_with("<!")) options.fragment_context = GUMBO_TAG_BODY;
  const auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(
      gumbo_parse_with_options(&options, kept.data(), kept.size()), destroy);
  Printer printer;
  printer.children(parsed->root->v.element.children, false, 0);
  return printer.take();
}

}  // namespace lintel::components_test
