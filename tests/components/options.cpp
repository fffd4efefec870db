#include "options.h"

#include <vector>

#include "web/components/alert.h"
#include "web/components/back_link.h"
#include "web/components/badge.h"
#include "web/components/breadcrumbs.h"
#include "web/components/button.h"
#include "web/components/button_menu.h"
#include "web/components/character_count.h"
#include "web/components/checkboxes.h"
#include "web/components/date_input.h"
#include "web/components/date_picker.h"
#include "web/components/details.h"
#include "web/components/error_message.h"
#include "web/components/error_summary.h"
#include "web/components/exit_this_page.h"
#include "web/components/fieldset.h"
#include "web/components/filter.h"
#include "web/components/generic_header.h"
#include "web/components/hint.h"
#include "web/components/identity_bar.h"
#include "web/components/input.h"
#include "web/components/inset_text.h"
#include "web/components/label.h"
#include "web/components/notification_banner.h"
#include "web/components/page_header_actions.h"
#include "web/components/pagination.h"
#include "web/components/panel.h"
#include "web/components/password_input.h"
#include "web/components/phase_banner.h"
#include "web/components/primary_navigation.h"
#include "web/components/radios.h"
#include "web/components/select.h"
#include "web/components/service_navigation.h"
#include "web/components/side_navigation.h"
#include "web/components/skip_link.h"
#include "web/components/sub_navigation.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tabs.h"
#include "web/components/tag.h"
#include "web/components/task_list.h"
#include "web/components/textarea.h"
#include "web/components/ticket_panel.h"
#include "web/components/timeline.h"
#include "web/components/warning_text.h"

namespace lintel::components_test {
namespace {

namespace json = boost::json;
using json::object;
using web::Attributes;
using web::Html;
using namespace web::components;

// --- plain values, as JavaScript prints and judges them ---

const json::value* find(const object& o, std::string_view key) {
  return o.if_contains(key);
}

bool truthy(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return false;
    case json::kind::bool_:
      return value.get_bool();
    case json::kind::int64:
      return value.get_int64() != 0;
    case json::kind::uint64:
      return value.get_uint64() != 0;
    case json::kind::double_:
      return value.get_double() != 0;
    case json::kind::string:
      return !value.get_string().empty();
    default:
      return true;
  }
}

bool flag(const object& o, std::string_view key) {
  const json::value* value = find(o, key);
  return value && truthy(*value);
}

std::string printed(const json::value& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return std::string(value.get_string());
  return json::serialize(value);
}

std::string str(const object& o, std::string_view key, std::string_view otherwise = "") {
  const json::value* value = find(o, key);
  return value && truthy(*value) ? printed(*value) : std::string(otherwise);
}

// Given, even when it is an empty text.
std::optional<std::string> given(const object& o, std::string_view key) {
  const json::value* value = find(o, key);
  if (!value || value->is_null()) return std::nullopt;
  return printed(*value);
}

std::optional<bool> three_way(const object& o, std::string_view key) {
  const json::value* value = find(o, key);
  if (!value || !value->is_bool()) return std::nullopt;
  return value->get_bool();
}

int number(const object& o, std::string_view key, int otherwise) {
  const std::string word = str(o, key);
  return word.empty() ? otherwise : std::stoi(word);
}

const object& sub(const object& o, std::string_view key) {
  static const object nothing;
  const json::value* value = find(o, key);
  return value && value->is_object() ? value->get_object() : nothing;
}

const json::array& list(const object& o, std::string_view key) {
  static const json::array nothing;
  const json::value* value = find(o, key);
  return value && value->is_array() ? value->get_array() : nothing;
}

// Reads each item of a list that is there: macros skip null, false, "" and {}.
template <class Item>
std::vector<Item> each(const object& o, std::string_view key, Item (*read)(const object&)) {
  std::vector<Item> items;
  for (const json::value& item : list(o, key))
    if (item.is_object() && !item.get_object().empty()) items.push_back(read(item.get_object()));
  return items;
}

Html text_of(const object& o, std::string_view html = "html", std::string_view text = "text") {
  if (flag(o, html)) return web::trusted(str(o, html));
  const auto plain = given(o, text);
  return plain ? Html(*plain) : Html();
}

Html markup(const object& o, std::string_view key) {
  return web::trusted(str(o, key));
}

void add_attribute(Attributes& all, const std::string& name, const json::value& value) {
  if (!value.is_object()) return void(all.add(name, printed(value)));
  const object& o = value.get_object();
  const json::value* inner = find(o, "value");
  const bool optional = flag(o, "optional");
  if (optional && inner && inner->is_bool() && inner->get_bool())
    all.add_flag(name);
  else if (!optional || (inner && !inner->is_null() && inner->kind() != json::kind::bool_))
    all.add(name, inner ? printed(*inner) : "");
}

Attributes attributes(const object& o, std::string_view key = "attributes") {
  Attributes all;
  for (const auto& [name, value] : sub(o, key)) add_attribute(all, std::string(name), value);
  return all;
}

std::string classes_of(const object& o) {
  return str(o, "classes");
}

// --- parts shared by the form components ---

Label read_label(const object& o) {
  return {.text = text_of(o),
          .classes = classes_of(o),
          .is_page_heading = flag(o, "isPageHeading"),
          .attributes = attributes(o),
          .for_id = str(o, "for")};
}

Hint read_hint(const object& o) {
  return {.text = text_of(o), .id = str(o, "id"), .classes = classes_of(o), .attributes = attributes(o)};
}

ErrorMessage read_error(const object& o) {
  ErrorMessage error{.text = text_of(o), .id = str(o, "id"), .classes = classes_of(o), .attributes = attributes(o)};
  if (find(o, "visuallyHiddenText")) error.visually_hidden_text = str(o, "visuallyHiddenText");
  return error;
}

Fieldset read_fieldset(const object& o) {
  const object& legend = sub(o, "legend");
  return {.legend = {.text = text_of(legend),
                     .classes = classes_of(legend),
                     .is_page_heading = flag(legend, "isPageHeading")},
          .classes = classes_of(o),
          .role = str(o, "role"),
          .described_by = str(o, "describedBy"),
          .attributes = attributes(o),
          .content = markup(o, "html")};
}

std::optional<Fieldset> optional_fieldset(const object& o) {
  return flag(o, "fieldset") ? std::optional(read_fieldset(sub(o, "fieldset"))) : std::nullopt;
}

FormGroup read_form_group(const object& o) {
  const object& group = sub(o, "formGroup");
  Html before = text_of(sub(group, "beforeInput")), after = text_of(sub(group, "afterInput"));
  if (before.empty()) before = text_of(sub(group, "beforeInputs"));
  if (after.empty()) after = text_of(sub(group, "afterInputs"));
  return {.classes = classes_of(group), .attributes = attributes(group), .before = before, .after = after};
}

Affix read_affix(const object& o) {
  return {.text = text_of(o), .classes = classes_of(o), .attributes = attributes(o)};
}

Choice read_choice(const object& o) {
  const object& label = sub(o, "label");
  return {.text = text_of(o),
          .value = str(o, "value"),
          .hint = read_hint(sub(o, "hint")),
          .checked = three_way(o, "checked"),
          .conditional = markup(sub(o, "conditional"), "html"),
          .disabled = flag(o, "disabled"),
          .divider = str(o, "divider"),
          .name = str(o, "name"),
          .behaviour = str(o, "behaviour"),
          .id = str(o, "id"),
          .label = {.classes = classes_of(label), .attributes = attributes(label)},
          .attributes = attributes(o)};
}

std::vector<std::string> strings(const object& o, std::string_view key) {
  std::vector<std::string> all;
  for (const json::value& item : list(o, key)) all.push_back(printed(item));
  return all;
}

// The macros number items by their place in the list, counting those that they skip.
std::vector<Choice> choices(const object& o) {
  std::vector<Choice> items;
  std::size_t place = 0;
  for (const json::value& item : list(o, "items")) {
    ++place;
    if (!item.is_object()) continue;
    Choice& choice = items.emplace_back(read_choice(item.get_object()));
    const bool skipped = items.size() != place;
    if (skipped && choice.id.empty()) choice.id = str(o, "idPrefix", str(o, "name")) + "-" + std::to_string(place);
  }
  return items;
}

PluralTexts plural_texts(const object& o, std::string_view key) {
  PluralTexts all;
  for (const auto& [rule, message] : sub(o, key)) all.emplace_back(std::string(rule), printed(message));
  return all;
}

DateInputItem read_date_item(const object& o) {
  return {.name = str(o, "name"),
          .label = str(o, "label"),
          .value = given(o, "value"),
          .error = three_way(o, "error"),
          .id = str(o, "id"),
          .inputmode = str(o, "inputmode", "numeric"),
          .autocomplete = str(o, "autocomplete"),
          .pattern = str(o, "pattern"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

std::optional<DateInputItem> optional_date_item(const object& o, std::string_view key) {
  return flag(o, key) ? std::optional(read_date_item(sub(o, key))) : std::nullopt;
}

// `year: false` leaves the year out.
std::vector<DateInputItem> parts_left(const object& o) {
  std::vector<DateInputItem> left;
  for (const char* name : {"day", "month", "year"})
    if (three_way(o, name).value_or(true))
      left.push_back(optional_date_item(o, name).value_or(DateInputItem{.name = name}));
  return left.size() == 3 ? std::vector<DateInputItem>() : left;
}

SelectItem read_select_item(const object& o) {
  return {.text = str(o, "text"),
          .value = given(o, "value"),
          .selected = three_way(o, "selected"),
          .disabled = flag(o, "disabled"),
          .attributes = attributes(o)};
}

// --- GOV.UK ---

Button read_button(const object& o) {
  return {.text = text_of(o),
          .name = str(o, "name"),
          .value = flag(o, "value") ? given(o, "value") : std::nullopt,
          .type = str(o, "type", "submit"),
          .href = str(o, "href"),
          .disabled = flag(o, "disabled"),
          .prevent_double_click = three_way(o, "preventDoubleClick"),
          .is_start_button = flag(o, "isStartButton"),
          .id = str(o, "id"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_input(const object& o) {
  const object& wrapper = sub(o, "inputWrapper");
  return input({.name = str(o, "name"),
                .id = str(o, "id"),
                .label = read_label(sub(o, "label")),
                .hint = read_hint(sub(o, "hint")),
                .error_message = read_error(sub(o, "errorMessage")),
                .value = given(o, "value"),
                .type = str(o, "type", "text"),
                .inputmode = str(o, "inputmode"),
                .autocomplete = str(o, "autocomplete"),
                .autocapitalize = str(o, "autocapitalize"),
                .pattern = str(o, "pattern"),
                .spellcheck = three_way(o, "spellcheck"),
                .disabled = flag(o, "disabled"),
                .described_by = str(o, "describedBy"),
                .prefix = read_affix(sub(o, "prefix")),
                .suffix = read_affix(sub(o, "suffix")),
                .input_wrapper = {.classes = classes_of(wrapper), .attributes = attributes(wrapper)},
                .form_group = read_form_group(o),
                .classes = classes_of(o),
                .attributes = attributes(o)});
}

Html render_textarea(const object& o) {
  return textarea({.name = str(o, "name"),
                   .id = str(o, "id"),
                   .label = read_label(sub(o, "label")),
                   .hint = read_hint(sub(o, "hint")),
                   .error_message = read_error(sub(o, "errorMessage")),
                   .value = str(o, "value"),
                   .rows = number(o, "rows", 5),
                   .spellcheck = three_way(o, "spellcheck"),
                   .autocomplete = str(o, "autocomplete"),
                   .disabled = flag(o, "disabled"),
                   .described_by = str(o, "describedBy"),
                   .form_group = read_form_group(o),
                   .classes = classes_of(o),
                   .attributes = attributes(o)});
}

Html render_character_count(const object& o) {
  return character_count({.name = str(o, "name"),
                          .id = str(o, "id"),
                          .label = read_label(sub(o, "label")),
                          .hint = read_hint(sub(o, "hint")),
                          .error_message = read_error(sub(o, "errorMessage")),
                          .value = str(o, "value"),
                          .maxlength = str(o, "maxlength"),
                          .maxwords = str(o, "maxwords"),
                          .threshold = str(o, "threshold"),
                          .count_type = str(o, "countType"),
                          .rows = number(o, "rows", 5),
                          .spellcheck = three_way(o, "spellcheck"),
                          .textarea_description_text = str(o, "textareaDescriptionText"),
                          .characters_under_limit_text = plural_texts(o, "charactersUnderLimitText"),
                          .characters_at_limit_text = str(o, "charactersAtLimitText"),
                          .characters_over_limit_text = plural_texts(o, "charactersOverLimitText"),
                          .words_under_limit_text = plural_texts(o, "wordsUnderLimitText"),
                          .words_at_limit_text = str(o, "wordsAtLimitText"),
                          .words_over_limit_text = plural_texts(o, "wordsOverLimitText"),
                          .count_message_classes = classes_of(sub(o, "countMessage")),
                          .form_group = read_form_group(o),
                          .classes = classes_of(o),
                          .attributes = attributes(o)});
}

Html render_radios(const object& o) {
  return radios({.name = str(o, "name"),
                 .id_prefix = str(o, "idPrefix"),
                 .fieldset = optional_fieldset(o),
                 .hint = read_hint(sub(o, "hint")),
                 .error_message = read_error(sub(o, "errorMessage")),
                 .items = choices(o),
                 .value = str(o, "value"),
                 .form_group = read_form_group(o),
                 .classes = classes_of(o),
                 .attributes = attributes(o)});
}

Html render_checkboxes(const object& o) {
  return checkboxes({.name = str(o, "name"),
                     .id_prefix = str(o, "idPrefix"),
                     .fieldset = optional_fieldset(o),
                     .hint = read_hint(sub(o, "hint")),
                     .error_message = read_error(sub(o, "errorMessage")),
                     .items = choices(o),
                     .values = strings(o, "values"),
                     .described_by = str(o, "describedBy"),
                     .form_group = read_form_group(o),
                     .classes = classes_of(o),
                     .attributes = attributes(o)});
}

Html render_select(const object& o) {
  return select({.name = str(o, "name"),
                 .id = str(o, "id"),
                 .label = read_label(sub(o, "label")),
                 .hint = read_hint(sub(o, "hint")),
                 .error_message = read_error(sub(o, "errorMessage")),
                 .items = each(o, "items", read_select_item),
                 .value = str(o, "value"),
                 .disabled = flag(o, "disabled"),
                 .described_by = str(o, "describedBy"),
                 .form_group = read_form_group(o),
                 .classes = classes_of(o),
                 .attributes = attributes(o)});
}

Html render_date_input(const object& o) {
  DateInput options{.id = str(o, "id"),
                    .name_prefix = str(o, "namePrefix"),
                    .fieldset = optional_fieldset(o),
                    .hint = read_hint(sub(o, "hint")),
                    .error_message = read_error(sub(o, "errorMessage")),
                    .day = optional_date_item(o, "day"),
                    .month = optional_date_item(o, "month"),
                    .year = optional_date_item(o, "year"),
                    .items = each(o, "items", read_date_item),
                    .form_group = read_form_group(o),
                    .classes = classes_of(o),
                    .attributes = attributes(o)};
  if (options.items.empty()) options.items = parts_left(o);
  for (const auto& [name, value] : sub(o, "values")) options.values.emplace(std::string(name), printed(value));
  return date_input(options);
}

ErrorSummaryItem read_error_item(const object& o) {
  return {.text = text_of(o), .href = str(o, "href"), .attributes = attributes(o)};
}

Html render_error_summary(const object& o) {
  return error_summary({.title = text_of(o, "titleHtml", "titleText"),
                        .description = text_of(o, "descriptionHtml", "descriptionText"),
                        .error_list = each(o, "errorList", read_error_item),
                        .disable_auto_focus = three_way(o, "disableAutoFocus"),
                        .classes = classes_of(o),
                        .attributes = attributes(o)});
}

SummaryText read_summary_text(const object& o) {
  return {.text = text_of(o), .classes = classes_of(o)};
}

SummaryAction read_summary_action(const object& o) {
  return {.text = text_of(o),
          .href = str(o, "href"),
          .visually_hidden_text = str(o, "visuallyHiddenText"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

SummaryActions read_summary_actions(const object& o) {
  return {.items = each(o, "items", read_summary_action), .classes = classes_of(o)};
}

SummaryRow read_summary_row(const object& o) {
  return {.key = read_summary_text(sub(o, "key")),
          .value = read_summary_text(sub(o, "value")),
          .actions = read_summary_actions(sub(o, "actions")),
          .classes = classes_of(o)};
}

SummaryCard read_summary_card(const object& o) {
  const object& title = sub(o, "title");
  return {.title = {.text = text_of(title),
                    .heading_level = number(title, "headingLevel", 2),
                    .classes = classes_of(title)},
          .actions = read_summary_actions(sub(o, "actions")),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_summary_list(const object& o) {
  SummaryList options{.rows = each(o, "rows", read_summary_row), .classes = classes_of(o), .attributes = attributes(o)};
  if (flag(o, "card")) options.card = read_summary_card(sub(o, "card"));
  return summary_list(options);
}

TableCell read_table_cell(const object& o) {
  return {.text = text_of(o),
          .format = str(o, "format"),
          .classes = classes_of(o),
          .colspan = number(o, "colspan", 0),
          .rowspan = number(o, "rowspan", 0),
          .attributes = attributes(o)};
}

Html render_table(const object& o) {
  Table options{.caption = text_of(o, "", "caption"),
                .caption_classes = str(o, "captionClasses"),
                .head = each(o, "head", read_table_cell),
                .first_cell_is_header = flag(o, "firstCellIsHeader"),
                .classes = classes_of(o),
                .attributes = attributes(o)};
  for (const json::value& row : list(o, "rows"))
    if (row.is_array()) options.rows.push_back(each(object{{"row", row}}, "row", read_table_cell));
  return table(options);
}

Tag read_tag(const object& o) {
  return {.text = text_of(o), .classes = classes_of(o), .attributes = attributes(o)};
}

Task read_task(const object& o) {
  const object& status = sub(o, "status");
  Task task{.title = {.text = text_of(sub(o, "title")), .classes = classes_of(sub(o, "title"))},
            .href = str(o, "href"),
            .hint = text_of(sub(o, "hint")),
            .status = {.text = text_of(status), .classes = classes_of(status)},
            .classes = classes_of(o)};
  if (flag(status, "tag")) task.status.tag = read_tag(sub(status, "tag"));
  return task;
}

// As with choices, but a task has no id of its own to give: the ids are renumbered in what we print, the last one
// first.
Html renumbered(Html printed_list, const json::array& items, const std::string& id_prefix) {
  std::string all = std::move(printed_list).markup();
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].is_object()) places.push_back(i + 1);
  for (std::size_t i = places.size(); i-- > 0;) {
    const std::string before = id_prefix + "-" + std::to_string(i + 1) + "-",
                      after = id_prefix + "-" + std::to_string(places[i]) + "-";
    for (std::size_t at = all.find(before); at != std::string::npos; at = all.find(before, at + after.size()))
      all.replace(at, before.size(), after);
  }
  return web::trusted(all);
}

Html render_task_list(const object& o) {
  const std::string id_prefix = str(o, "idPrefix", "task-list");
  const Html printed_list = task_list({.items = each(o, "items", read_task),
                                       .id_prefix = id_prefix,
                                       .classes = classes_of(o),
                                       .attributes = attributes(o)});
  return renumbered(printed_list, list(o, "items"), id_prefix);
}

PaginationItem read_page(const object& o) {
  return {.number = str(o, "number"),
          .href = str(o, "href"),
          .current = flag(o, "current"),
          .ellipsis = flag(o, "ellipsis"),
          .visually_hidden_text = given(o, "visuallyHiddenText"),
          .attributes = attributes(o)};
}

std::optional<PaginationLink> page_link(const object& o, std::string_view key) {
  if (!flag(o, key)) return std::nullopt;
  const object& link = sub(o, key);
  return PaginationLink{.href = str(link, "href"),
                        .text = text_of(link),
                        .label_text = str(link, "labelText"),
                        .attributes = attributes(link)};
}

Html render_pagination(const object& o) {
  return pagination({.items = each(o, "items", read_page),
                     .previous = page_link(o, "previous"),
                     .next = page_link(o, "next"),
                     .landmark_label = str(o, "landmarkLabel", "Pagination"),
                     .classes = classes_of(o),
                     .attributes = attributes(o)});
}

Html render_back_link(const object& o) {
  BackLink options{.href = str(o, "href", "#"), .classes = classes_of(o), .attributes = attributes(o)};
  if (flag(o, "html") || flag(o, "text")) options.text = text_of(o);
  return back_link(options);
}

Breadcrumb read_breadcrumb(const object& o) {
  return {.text = text_of(o), .href = str(o, "href"), .attributes = attributes(o)};
}

Html render_breadcrumbs(const object& o) {
  return breadcrumbs({.items = each(o, "items", read_breadcrumb),
                      .collapse_on_mobile = flag(o, "collapseOnMobile"),
                      .label_text = str(o, "labelText", "Breadcrumb"),
                      .classes = classes_of(o),
                      .attributes = attributes(o)});
}

Html render_notification_banner(const object& o) {
  return notification_banner({.text = text_of(o, ""),
                              .content = markup(o, "html"),
                              .success = str(o, "type") == "success",
                              .title = text_of(o, "titleHtml", "titleText"),
                              .title_heading_level = number(o, "titleHeadingLevel", 2),
                              .title_id = str(o, "titleId", "govuk-notification-banner-title"),
                              .role = str(o, "role"),
                              .disable_auto_focus = three_way(o, "disableAutoFocus"),
                              .classes = classes_of(o),
                              .attributes = attributes(o)});
}

PanelAction read_panel_action(const object& o) {
  return {.text = str(o, "text"),
          .href = str(o, "href"),
          .type = str(o, "type"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_panel(const object& o) {
  const object& actions = sub(o, "actions");
  return panel({.title = text_of(o, "titleHtml", "titleText"),
                .text = text_of(o),
                .heading_level = number(o, "headingLevel", 1),
                .actions = {.items = each(actions, "items", read_panel_action),
                            .classes = classes_of(actions),
                            .attributes = attributes(actions)},
                .classes = classes_of(o),
                .attributes = attributes(o)});
}

Html render_inset_text(const object& o) {
  return inset_text({.text = text_of(o), .id = str(o, "id"), .classes = classes_of(o), .attributes = attributes(o)});
}

Html render_warning_text(const object& o) {
  return warning_text({.text = text_of(o),
                       .icon_fallback_text = str(o, "iconFallbackText", "Warning"),
                       .classes = classes_of(o),
                       .attributes = attributes(o)});
}

Html render_details(const object& o) {
  return details({.summary = text_of(o, "summaryHtml", "summaryText"),
                  .text = text_of(o),
                  .open = flag(o, "open"),
                  .id = str(o, "id"),
                  .classes = classes_of(o),
                  .attributes = attributes(o)});
}

Html render_skip_link(const object& o) {
  return skip_link(
      {.text = text_of(o), .href = str(o, "href", "#content"), .classes = classes_of(o), .attributes = attributes(o)});
}

NavigationItem read_navigation_item(const object& o) {
  return {.text = text_of(o),
          .href = str(o, "href"),
          .active = flag(o, "active"),
          .current = flag(o, "current"),
          .attributes = attributes(o)};
}

ServiceNavigationSlots read_slots(const object& o) {
  const object& end = sub(o, "end");
  return {.start = markup(o, "start"),
          .end = end.empty() ? markup(o, "end") : markup(end, "html"),
          .end_inline = str(end, "align") == "inline",
          .navigation_start = markup(o, "navigationStart"),
          .navigation_end = markup(o, "navigationEnd")};
}

Html render_service_navigation(const object& o) {
  return service_navigation({.service_name = text_of(o, "", "serviceName"),
                             .service_url = str(o, "serviceUrl"),
                             .navigation = each(o, "navigation", read_navigation_item),
                             .collapse_navigation_on_mobile = three_way(o, "collapseNavigationOnMobile"),
                             .slots = read_slots(sub(o, "slots")),
                             .aria_label = str(o, "ariaLabel", "Service information"),
                             .navigation_label = str(o, "navigationLabel"),
                             .navigation_id = str(o, "navigationId", "navigation"),
                             .navigation_classes = str(o, "navigationClasses"),
                             .menu_button_text = str(o, "menuButtonText", "Menu"),
                             .menu_button_label = str(o, "menuButtonLabel"),
                             .classes = classes_of(o),
                             .attributes = attributes(o)});
}

Html render_exit_this_page(const object& o) {
  return exit_this_page({.text = text_of(o),
                         .redirect_url = str(o, "redirectUrl", "https://www.bbc.co.uk/weather"),
                         .activated_text = str(o, "activatedText"),
                         .timed_out_text = str(o, "timedOutText"),
                         .press_two_more_times_text = str(o, "pressTwoMoreTimesText"),
                         .press_one_more_time_text = str(o, "pressOneMoreTimeText"),
                         .id = str(o, "id"),
                         .classes = classes_of(o),
                         .attributes = attributes(o)});
}

Html render_generic_header(const object& o) {
  return generic_header({.logo = text_of(o, "logoHtml", "logoText"),
                         .url = str(o, "url", "/"),
                         .container_classes = str(o, "containerClasses", "govuk-width-container"),
                         .classes = classes_of(o),
                         .attributes = attributes(o)});
}

Html render_phase_banner(const object& o) {
  return phase_banner(
      {.text = text_of(o), .tag = read_tag(sub(o, "tag")), .classes = classes_of(o), .attributes = attributes(o)});
}

Html render_password_input(const object& o) {
  return password_input({.name = str(o, "name"),
                         .id = str(o, "id"),
                         .label = read_label(sub(o, "label")),
                         .hint = read_hint(sub(o, "hint")),
                         .error_message = read_error(sub(o, "errorMessage")),
                         .value = given(o, "value"),
                         .autocomplete = str(o, "autocomplete"),
                         .disabled = flag(o, "disabled"),
                         .described_by = str(o, "describedBy"),
                         .show_password_text = str(o, "showPasswordText"),
                         .hide_password_text = str(o, "hidePasswordText"),
                         .show_password_aria_label_text = str(o, "showPasswordAriaLabelText"),
                         .hide_password_aria_label_text = str(o, "hidePasswordAriaLabelText"),
                         .password_shown_announcement_text = str(o, "passwordShownAnnouncementText"),
                         .password_hidden_announcement_text = str(o, "passwordHiddenAnnouncementText"),
                         .button_classes = classes_of(sub(o, "button")),
                         .form_group = read_form_group(o),
                         .classes = classes_of(o),
                         .attributes = attributes(o)});
}

Tab read_tab(const object& o) {
  const object& panel = sub(o, "panel");
  return {.label = str(o, "label"),
          .id = str(o, "id"),
          .text = text_of(panel, ""),
          .content = markup(panel, "html"),
          .attributes = attributes(o),
          .panel_attributes = attributes(panel)};
}

Html render_tabs(const object& o) {
  return tabs({.items = each(o, "items", read_tab),
               .title = str(o, "title", "Contents"),
               .id_prefix = str(o, "idPrefix"),
               .id = str(o, "id"),
               .classes = classes_of(o),
               .attributes = attributes(o)});
}

// --- Ministry of Justice ---

ButtonMenu read_button_menu(const object& o) {
  return {.items = each(o, "items", read_button),
          .button_text = str(sub(o, "button"), "text"),
          .button_classes = classes_of(sub(o, "button")),
          .align_menu = str(o, "alignMenu"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_identity_bar(const object& o) {
  return identity_bar({.title = text_of(sub(o, "title")),
                       .menus = each(o, "menus", read_button_menu),
                       .classes = classes_of(o),
                       .attributes = attributes(o)});
}

NavigationLink read_navigation_link(const object& o) {
  return {.text = text_of(o),
          .href = str(o, "href"),
          .active = flag(o, "active"),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_sub_navigation(const object& o) {
  return sub_navigation({.items = each(o, "items", read_navigation_link),
                         .label = str(o, "label", "Secondary navigation region"),
                         .classes = classes_of(o),
                         .attributes = attributes(o)});
}

SideNavigationSection read_section(const object& o) {
  const object& heading = sub(o, "heading");
  return {.heading = text_of(heading),
          .heading_level = number(heading, "headingLevel", 4),
          .heading_classes = classes_of(heading),
          .heading_attributes = attributes(heading),
          .items = each(o, "items", read_navigation_link)};
}

Html render_side_navigation(const object& o) {
  return side_navigation({.items = each(o, "items", read_navigation_link),
                          .sections = each(o, "sections", read_section),
                          .label = str(o, "label"),
                          .classes = classes_of(o),
                          .attributes = attributes(o)});
}

Html render_primary_navigation(const object& o) {
  return primary_navigation({.items = each(o, "items", read_navigation_link),
                             .label = str(o, "label"),
                             .search = markup(o, "searchHtml"),
                             .container_classes = str(o, "containerClasses"),
                             .classes = classes_of(o),
                             .attributes = attributes(o)});
}

FilterTag read_filter_tag(const object& o) {
  return {.text = str(o, "text"), .href = str(o, "href")};
}

FilterCategory read_filter_category(const object& o) {
  return {.heading = text_of(sub(o, "heading")), .items = each(o, "items", read_filter_tag)};
}

Html render_filter(const object& o) {
  Filter options{.heading = text_of(sub(o, "heading")),
                 .options = markup(o, "optionsHtml"),
                 .submit_text = str(sub(o, "submit"), "text", "Apply filters"),
                 .submit_attributes = attributes(sub(o, "submit")),
                 .attributes = attributes(o)};
  if (const object& selected = sub(o, "selectedFilters"); !selected.empty())
    options.selected = SelectedFilters{.heading = text_of(sub(selected, "heading")),
                                       .clear_text = str(sub(selected, "clearLink"), "text"),
                                       .clear_href = str(sub(selected, "clearLink"), "href"),
                                       .categories = each(selected, "categories", read_filter_category)};
  return filter(options);
}

TimelineItem read_timeline_item(const object& o) {
  const object& datetime = sub(o, "datetime");
  return {.label = text_of(sub(o, "label")),
          .byline = text_of(sub(o, "byline")),
          .timestamp = str(datetime, "timestamp"),
          .shown_time = str(datetime, "shown"),
          .description = text_of(o),
          .classes = classes_of(o),
          .attributes = attributes(o)};
}

Html render_timeline(const object& o) {
  return timeline({.items = each(o, "items", read_timeline_item),
                   .heading_level = number(o, "headingLevel", 2),
                   .classes = classes_of(o),
                   .attributes = attributes(o)});
}

AlertVariant alert_variant(const std::string& name) {
  if (name == "success") return AlertVariant::success;
  if (name == "warning") return AlertVariant::warning;
  return name == "error" ? AlertVariant::error : AlertVariant::information;
}

Html render_alert(const object& o) {
  return alert({.variant = alert_variant(str(o, "variant")),
                .title = str(o, "title"),
                .text = text_of(o),
                .show_title_as_heading = flag(o, "showTitleAsHeading"),
                .heading_tag = str(o, "headingTag", "h2"),
                .dismissible = flag(o, "dismissible"),
                .disable_auto_focus = flag(o, "disableAutoFocus"),
                .focus_on_dismiss_selector = str(o, "focusOnDismissSelector"),
                .dismiss_text = str(o, "dismissText", "Dismiss"),
                .role = str(o, "role", "region"),
                .classes = classes_of(o),
                .attributes = attributes(o)});
}

Html render_badge(const object& o) {
  return badge({.text = text_of(o), .classes = classes_of(o), .attributes = attributes(o)});
}

TicketPanelItem read_ticket_item(const object& o) {
  return {.content = text_of(o), .classes = classes_of(o), .attributes = attributes(o)};
}

Html render_ticket_panel(const object& o) {
  return ticket_panel(
      {.items = each(o, "items", read_ticket_item), .classes = classes_of(o), .attributes = attributes(o)});
}

Html render_page_header_actions(const object& o) {
  const object& heading = sub(o, "heading");
  return page_header_actions({.heading = text_of(heading),
                              .heading_level = number(heading, "level", 1),
                              .heading_classes = str(heading, "classes", "govuk-heading-xl"),
                              .items = each(o, "items", read_button),
                              .classes = classes_of(o),
                              .attributes = attributes(o)});
}

Html render_date_picker(const object& o) {
  return date_picker({.name = str(o, "name"),
                      .id = str(o, "id"),
                      .label = read_label(sub(o, "label")),
                      .hint = read_hint(sub(o, "hint")),
                      .error_message = read_error(sub(o, "errorMessage")),
                      .value = given(o, "value"),
                      .min_date = str(o, "minDate"),
                      .max_date = str(o, "maxDate"),
                      .excluded_dates = str(o, "excludedDates"),
                      .excluded_days = str(o, "excludedDays"),
                      .leading_zeros = three_way(o, "leadingZeros"),
                      .week_start_day = str(o, "weekStartDay"),
                      .form_group = read_form_group(o),
                      .classes = classes_of(o),
                      .attributes = attributes(o)});
}

}  // namespace

const std::map<std::string, Render>& govuk_components() {
  static const std::map<std::string, Render> all = {
      {"back-link", render_back_link},
      {"breadcrumbs", render_breadcrumbs},
      {"button", [](const object& o) { return button(read_button(o)); }},
      {"character-count", render_character_count},
      {"checkboxes", render_checkboxes},
      {"date-input", render_date_input},
      {"details", render_details},
      {"error-message", [](const object& o) { return error_message(read_error(o)); }},
      {"error-summary", render_error_summary},
      {"exit-this-page", render_exit_this_page},
      {"fieldset", [](const object& o) { return fieldset(read_fieldset(o)); }},
      {"generic-header", render_generic_header},
      {"hint", [](const object& o) { return hint(read_hint(o)); }},
      {"input", render_input},
      {"inset-text", render_inset_text},
      {"label", [](const object& o) { return label(read_label(o)); }},
      {"notification-banner", render_notification_banner},
      {"pagination", render_pagination},
      {"panel", render_panel},
      {"password-input", render_password_input},
      {"phase-banner", render_phase_banner},
      {"radios", render_radios},
      {"select", render_select},
      {"service-navigation", render_service_navigation},
      {"skip-link", render_skip_link},
      {"summary-list", render_summary_list},
      {"table", render_table},
      {"tabs", render_tabs},
      {"tag", [](const object& o) { return tag(read_tag(o)); }},
      {"task-list", render_task_list},
      {"textarea", render_textarea},
      {"warning-text", render_warning_text},
  };
  return all;
}

const std::map<std::string, Render>& moj_components() {
  static const std::map<std::string, Render> all = {
      {"alert", render_alert},
      {"badge", render_badge},
      {"button-menu", [](const object& o) { return button_menu(read_button_menu(o)); }},
      {"date-picker", render_date_picker},
      {"filter", render_filter},
      {"identity-bar", render_identity_bar},
      {"page-header-actions", render_page_header_actions},
      {"primary-navigation", render_primary_navigation},
      {"side-navigation", render_side_navigation},
      {"sub-navigation", render_sub_navigation},
      {"ticket-panel", render_ticket_panel},
      {"timeline", render_timeline},
  };
  return all;
}

}  // namespace lintel::components_test
