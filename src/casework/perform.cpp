#include "casework/perform.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>

#include "base/require.h"
#include "base/sha256.h"
#include "base/text.h"
#include "casework/reply.h"

namespace lintel::casework {

namespace {

constexpr int attempts_at_most = 8;  // a record under constant change still lets somebody in within this many

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};

// What was sent under a key and for which record, so that the key sent again with something else is told apart from a
// repeat.
std::string digest_of(const Doing& doing) {
  std::string all;
  const auto add = [&](std::string_view part) { all += fmt::format("{}:{}", part.size(), part); };
  add(doing.stream.text());
  for (const auto& [name, value] : doing.fields) {
    add(name);
    add(value);
  }
  return base::sha256_hex(all).substr(0, 32);
}

std::string reply_text(const StreamId& stream, std::uint64_t version, const Doing& doing) {
  return fmt::format("{} {} {}", version, stream.text(), digest_of(doing));
}

Result other_words_under_the_key() {
  const terms::RuleId key{"request_key_reused"};
  return Declined{.problems = {},
                  .refusals = {{.rule = key,
                                .reason = std::string(refusal_words(key.value)),
                                .source = {},
                                .todo = "What was sent first is recorded. Look at the record, then open the page again "
                                        "to send the rest."}}};
}

// Replies kept before there were digests are taken for repeats.
Result repeated(const std::string& reply, const Doing& doing) {
  const auto parts = base::split(reply, ' ');
  if (parts.size() > 2 && parts[2] != digest_of(doing)) return other_words_under_the_key();
  return Done{.stream = stream_of_reply(reply), .version = std::stoull(parts.at(0)), .facts = {}, .repeated = true};
}

std::string not_loaded(const std::string& pack) {
  return fmt::format("the pack {} of this record is not loaded", pack);
}

}  // namespace

StreamId stream_of_reply(const std::string& reply) {
  return terms::stream_id(base::split(reply, ' ').at(1));
}

std::string pack_text(const pack::Pack& pack) {
  return pack.code + " " + pack.version;
}

bool has_right_hub_wide(const pack::Pack& in_force, const Actor& actor, std::string_view right) {
  return std::ranges::any_of(actor.roles, [&](const auto& id) {
    const auto* role = in_force.role(id);
    return role && role->sees == "hub" && role->may.contains(std::string(right));
  });
}

bool has_right(const pack::Pack& in_force, const Actor& actor, std::string_view right) {
  return std::ranges::any_of(actor.roles, [&](const auto& id) {
    const auto* role = in_force.role(id);
    return role && role->may.contains(std::string(right));
  });
}

struct Performer::Attempt {
  Doing doing;
  std::function<void(Result)> done;
  int count = 0;

  // Filled anew at every attempt.
  StreamId stream;
  std::map<StreamId, std::vector<Fact>> touched;  // each record as it was, then with the new facts
  std::vector<Fact> fresh_facts;
};

Performer::Performer(Ledger& ledger, Views& views, const PackShelf& packs, Fresh fresh)
    : ledger_(ledger), views_(views), packs_(packs), fresh_(std::move(fresh)) {}

void Performer::perform(Doing doing, std::function<void(Result)> done) {
  auto first = std::make_shared<Attempt>();
  first->doing = std::move(doing);
  first->done = std::move(done);
  attempt(std::move(first));
}

Result Performer::perform_and_wait(Doing doing) {
  auto promise = std::make_shared<std::promise<Result>>();
  auto future = promise->get_future();
  perform(std::move(doing), [promise](Result result) { promise->set_value(std::move(result)); });
  return future.get();
}

void Performer::attempt(std::shared_ptr<Attempt> attempt) {
  auto& doing = attempt->doing;
  const auto answer = [&](Result result) { attempt->done(std::move(result)); };
  const auto* verb = casework::verb(doing.verb);
  base::require(verb != nullptr, "the verb exists: " + doing.verb);

  const auto* in_force = packs_.in_force(doing.hub, doing.now);
  if (!in_force) return answer(NotFound{});
  if (!doing.idempotency_key.empty())
    if (const auto reply = ledger_.reply_to(doing.hub, doing.idempotency_key)) return answer(repeated(*reply, doing));

  attempt->stream = doing.stream;
  if (verb->creates)
    attempt->stream = {std::string(verb->kind), doing.stream.key.empty() ? fresh_.reference() : doing.stream.key};
  const auto& stream = attempt->stream;
  if (stream.kind != verb->kind) return answer(NotFound{});
  const auto facts = ledger_.facts(doing.hub, stream);
  if (facts.empty() != verb->creates && !(facts.empty() && verb->may_begin)) return answer(NotFound{});
  if (!facts.empty() && !may_see(*in_force, doing.actor, stream, facts) &&
      !(verb->also_open_to && verb->also_open_to(*in_force, doing.actor, facts)))
    return answer(NotFound{});

  const auto* pack =
      facts.empty() || verb->under_pack_in_force ? in_force : packs_.version(doing.hub, facts.front().pack);
  if (!pack) return answer(NotSaved{not_loaded(facts.front().pack)});
  Known known;
  const Context context{*pack, doing.actor, doing.now, stream, known, fresh_};
  // The system itself adds a hub's first staff from the command line; nobody signs in as it.
  const bool for_itself = doing.actor == terms::system_actor();
  if (!verb->open_to_referrers && !for_itself && !has_right(*in_force, doing.actor, verb->name))
    return answer(refuse(context, "not_permitted").error());
  if (doing.expected_version && !facts.empty() && facts.back().version > *doing.expected_version)
    return answer(Stale{stream, {facts.begin() + static_cast<std::ptrdiff_t>(*doing.expected_version), facts.end()}});

  const auto look_up = [&](Needs needs) {
    for (const auto& record : needs.records) {
      auto known_of_it = ledger_.facts(doing.hub, record);
      // A contact out of one's sight is as if it were not there: nothing is learned of it and nothing written into it.
      // Somebody who sees no contacts at all, and may link calls to them, goes by the reference that they were told.
      const bool by_sight =
          record.kind == "contact" && (verb->kind == "contact" || has_right(*in_force, doing.actor, "see_contacts"));
      const bool out_of_sight =
          by_sight && !known_of_it.empty() && !may_see(*in_force, doing.actor, record, known_of_it);
      known.records[record] = out_of_sight ? std::vector<Fact>() : std::move(known_of_it);
    }
    for (auto& query : needs.queries) {
      query.hub = doing.hub;
      known.answers.push_back(views_.rows(query));
    }
  };
  if (verb->needs) look_up(verb->needs(facts, doing.fields, stream));
  if (verb->needs_then) look_up(verb->needs_then(doing.fields, known));

  auto decided = verb->decide(facts, doing.fields, context);
  if (!decided) return answer(std::move(decided.error()));

  attempt->touched.clear();
  attempt->fresh_facts.clear();
  attempt->touched[stream] = facts;
  Append append{.hub = doing.hub};
  for (auto& wanted : decided->facts) {
    auto [record, unseen] = attempt->touched.try_emplace(wanted.stream);
    if (unseen) record->second = ledger_.facts(doing.hub, wanted.stream);
    const auto* before = record->second.empty() ? nullptr : &record->second.back();
    Fact fact{.hub = doing.hub,
              .stream = wanted.stream,
              .version = before ? before->version + 1 : 1,
              .type = std::move(wanted.type),
              .at = doing.now,
              .by = doing.actor.id,
              .by_name = doing.actor.name,
              .pack = record->second.empty() ? pack_text(*in_force) : pack_text(*pack),
              .rule = wanted.cited.rule.value,
              .source = std::move(wanted.cited.source),
              .payload = terms::json::serialize(wanted.payload),
              .previous = before ? before->hash : "",
              .hash = {}};
    fact.hash = chain_hash(fact);
    append.facts.push_back(fact);
    record->second.push_back(std::move(fact));
  }
  for (const auto& [touched, all] : attempt->touched) {
    const auto* own = all.empty() ? pack : packs_.version(doing.hub, all.front().pack);
    if (!own) return answer(NotSaved{not_loaded(all.front().pack)});
    append.rows.push_back(rows_of(touched, all, *own));
  }
  append.messages = std::move(decided->messages);
  append.audit = {.at = doing.now,
                  .by = doing.actor.id,
                  .by_name = doing.actor.name,
                  .what = doing.verb,
                  .stream = stream,
                  .detail = {},
                  .request = doing.request};
  append.idempotency_key = doing.idempotency_key;
  const std::uint64_t version = attempt->touched[stream].empty() ? 0 : attempt->touched[stream].back().version;
  append.reply = reply_text(stream, version, doing);
  attempt->fresh_facts = append.facts;

  ledger_.append(std::move(append), [this, attempt, version](AppendResult result) {
    std::visit(
        Overloaded{
            [&](const Committed&) { attempt->done(Done{attempt->stream, version, std::move(attempt->fresh_facts)}); },
            [&](const AlreadyDone& before) { attempt->done(repeated(before.reply, attempt->doing)); },
            [&](const VersionTaken&) {
              // Somebody was quicker. A page that says what it showed is then told; others are simply tried again.
              if (++attempt->count < attempts_at_most) return this->attempt(attempt);
              attempt->done(NotSaved{"the record is being changed by many people at once"});
            },
            [&](const Unknown& unknown) { attempt->done(NotSaved{unknown.why, true}); },
            [&](const Failed& failed) { attempt->done(NotSaved{failed.why}); },
        },
        result);
  });
}

}  // namespace lintel::casework
