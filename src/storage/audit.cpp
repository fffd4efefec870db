#include "storage/audit.h"

#include <fmt/format.h>

#include "casework/views/well_formed.h"
#include "storage/rows.h"

namespace lintel::storage {

namespace {

using casework::AuditEntry;
using casework::HubId;

constexpr std::string_view insert_entry = R"sql(
INSERT INTO audit (hub, "at", "by", by_name, what, stream, detail, request) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";

std::string_view view(const std::string& text) {
  return text;
}

class RecordJob final : public Job {
 public:
  RecordJob(HubId hub, AuditEntry entry, std::function<void(bool)> done)
      : hub_(std::move(hub)), entry_(std::move(entry)), stream_(entry_.stream.text()), done_(std::move(done)) {}
  bool work(Conn& conn) override {
    const auto command = insert_audit(hub_, entry_, stream_);
    conn.run(command.sql, Params(command.params));
    return true;
  }
  void done() noexcept override { done_(true); }
  void failed(const Error&) noexcept override { done_(false); }

 private:
  const HubId hub_;
  const AuditEntry entry_;
  const std::string stream_;
  const std::function<void(bool)> done_;
};

AuditEntry entry_of(const ResultRow& row) {
  return {.at = instant_at(row, 0),
          .by = casework::StaffId{row.text(1)},
          .by_name = text_at(row, 2),
          .what = text_at(row, 3),
          .stream = terms::stream_id(row.text(4)),
          .detail = text_at(row, 5),
          .request = text_at(row, 6)};
}

}  // namespace

Command insert_audit(const HubId& hub, const AuditEntry& entry, const std::string& stream) {
  return {insert_entry,
          {view(hub.value), seconds_of(entry.at), view(entry.by.value), view(entry.by_name), view(entry.what),
           view(stream), view(entry.detail), view(entry.request)}};
}

void SqlAudit::record(const HubId& hub, AuditEntry entry, std::function<void(bool)> done) {
  if (why_malformed(entry)) return done(false);
  backend_.write(std::make_unique<RecordJob>(hub, std::move(entry), std::move(done)));
}

std::vector<AuditEntry> SqlAudit::entries(const HubId& hub, const Filter& filter) {
  std::string sql = R"sql(SELECT "at", "by", by_name, what, stream, detail, request FROM audit WHERE hub = ?1)sql";
  std::vector<Param> params = {view(hub.value)};
  const auto place = [&](Param param) {
    params.push_back(param);
    return fmt::format("?{}", params.size());
  };
  const std::string stream = filter.stream ? filter.stream->text() : "";
  if (filter.stream) sql += " AND stream = " + place(view(stream));
  if (filter.by) sql += " AND \"by\" = " + place(view(filter.by->value));
  sql += " ORDER BY position DESC LIMIT " + place(std::int64_t{filter.limit});
  sql += " OFFSET " + place(std::int64_t{filter.offset});
  std::vector<AuditEntry> entries;
  backend_.read([&](Conn& conn) {
    entries.clear();
    conn.each(sql, params, [&](const ResultRow& row) { entries.push_back(entry_of(row)); });
  });
  return entries;
}

}  // namespace lintel::storage
