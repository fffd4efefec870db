#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "terms/fields.h"

/// A file of police notifications: what of it can be received, and what cannot and why.
namespace lintel::casework {

/// One notification of a file, as receive_notification takes it.
struct FiledNotification {
  std::string police_reference;  // as written
  terms::Fields fields;
  std::vector<int> lines;        // where its parts stand; of JSON its place in the list, from 1
  std::vector<int> child_lines;  // where each child stands, in the order of "children.<n>"
};
struct FiledMistake {
  int line = 0;
  std::string police_reference;  // empty when it could not be read
  std::string what;
};
struct NotificationFile {
  std::vector<FiledNotification> notifications;
  std::vector<FiledMistake> refused;
  std::string unreadable;  // the whole file: nothing of it is taken
};

/// One line for each child. Lines of one police reference are one notification, wherever they stand; what is said of
/// the incident stands on the first of them, and on the others the same or nothing. A line in which something is wrong
/// keeps the whole notification out. Column names are those of the API, of children with child_ before them.
NotificationFile read_notifications_csv(std::string_view text);
/// A list of notifications as the API takes them, or one.
NotificationFile read_notifications_json(std::string_view text);

/// The line of a mistake that the verb found: of "children.2.born" the line of the second child.
int line_of(const FiledNotification& notification, std::string_view field);

/// The columns that a CSV file can have.
const std::vector<std::string>& notification_columns();

}  // namespace lintel::casework
