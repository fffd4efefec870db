#include "storage/append.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "casework/views/well_formed.h"
#include "storage/audit.h"
#include "storage/rows.h"
#include "storage/view_sql.h"

namespace lintel::storage {

namespace {

using namespace casework;

constexpr std::string_view insert_key = R"sql(
INSERT INTO idempotency (hub, key, reply, "at") VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING)sql";
constexpr std::string_view insert_fact = R"sql(
INSERT INTO facts (hub, stream_kind, stream_key, version, type, "at", "by", by_name, pack, rule, source, payload, previous,
  hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING)sql";
constexpr std::string_view insert_message = R"sql(
INSERT INTO outbox (hub, id, about, channel, recipient, subject, body, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING)sql";

std::string_view view(const std::string& text) {
  return text;
}

Command insert(const Fact& fact) {
  return {insert_fact,
          {view(fact.hub.value), view(fact.stream.kind), view(fact.stream.key), static_cast<std::int64_t>(fact.version),
           view(fact.type), seconds_of(fact.at), view(fact.by.value), view(fact.by_name), view(fact.pack),
           view(fact.rule), view(fact.source), Bytes{fact.payload}, view(fact.previous), view(fact.hash)}};
}

Command insert(const OutgoingMessage& message, const HubId& hub, const std::string& about) {
  return {insert_message,
          {view(hub.value), view(message.id), view(about), view(message.channel), view(message.recipient),
           view(message.subject), view(message.body), seconds_of(message.created_at)}};
}

template <class Items, class Stream>
std::vector<std::string> stream_texts(const Items& items, Stream stream) {
  std::vector<std::string> texts;
  for (const auto& item : items) texts.push_back((item.*stream).text());
  return texts;
}

// One append on its way. It may be worked on more than once, so it changes nothing of what it was given.
class AppendJob final : public Job {
 public:
  AppendJob(Append append, std::function<void(AppendResult)> done)
      : append_(std::move(append)),
        done_(std::move(done)),
        row_streams_(stream_texts(append_.rows, &RecordRows::stream)),
        message_streams_(stream_texts(append_.messages, &OutgoingMessage::about)),
        audit_stream_(append_.audit.stream.text()) {
    for (const auto& fact : append_.facts) facts_in_order_.push_back(&fact);
    // Every transaction takes its streams in the same order: two that meet wait, and never for each other.
    std::ranges::sort(facts_in_order_, {}, [](const Fact* fact) { return std::tie(fact->stream, fact->version); });
  }

  bool work(Conn& conn) override {
    result_ = written(conn);
    return std::holds_alternative<Committed>(result_);
  }
  void done() noexcept override { done_(std::move(result_)); }
  void failed(const Error& error) noexcept override {
    if (error.kind() == Error::Kind::unknown) return done_(Unknown{error.what()});
    done_(Failed{error.what()});
  }

 private:
  AppendResult written(Conn& conn) {
    if (auto reply = used_before(conn)) return AlreadyDone{*reply};
    lock_records(conn, append_.hub, row_streams_);
    if (auto taken = write_facts(conn)) return VersionTaken{*taken};
    return write_rest(conn);
  }

  std::optional<std::string> used_before(Conn& conn) {
    if (append_.idempotency_key.empty()) return std::nullopt;
    const auto kept = conn.run(insert_key, {view(append_.hub.value), view(append_.idempotency_key), view(append_.reply),
                                            seconds_of(append_.audit.at)});
    if (kept == 1) return std::nullopt;
    return kept_reply(conn, append_.hub, append_.idempotency_key).value_or("");
  }

  std::optional<StreamId> write_facts(Conn& conn) {
    std::vector<Command> commands;
    for (const Fact* fact : facts_in_order_) commands.push_back(insert(*fact));
    const auto inserted = conn.batch(commands);
    const auto refused = std::ranges::find(inserted, 0);
    if (refused == inserted.end()) return std::nullopt;
    return facts_in_order_[static_cast<std::size_t>(refused - inserted.begin())]->stream;
  }

  AppendResult write_rest(Conn& conn) {
    std::vector<Command> commands;
    for (std::size_t i = 0; i < append_.messages.size(); ++i)
      commands.push_back(insert(append_.messages[i], append_.hub, message_streams_[i]));
    commands.push_back(insert_audit(append_.hub, append_.audit, audit_stream_));
    for (std::size_t i = 0; i < append_.rows.size(); ++i)
      add_replace(commands, append_.hub.value, row_streams_[i], append_.rows[i]);
    const auto changed = conn.batch(commands);
    for (std::size_t i = 0; i < append_.messages.size(); ++i)
      if (changed[i] == 0)
        return Failed{"a message with the id " + append_.messages[i].id + " is already in the outbox"};
    return Committed{};
  }

  const Append append_;
  const std::function<void(AppendResult)> done_;
  const std::vector<std::string> row_streams_;
  const std::vector<std::string> message_streams_;
  const std::string audit_stream_;
  std::vector<const Fact*> facts_in_order_;
  AppendResult result_;
};

// 64 bits of FNV-1a: a lock too many only waits.
std::int64_t lock_number(std::string_view hub, std::string_view stream) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  };
  mix(hub);
  mix("/");
  mix(stream);
  return static_cast<std::int64_t>(hash);
}

}  // namespace

void write_append(Backend& backend, Append append, std::function<void(AppendResult)> done) {
  if (const auto complaint = why_malformed(append)) return done(Failed{*complaint});
  backend.write(std::make_unique<AppendJob>(std::move(append), std::move(done)));
}

std::optional<std::string> kept_reply(Conn& conn, const HubId& hub, const std::string& key) {
  std::optional<std::string> reply;
  conn.each("SELECT reply FROM idempotency WHERE hub = ?1 AND key = ?2", {view(hub.value), view(key)},
            [&](const ResultRow& row) { reply = text_at(row, 0); });
  return reply;
}

void lock_records(Conn& conn, const HubId& hub, std::vector<std::string> streams) {
  if (conn.dialect() == Dialect::sqlite || streams.empty()) return;
  std::vector<std::int64_t> numbers;
  for (const auto& stream : streams) numbers.push_back(lock_number(hub.value, stream));
  std::ranges::sort(numbers);
  std::vector<Command> commands;
  for (const auto number : numbers) commands.push_back({"SELECT pg_advisory_xact_lock(?1)", {number}});
  conn.batch(commands);
}

}  // namespace lintel::storage
