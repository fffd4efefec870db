#include "web/components/task_list.h"

namespace lintel::web::components {
namespace {

Html title(const Task& o, const std::string& hint_id, const std::string& status_id) {
  if (o.href.empty()) return block("div", {{"class", unless_empty(o.title.classes)}}, {o.title.text});
  return block("a",
               {{"class", classes({"govuk-link govuk-task-list__link", o.title.classes})},
                {"href", o.href},
                {"aria-describedby", classes({o.hint.empty() ? "" : hint_id, status_id})}},
               {o.title.text});
}

Html status(const TaskStatus& o, const std::string& id) {
  return block("div", {{"class", classes({"govuk-task-list__status", o.classes})}, {"id", id}},
               {o.tag ? tag(*o.tag) : o.text});
}

Html task(const Task& o, const std::string& id) {
  const std::string hint_id = id + "-hint";
  const std::string status_id = id + "-status";
  const Html hint =
      o.hint.empty() ? Html() : block("div", {{"id", hint_id}, {"class", "govuk-task-list__hint"}}, {o.hint});
  const std::string_view with_link = o.href.empty() ? "" : "govuk-task-list__item--with-link";
  return block("li", {{"class", classes({"govuk-task-list__item", with_link, o.classes})}},
               {block("div", {{"class", "govuk-task-list__name-and-hint"}}, {title(o, hint_id, status_id), hint}),
                status(o.status, status_id)}) +
         "\n";
}

}  // namespace

Html task_list(const TaskList& o) {
  Html items;
  std::size_t number = 0;
  for (const Task& each : o.items) items += task(each, o.id_prefix + "-" + std::to_string(++number));
  return block("ul", {{"class", classes({"govuk-task-list", o.classes})}, o.attributes}, {items});
}

}  // namespace lintel::web::components
