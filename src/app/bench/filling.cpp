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

bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char like) {
           return like == '0' ? c >= '0' && c <= '9' : c == like;
         });
}

// The contacts of one family that came to their end, with the people in them: told again, ids and times are replaced
// where they stand.
class Story {
 public:
  Story(std::vector<Fact> facts, int contacts) : facts_(std::move(facts)), contacts_(contacts) {
    for (const auto& fact : facts_)
      if (fact.version == 1) ids_.push_back(fact.stream.key);
    for (const auto& fact : facts_) places_.push_back(places_in(fact.payload));
  }
  int contacts() const { return contacts_; }

  /// `number` is of this telling alone: no two have the same new ids, and few the same dates of birth.
  casework::Append told(std::uint64_t number, std::chrono::seconds earlier) const {
    const Telling telling{renamed(number), earlier, std::chrono::days{number * 17 % 1000}};
    casework::Append append{.hub = facts_.front().hub};
    std::map<StreamId, std::string> last_hash;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      Fact fact = facts_[i];
      fact.stream.key = telling.renamed.at(fact.stream.key);
      fact.at -= earlier;
      tell(fact.payload, places_[i], telling);
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
  enum class What { id, instant, date };
  struct Place {
    std::size_t at = 0;
    std::size_t length = 0;
    What what = What::id;
  };
  struct Telling {
    std::map<std::string, std::string, std::less<>> renamed;
    std::chrono::seconds earlier;
    std::chrono::days younger;
  };

  // References are numbered anew; the longer ids keep their end, which is theirs alone.
  static std::string new_id(const std::string& old, std::uint64_t number, std::size_t which) {
    const auto place = number * 64 + which % 64;
    if (old.size() == 9) return in_letters(place >> 20, 4) + "-" + in_letters(place, 4);
    return in_letters(number, 8) + in_letters(which, 2) + old.substr(10);
  }
  std::map<std::string, std::string, std::less<>> renamed(std::uint64_t number) const {
    std::map<std::string, std::string, std::less<>> names;
    for (std::size_t i = 0; i < ids_.size(); ++i) names[ids_[i]] = new_id(ids_[i], number, i);
    return names;
  }

  std::vector<Place> places_in(std::string_view payload) const {
    std::vector<Place> found;
    for (auto open = payload.find('"'); open != std::string_view::npos; open = payload.find('"', open + 1)) {
      const auto text = payload.substr(open + 1, payload.find('"', open + 1) - open - 1);
      const auto add = [&](What what) { found.push_back({open + 1, text.size(), what}); };
      if (has_shape(text, "0000-00-00T00:00:00Z"))
        add(What::instant);
      else if (has_shape(text, "0000-00-00"))
        add(What::date);
      else if (std::ranges::find(ids_, text) != ids_.end())
        add(What::id);
    }
    return found;
  }

  static std::string anew(std::string_view old, What what, const Telling& telling) {
    if (what == What::instant) return terms::iso_text(*terms::instant_from_iso(old) - telling.earlier);
    if (what == What::id) return telling.renamed.find(old)->second;
    return terms::iso_text(terms::Date{std::chrono::sys_days{*terms::date_from_iso(old)} - telling.younger});
  }
  static void tell(std::string& payload, const std::vector<Place>& places, const Telling& telling) {
    for (const auto& place : places) {
      const auto old = std::string_view(payload).substr(place.at, place.length);
      payload.replace(place.at, place.length, anew(old, place.what, telling));
    }
  }

  std::vector<Fact> facts_;
  int contacts_;
  std::vector<std::string> ids_;
  std::vector<std::vector<Place>> places_;
};

using Streams = std::set<StreamId>;

Streams people_of(const std::vector<Fact>& contact) {
  Streams people;
  for (const auto& subject : casework::fold_contact(contact).received.subjects)
    people.insert({"person", subject.person.value});
  return people;
}

// Contacts that have somebody in common, with all their people.
std::vector<Streams> families_of(const std::map<StreamId, std::vector<Fact>>& records) {
  std::vector<Streams> all;
  for (const auto& [stream, facts] : records) {
    if (stream.kind != "contact" || facts.back().type != "ContactClosed") continue;
    Streams family = people_of(facts);
    const auto same = [&](const Streams& other) {
      return std::ranges::any_of(other, [&](const auto& one) { return one.kind == "person" && family.contains(one); });
    };
    for (auto known = std::ranges::find_if(all, same); known != all.end(); known = std::ranges::find_if(all, same)) {
      family.merge(*known);
      all.erase(known);
    }
    family.insert(stream);
    all.push_back(std::move(family));
  }
  return all;
}

std::vector<Story> stories(const std::map<StreamId, std::vector<Fact>>& records) {
  std::vector<Story> all;
  for (const auto& family : families_of(records)) {
    std::vector<Fact> facts;
    int contacts = 0;
    for (const auto& stream : family) {
      const auto found = records.find(stream);
      if (found == records.end()) continue;
      std::ranges::copy(found->second, std::back_inserter(facts));
      contacts += stream.kind == "contact";
    }
    all.emplace_back(std::move(facts), contacts);
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
  for (std::uint64_t number = 1; done < contacts && std::chrono::steady_clock::now() < until; ++number) {
    const auto telling = static_cast<int>(number / all.size()) + 1;
    const auto& story = all[number % all.size()];
    pouring.append(story.told(number, std::chrono::weeks{weeks_lived} * telling));
    done += story.contacts();
    progress.at(done, contacts);
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
  const Shelf shelf(checked_pack(settings.packs, hub.value), settings.packs, drawers, system_now());
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
