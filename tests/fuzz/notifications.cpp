// The reader of files of police notifications: whatever comes, each line is read into a notification of its own
// reference or named with what is wrong.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.h"
#include "casework/verbs/contact/notification_file.h"
#include "casework/verbs/contact/receive_notification.h"
#include "terms/csv.h"

namespace {

using namespace lintel;

void must(bool holds) {
  if (!holds) std::abort();
}

void check(const casework::NotificationFile& file) {
  if (!file.unreadable.empty()) must(file.notifications.empty());
  for (const auto& mistake : file.refused) must(mistake.line > 0 && !mistake.what.empty());
  for (const auto& one : file.notifications) {
    must(!one.lines.empty());
    for (const auto& [name, value] : one.fields)
      must(casework::is_notification_field(name) && base::is_clean_utf8(value));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  int last = 0;
  for (const auto& row : terms::read_csv(text).rows) {
    must(row.line > last && !row.cells.empty());
    last = row.line;
  }
  check(casework::read_notifications_csv(text));
  check(casework::read_notifications_json(text));
  return 0;
}
