#pragma once
// Markup as a value. Text becomes markup only by escaping: every conversion from a string escapes it, and the one way
// around that, trusted(), carries its name so that a reviewer sees it.
//
//   el("p", {{"class", "govuk-body"}}, {"Received from ", el("strong", {}, {name})})
//   el("input", {{"id", id}, {"disabled", locked}, {"aria-describedby", unless_empty(described_by)}, more_attributes})

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lintel::web {

class Html {
 public:
  Html() = default;
  // A string becomes text: it is escaped here.
  Html(std::string_view text);
  Html(const char* text) : Html(std::string_view(text)) {}
  Html(const std::string& text) : Html(std::string_view(text)) {}

  bool empty() const { return markup_.empty(); }
  const std::string& markup() const& { return markup_; }
  std::string markup() && { return std::move(markup_); }

  Html& operator+=(const Html& more);
  void reserve(std::size_t bytes) { markup_.reserve(bytes); }

  friend bool operator==(const Html&, const Html&) = default;

 private:
  friend Html trusted(std::string markup);
  friend class HtmlWriter;
  std::string markup_;
};

// Escaped text. The same as the conversion, for where a function reads better.
Html text(std::string_view text);

// Markup taken as it is: for constants written in our own source only, never for anything that came from outside.
Html trusted(std::string markup);

Html operator+(Html left, const Html& right);

// An ordered list of attributes that owns its strings, for keeping in options. The boolean form prints the name alone
// when true and nothing when false.
class Attributes {
 public:
  struct Attribute {
    Attribute(std::string name_, std::string value_) : name(std::move(name_)), value(std::move(value_)) {}
    template <std::same_as<bool> Flag>
    Attribute(std::string name_, Flag on) : name(std::move(name_)), given(on) {}
    std::string name;
    std::optional<std::string> value;
    bool given = true;
  };

  Attributes() = default;
  Attributes(std::initializer_list<Attribute> list) : list_(list) {}
  Attributes& add(std::string name, std::string value);
  Attributes& add_flag(std::string name);
  Attributes& add(const Attributes& more);

  bool empty() const { return list_.empty(); }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }

 private:
  std::vector<Attribute> list_;
};

// One attribute (or a whole Attributes list) as an argument of el. It only looks at its strings: use it inside the
// call, never keep one.
class Attr {
 public:
  Attr(std::string_view name, std::string_view value) : name_(name), value_(value) {}
  Attr(std::string_view name, const char* value) : name_(name), value_(value) {}
  Attr(std::string_view name, const std::string& value) : name_(name), value_(value) {}
  Attr(std::string_view name, std::optional<std::string_view> value)
      : name_(name), value_(value.value_or("")), kind_(value ? Kind::valued : Kind::absent) {}
  Attr(std::string_view name, const std::optional<std::string>& value)
      : name_(name), value_(value ? std::string_view(*value) : ""), kind_(value ? Kind::valued : Kind::absent) {}
  // true prints the name alone; false prints nothing.
  template <std::same_as<bool> Flag>
  Attr(std::string_view name, Flag on) : name_(name), kind_(on ? Kind::flag : Kind::absent) {}
  Attr(const Attributes& list) : list_(&list), kind_(Kind::list) {}

 private:
  friend class HtmlWriter;
  enum class Kind { absent, flag, valued, list };
  std::string_view name_;
  std::string_view value_;
  const Attributes* list_ = nullptr;
  Kind kind_ = Kind::valued;
};

// One child as an argument of el and concat: markup that is there already, or text to escape. Like Attr, for use inside
// the call only.
class Child {
 public:
  Child(const Html& html) : content_(html.markup()), is_markup_(true) {}
  Child(std::string_view text) : content_(text) {}
  Child(const char* text) : content_(text) {}
  Child(const std::string& text) : content_(text) {}

 private:
  friend class HtmlWriter;
  std::string_view content_;
  bool is_markup_ = false;
};

// The value for an attribute that is left out when empty.
inline std::optional<std::string_view> unless_empty(std::string_view value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

// The value for an attribute that says "true" or "false", and is left out when neither is given.
inline std::optional<std::string_view> true_or_false(std::optional<bool> value) {
  if (!value) return std::nullopt;
  return *value ? "true" : "false";
}

// One element. Void elements (input, br ...) take no children and print no end tag. Attribute values are escaped; href,
// src, action and formaction lead only where safe_address allows. Throws std::logic_error for a tag or attribute name
// that is no name, for an event handler (on...) and for style: the content security policy refuses both.
Html el(std::string_view tag, std::initializer_list<Attr> attributes = {}, std::initializer_list<Child> children = {});

// The same with a line break after the start tag and after each child that is not empty and has none.
Html block(std::string_view tag, std::initializer_list<Attr> attributes, std::initializer_list<Child> children);

Html concat(std::initializer_list<Child> children);

// Class names joined by a space, leaving out the empty ones.
std::string classes(std::initializer_list<std::string_view> names);

}  // namespace lintel::web
