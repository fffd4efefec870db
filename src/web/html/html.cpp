#include "web/html/html.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "web/html/escape.h"

namespace lintel::web {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':';
}

bool is_name(std::string_view name) {
  return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, is_name_character);
}

bool starts_with_on(std::string_view name) {
  return name.size() > 2 && (name[0] | 0x20) == 'o' && (name[1] | 0x20) == 'n';
}

void require_name(std::string_view name) {
  if (!is_name(name)) throw std::logic_error("not a tag or attribute name: " + std::string(name));
}

void require_attribute_name(std::string_view name) {
  require_name(name);
  if (starts_with_on(name) || name == "style") throw std::logic_error("attribute not allowed: " + std::string(name));
}

bool holds_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "xlink:href";
}

bool is_void(std::string_view tag) {
  static constexpr std::array<std::string_view, 12> tags = {"area", "base",  "br",   "col",    "embed", "hr",
                                                            "img",  "input", "link", "source", "meta",  "wbr"};
  return std::ranges::find(tags, tag) != tags.end();
}

}  // namespace

class HtmlWriter {
 public:
  explicit HtmlWriter(Html& html) : out_(html.markup_) {}

  void start_tag(std::string_view tag, std::initializer_list<Attr> attributes) {
    require_name(tag);
    out_ += '<';
    out_ += tag;
    for (const Attr& attribute : attributes) append(attribute);
    out_ += '>';
  }

  void end_tag(std::string_view tag) {
    out_ += "</";
    out_ += tag;
    out_ += '>';
  }

  void append(const Child& child) {
    if (child.is_markup_)
      out_ += child.content_;
    else
      append_escaped(out_, child.content_);
  }

  void append_line(const Child& child) {
    if (child.content_.empty()) return;
    append(child);
    if (!out_.ends_with('\n')) out_ += '\n';
  }

  void line_break() { out_ += '\n'; }

  static std::size_t size_of(std::initializer_list<Child> children) {
    std::size_t bytes = 0;
    for (const Child& child : children) bytes += child.content_.size() + 1;
    return bytes;
  }

 private:
  void append(const Attr& attribute) {
    switch (attribute.kind_) {
      case Attr::Kind::absent:
        return;
      case Attr::Kind::flag:
        return append_name(attribute.name_);
      case Attr::Kind::valued:
        return append_valued(attribute.name_, attribute.value_);
      case Attr::Kind::list:
        return append(*attribute.list_);
    }
  }

  void append(const Attributes& list) {
    for (const auto& attribute : list) {
      if (attribute.value)
        append_valued(attribute.name, *attribute.value);
      else if (attribute.given)
        append_name(attribute.name);
    }
  }

  void append_name(std::string_view name) {
    require_attribute_name(name);
    out_ += ' ';
    out_ += name;
  }

  void append_valued(std::string_view name, std::string_view value) {
    append_name(name);
    out_ += "=\"";
    append_escaped(out_, holds_address(name) ? safe_address(value) : value);
    out_ += '"';
  }

  std::string& out_;
};

Html::Html(std::string_view text) {
  append_escaped(markup_, text);
}

Html& Html::operator+=(const Html& more) {
  markup_ += more.markup_;
  return *this;
}

Html text(std::string_view text) {
  return Html(text);
}

Html trusted(std::string markup) {
  Html html;
  html.markup_ = std::move(markup);
  return html;
}

Html operator+(Html left, const Html& right) {
  left += right;
  return left;
}

Attributes& Attributes::add(std::string name, std::string value) {
  list_.emplace_back(std::move(name), std::move(value));
  return *this;
}

Attributes& Attributes::add_flag(std::string name) {
  list_.emplace_back(std::move(name), true);
  return *this;
}

Attributes& Attributes::add(const Attributes& more) {
  list_.insert(list_.end(), more.begin(), more.end());
  return *this;
}

Html el(std::string_view tag, std::initializer_list<Attr> attributes, std::initializer_list<Child> children) {
  Html html;
  html.reserve(64 + HtmlWriter::size_of(children));
  HtmlWriter writer(html);
  writer.start_tag(tag, attributes);
  if (is_void(tag)) return html;
  for (const Child& child : children) writer.append(child);
  writer.end_tag(tag);
  return html;
}

Html block(std::string_view tag, std::initializer_list<Attr> attributes, std::initializer_list<Child> children) {
  Html html;
  html.reserve(64 + HtmlWriter::size_of(children));
  HtmlWriter writer(html);
  writer.start_tag(tag, attributes);
  writer.line_break();
  for (const Child& child : children) writer.append_line(child);
  writer.end_tag(tag);
  return html;
}

Html concat(std::initializer_list<Child> children) {
  Html html;
  html.reserve(HtmlWriter::size_of(children));
  HtmlWriter writer(html);
  for (const Child& child : children) writer.append(child);
  return html;
}

std::string classes(std::initializer_list<std::string_view> names) {
  std::string joined;
  for (std::string_view name : names) {
    if (name.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += name;
  }
  return joined;
}

}  // namespace lintel::web
