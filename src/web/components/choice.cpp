#include "web/components/choice.h"

namespace lintel::web::components {
namespace {

Html control(const ChoiceFrame& frame, const Choice& item, std::string_view described_by) {
  const std::string conditional_id = item.conditional.empty() ? "" : "conditional-" + frame.id;
  return el("input", {{"class", frame.component + "__input"},
                      {"id", frame.id},
                      {"name", frame.name},
                      {"type", frame.type},
                      {"value", item.value},
                      {"checked", frame.checked},
                      {"disabled", item.disabled},
                      {"data-aria-controls", unless_empty(conditional_id)},
                      {"data-behaviour", unless_empty(item.behaviour)},
                      {"aria-describedby", unless_empty(described_by)},
                      item.attributes});
}

Html own_label(const ChoiceFrame& frame, const Choice& item) {
  return label({.text = item.text,
                .classes = classes({frame.component + "__label", item.label.classes}),
                .attributes = item.label.attributes,
                .for_id = frame.id});
}

Html own_hint(const ChoiceFrame& frame, const Choice& item, const std::string& id) {
  if (item.hint.text.empty()) return {};
  return hint({.text = item.hint.text,
               .id = id,
               .classes = classes({frame.component + "__hint", item.hint.classes}),
               .attributes = item.hint.attributes});
}

Html conditional(const ChoiceFrame& frame, const Choice& item) {
  if (item.conditional.empty()) return {};
  const std::string part = frame.component + "__conditional";
  const std::string hidden = frame.checked ? "" : part + "--hidden";
  return block("div", {{"class", classes({part, hidden})}, {"id", "conditional-" + frame.id}}, {item.conditional});
}

}  // namespace

std::string choice_id(const Choice& item, const std::string& id_prefix, std::size_t number) {
  if (!item.id.empty()) return item.id;
  return number == 1 ? id_prefix : id_prefix + "-" + std::to_string(number);
}

Html choice(const ChoiceFrame& frame, const Choice& item) {
  if (!item.divider.empty()) return el("div", {{"class", frame.component + "__divider"}}, {item.divider}) + "\n";
  const std::string hint_id = item.hint.text.empty() ? "" : frame.id + "-item-hint";
  const Html body = block("div", {{"class", frame.component + "__item"}},
                          {control(frame, item, classes({frame.described_by, hint_id})), own_label(frame, item),
                           own_hint(frame, item, hint_id)});
  return concat({body, "\n", conditional(frame, item), "\n"});
}

}  // namespace lintel::web::components
