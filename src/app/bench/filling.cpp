#include "app/bench/filling.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>

#include "app/bench/bench.h"
#include "app/demo/borough.h"
#include "app/failure.h"
#include "app/progress.h"
#include "app/upkeep.h"
#include "base/require.h"
#include "base/text.h"
#include "casework/memory/memory_store.h"
#include "casework/records/contact.h"
#include "domain/people/people.h"

namespace lintel::app::bench {

namespace {

using casework::Fact;
using casework::StreamId;
using terms::Instant;

constexpr int weeks_lived = 3;
constexpr int families = 400;
constexpr std::chrono::seconds filling_at_most{240};
constexpr int appends_waiting = 1000;
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string in_letters(std::uint64_t number, std::size_t count) {
  std::string text(count, '0');
  for (auto it = text.rbegin(); it != text.rend(); ++it, number /= letters.size())
    *it = letters[number % letters.size()];
  return text;
}

casework::Fresh fresh_from(std::uint64_t seed) {
  auto dice = std::make_shared<std::mt19937_64>(seed);
  return {.reference = [dice] { return in_letters((*dice)(), 4) + "-" + in_letters((*dice)(), 4); },
          .id = [dice] { return in_letters((*dice)(), 12) + in_letters((*dice)(), 12); }};
}

// Every record of some weeks, in memory, by stream.
std::map<StreamId, std::vector<Fact>> lived(const Shelf& shelf, const terms::HubId& hub, Instant now) {
  casework::MemoryStore memory;
  casework::Performer performer(memory, memory, shelf, fresh_from(1));
  demo::live(performer, memory, shelf, hub, {.seed = 1, .families = families, .weeks = weeks_lived, .now = now}, {});
  std::map<StreamId, std::vector<Fact>> records;
  memory.scan(hub, [&](const Fact& fact) { records[fact.stream].push_back(fact); });
  return records;
}

bool is_instant(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00Z";
  return text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char like) {
           return like == '0' ? c >= '0' && c <= '9' : c == like;
         });
}

// A contact that came to its end, with the people it brought: told again, ids and instants are replaced where they
// stand.
class Story {
 public:
  explicit Story(std::vector<Fact> facts) : facts_(std::move(facts)) {
    for (const auto& fact : facts_)
      if (fact.version == 1) ids_.push_back(fact.stream.key);
    for (const auto& fact : facts_) places_.push_back(places_in(fact.payload));
  }

  /// `number` is of this telling alone: no two have the same new ids.
  casework::Append told(std::uint64_t number, std::chrono::seconds earlier) const {
    std::map<std::string, std::string, std::less<>> renamed;
    for (std::size_t i = 0; i < ids_.size(); ++i) renamed[ids_[i]] = new_id(ids_[i], number, i);
    casework::Append append{.hub = facts_.front().hub};
    std::map<StreamId, std::string> last_hash;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      Fact fact = facts_[i];
      fact.stream.key = renamed.at(fact.stream.key);
      fact.at -= earlier;
      replace(fact.payload, places_[i], renamed, earlier);
      fact.previous = last_hash[fact.stream];
      fact.hash = casework::chain_hash(fact);
      last_hash[fact.stream] = fact.hash;
      append.facts.push_back(std::move(fact));
    }
    const auto& first = append.facts.front();
    append.audit = {.at = first.at,
                    .by = first.by,
                    .by_name = first.by_name,
                    .what = "receive_request",
                    .stream = first.stream,
                    .detail = {},
                    .request = {}};
    return append;
  }

 private:
  struct Place {
    std::size_t at = 0;
    std::size_t length = 0;
    bool instant = false;
  };

  // A contact's number is spread over its reference; the longer ids keep their beginning, which is theirs alone.
  static std::string new_id(const std::string& old, std::uint64_t number, std::size_t which) {
    if (old.size() == 9) return in_letters(number >> 20, 4) + "-" + in_letters(number, 4);
    return in_letters(number, 8) + in_letters(which, 2) + old.substr(10);
  }

  std::vector<Place> places_in(std::string_view payload) const {
    std::vector<Place> found;
    for (auto open = payload.find('"'); open != std::string_view::npos; open = payload.find('"', open + 1)) {
      const auto text = payload.substr(open + 1, payload.find('"', open + 1) - open - 1);
      if (is_instant(text))
        found.push_back({open + 1, text.size(), true});
      else if (std::ranges::find(ids_, text) != ids_.end())
        found.push_back({open + 1, text.size(), false});
    }
    return found;
  }

  static void replace(std::string& payload, const std::vector<Place>& places,
                      const std::map<std::string, std::string, std::less<>>& renamed, std::chrono::seconds earlier) {
    for (const auto& place : places) {
      const std::string_view old = std::string_view(payload).substr(place.at, place.length);
      const auto anew =
          place.instant ? terms::iso_text(*terms::instant_from_iso(old) - earlier) : renamed.find(old)->second;
      payload.replace(place.at, place.length, anew);
    }
  }

  std::vector<Fact> facts_;
  std::vector<std::string> ids_;
  std::vector<std::vector<Place>> places_;
};

std::vector<Story> stories(const std::map<StreamId, std::vector<Fact>>& records) {
  std::vector<Story> all;
  std::set<StreamId> told;
  for (const auto& [stream, facts] : records) {
    if (stream.kind != "contact" || facts.back().type != "ContactClosed") continue;
    auto mine = facts;
    for (const auto& subject : casework::fold_contact(facts).received.subjects) {
      const StreamId person{"person", subject.person.value};
      const auto found = records.find(person);
      if (found != records.end() && told.insert(person).second)
        std::ranges::copy(found->second, std::back_inserter(mine));
    }
    all.emplace_back(std::move(mine));
  }
  return all;
}

// Appends without waiting for each, and for all of them at the end.
class Pouring {
 public:
  explicit Pouring(casework::Ledger& ledger) : ledger_(ledger) {}
  ~Pouring() { drained(); }
  void append(casework::Append append) {
    {
      std::unique_lock lock(mutex_);
      fewer_.wait(lock, [&] { return waiting_ < appends_waiting; });
      ++waiting_;
    }
    ledger_.append(std::move(append), [this](casework::AppendResult result) {
      const std::lock_guard lock(mutex_);
      if (!std::holds_alternative<casework::Committed>(result)) failed_ = true;
      --waiting_;
      fewer_.notify_all();
    });
  }
  bool drained() {
    std::unique_lock lock(mutex_);
    fewer_.wait(lock, [&] { return waiting_ == 0; });
    return !failed_;
  }

 private:
  casework::Ledger& ledger_;
  std::mutex mutex_;
  std::condition_variable fewer_;
  int waiting_ = 0;
  bool failed_ = false;
};

casework::Append as_it_was(const std::vector<Fact>& facts) {
  casework::Append append{.hub = facts.front().hub};
  append.facts = facts;
  const auto& first = facts.front();
  append.audit = {.at = first.at,
                  .by = first.by,
                  .by_name = first.by_name,
                  .what = "filled",
                  .stream = first.stream,
                  .detail = {},
                  .request = {}};
  return append;
}

int pour(casework::Ledger& ledger, const std::map<StreamId, std::vector<Fact>>& records, int contacts) {
  Pouring pouring(ledger);
  int done = 0;
  for (const auto& [stream, facts] : records) {
    done += stream.kind == "contact";
    pouring.append(as_it_was(facts));
  }
  const auto all = stories(records);
  base::require(!all.empty(), "some contacts came to their end");
  Progress progress("Filling a hub, contact");
  const auto until = std::chrono::steady_clock::now() + filling_at_most;
  for (std::uint64_t number = 1; done < contacts && std::chrono::steady_clock::now() < until; ++number, ++done) {
    const auto telling = static_cast<int>(number / all.size()) + 1;
    pouring.append(all[number % all.size()].told(number, std::chrono::weeks{weeks_lived} * telling));
    if (done % 100 == 0) progress.at(done, contacts);
  }
  if (!pouring.drained()) throw Failure(exit_codes::world, "the benchmark's database could not be filled");
  return done;
}

std::string fresh_nhs_number(int& counter) {
  for (;;) {
    const auto nine = fmt::format("999{:06}", counter++ % 1'000'000);
    for (char check = '0'; check <= '9'; ++check)
      if (domain::nhs_number(nine + check)) return nine + check;
  }
}

void add_person(terms::Fields& fields, const std::string& item, const casework::Subject& subject, int& counter) {
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) fields.emplace(item + name, value);
  };
  add("given_name", subject.given_name);
  add("family_name", subject.family_name);
  add("sex", subject.sex);
  add("born", subject.born ? terms::iso_text(*subject.born) : "");
  add("nhs_number", subject.child ? fresh_nhs_number(counter) : "");
  add("address", subject.address);
  add("postcode", subject.postcode);
  add("school", subject.school);
  add("ethnicity", subject.ethnicity);
  add("first_language", subject.first_language);
  add("relation", subject.relation);
  add("parental_responsibility", subject.parental_responsibility ? "yes" : "no");
}

terms::Fields request_of(const casework::ContactReceived& received, int& counter) {
  terms::Fields fields{{"channel", received.channel},
                       {"referrer_kind", received.referrer.kind},
                       {"referrer_name", received.referrer.name},
                       {"referrer_agency", received.referrer.agency},
                       {"referrer_role", received.referrer.role},
                       {"referrer_phone", received.referrer.phone},
                       {"referrer_email", received.referrer.email}};
  for (const auto& [id, text] : received.answers) fields.emplace("answers." + id, text);
  int child = 0, other = 0;
  for (const auto& subject : received.subjects)
    add_person(fields, subject.child ? fmt::format("children.{}.", ++child) : fmt::format("household.{}.", ++other),
               subject, counter);
  return fields;
}

}  // namespace

std::string fill(OpenHub& hub, int contacts) {
  int done = 0;
  const double filling =
      seconds_of([&] { done = pour(hub.store->ledger(), lived(*hub.shelf, hub.hub, system_now()), contacts); });
  const double rebuilt = seconds_of([&] { rebuild(hub.store->ledger(), hub.store->views(), *hub.shelf, hub.hub); });
  return fmt::format("a hub with {} contacts ({}) in {} facts, filled in {:.0f} s and its views made in {:.0f} s",
                     figure(done, ""), done < contacts ? "time ran out" : "as asked",
                     figure(static_cast<double>(hub.store->ledger().fact_count(hub.hub)), ""), filling, rebuilt);
}

std::vector<terms::Fields> requests(const Settings& settings, std::size_t count) {
  casework::MemoryStore drawers;
  const terms::HubId hub{hub_code(settings)};
  const Shelf shelf(hub, settings.packs, drawers, system_now());
  std::vector<casework::ContactReceived> received;
  for (const auto& [stream, facts] : lived(shelf, hub, system_now()))
    if (stream.kind == "contact") received.push_back(casework::fold_contact(facts).received);
  std::erase_if(received, [](const auto& one) { return !one.referrer.professional(); });
  base::require(!received.empty(), "professionals sent requests");
  std::vector<terms::Fields> all;
  int counter = 0;
  for (std::size_t i = 0; i < count; ++i) all.push_back(request_of(received[i % received.size()], counter));
  return all;
}

}  // namespace lintel::app::bench
