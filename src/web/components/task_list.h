#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/components/tag.h"
#include "web/html/html.h"

namespace lintel::web::components {

struct TaskTitle {
  Html text;
  std::string classes;
};

struct TaskStatus {
  Html text;  // "Completed" is plain text; only what still needs doing gets a tag
  std::optional<Tag> tag;
  std::string classes;
};

struct Task {
  TaskTitle title;
  std::string href;  // empty for a task that cannot be started yet
  Html hint;
  TaskStatus status;
  std::string classes;
};

struct TaskList {
  std::vector<Task> items;
  std::string id_prefix = "task-list";
  std::string classes;
  Attributes attributes;
};

Html task_list(const TaskList& list);

}  // namespace lintel::web::components
