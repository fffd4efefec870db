#include "storage/outbox.h"

#include "storage/rows.h"

namespace lintel::storage {

namespace {

constexpr std::string_view select_waiting = R"sql(
SELECT id, about, channel, recipient, subject, body, created_at FROM outbox WHERE hub = ?1 ORDER BY position LIMIT ?2)sql";

casework::OutgoingMessage message_of(const ResultRow& row) {
  return {.id = text_at(row, 0),
          .about = terms::stream_id(row.text(1)),
          .channel = text_at(row, 2),
          .recipient = text_at(row, 3),
          .subject = text_at(row, 4),
          .body = text_at(row, 5),
          .created_at = instant_at(row, 6)};
}

}  // namespace

std::vector<casework::OutgoingMessage> SqlOutbox::waiting(const casework::HubId& hub, int limit) {
  std::vector<casework::OutgoingMessage> messages;
  backend_.read([&](Conn& conn) {
    messages.clear();
    conn.each(select_waiting, {std::string_view(hub.value), std::int64_t{limit}},
              [&](const ResultRow& row) { messages.push_back(message_of(row)); });
  });
  return messages;
}

}  // namespace lintel::storage
