#include "web/components/date_input.h"

#include <algorithm>

#include "web/components/input.h"

namespace lintel::web::components {
namespace {

struct Box {
  DateInputItem item;
  int width = 2;
};

std::string capitalised(std::string word) {
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - ('a' - 'A'));
  return word;
}

bool has_class(const DateInputItem& item, std::string_view part) {
  return item.classes.find(part) != std::string::npos;
}

bool is_wrong(const DateInputItem& item) {
  return item.error.value_or(false) || has_class(item, "govuk-input--error");
}

std::optional<std::string> found(const std::map<std::string, std::string>& values, const std::string& name) {
  const auto at = values.find(name);
  return at == values.end() ? std::nullopt : std::optional(at->second);
}

// One of the three parts as given, or as it is when nothing is said about it.
DateInputItem part(const DateInput& o, const std::optional<DateInputItem>& given, const std::string& name, int width) {
  if (given) return *given;
  return {.name = name, .value = found(o.values, name), .classes = "govuk-input--width-" + std::to_string(width)};
}

bool is_part(const DateInputItem& item, const DateInputItem& part, const std::string& name) {
  return !item.name.empty() && (item.name == name || item.name == part.name);
}

void fill(Box& box, const DateInputItem& part) {
  if (!box.item.value) box.item.value = part.value;
}

Box named(DateInputItem item, const std::string& name, int width) {
  if (item.name.empty()) item.name = name;
  return {.item = std::move(item), .width = width};
}

std::vector<Box> boxes(const DateInput& o) {
  const DateInputItem day = part(o, o.day, "day", 2), month = part(o, o.month, "month", 2),
                      year = part(o, o.year, "year", 4);
  if (o.items.empty()) return {named(day, "day", 2), named(month, "month", 2), named(year, "year", 4)};
  std::vector<Box> all;
  for (const DateInputItem& item : o.items) {
    Box& box = all.emplace_back(Box{.item = item});
    if (is_part(item, day, "day"))
      fill(box, day);
    else if (is_part(item, month, "month"))
      fill(box, month);
    else if (is_part(item, year, "year"))
      fill(box, year), box.width = 4;
  }
  return all;
}

std::string box_classes(const Box& box, bool marks_error) {
  const bool add_error = marks_error && !has_class(box.item, "govuk-input--error");
  const std::string width =
      has_class(box.item, "govuk-input--width-") ? "" : "govuk-input--width-" + std::to_string(box.width);
  return classes({"govuk-date-input__input", add_error ? "govuk-input--error" : "", width, box.item.classes});
}

Html box_input(const DateInput& o, const Box& box, bool marks_error) {
  const std::string name = (o.name_prefix.empty() ? "" : o.name_prefix + "-") + box.item.name;
  return input({.name = name,
                .id = box.item.id.empty() ? o.id + "-" + box.item.name : box.item.id,
                .label = {.text = box.item.label.empty() ? capitalised(box.item.name) : box.item.label,
                          .classes = "govuk-date-input__label"},
                .value = box.item.value ? box.item.value : found(o.values, name),
                .inputmode = box.item.inputmode,
                .autocomplete = box.item.autocomplete,
                .pattern = box.item.pattern,
                .classes = box_classes(box, marks_error),
                .attributes = box.item.attributes});
}

Html all_boxes(const DateInput& o) {
  const std::vector<Box> all = boxes(o);
  const bool some_wrong = std::ranges::any_of(all, [](const Box& box) { return is_wrong(box.item); });
  const bool whole_wrong = !o.error_message.text.empty() && !some_wrong;
  Html html;
  for (const Box& box : all) {
    const bool marks_error = is_wrong(box.item) || (whole_wrong && box.item.error.value_or(true));
    html += block("div", {{"class", "govuk-date-input__item"}}, {box_input(o, box, marks_error)}) + "\n";
  }
  return html;
}

}  // namespace

Html date_input(const DateInput& o) {
  const Description description =
      describe(o.id, o.hint, o.error_message, o.fieldset ? std::string_view(o.fieldset->described_by) : "");
  const Html group =
      block("div", {{"class", classes({"govuk-date-input", o.classes})}, o.attributes, {"id", unless_empty(o.id)}},
            {o.form_group.before, all_boxes(o), o.form_group.after});
  Html content = concat({description.hint, "\n", description.error, "\n", group});
  return form_group(o.form_group, !o.error_message.text.empty(),
                    {in_fieldset(o.fieldset, description.ids, "group", std::move(content))});
}

}  // namespace lintel::web::components
