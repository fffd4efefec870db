#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "casework/perform.h"
#include "casework/records/contact.h"
#include "faulty_store.h"

/// How every word begins that no one may see.
inline constexpr std::string_view secret_beginning = "Zq";

/// People who try anything: any verb on any contact with whatever comes to mind, whether or not they may. And members
/// of the public whose names must never be seen, whose requests are sent again until they are told that it was
/// received.
namespace lintel::simulation {

class Mischief {
 public:
  Mischief(casework::Performer& performer, FaultyStore& store, const pack::Pack& pack, HubId hub, std::uint64_t seed)
      : performer_(performer), store_(store), pack_(pack), hub_(std::move(hub)), dice_(seed) {}

  /// Some requests, and some acts on what is there.
  void a_day(terms::Instant at);
  /// Somebody adds a note to this contact, if it is one.
  void note(const StreamId& stream, terms::Instant at);

  /// Words that stand only in what protected referrers and callers said of themselves.
  const std::vector<std::string>& secrets() const { return secrets_; }
  struct Sent {
    std::string key, token, reference;
  };
  /// Requests sent until they were received, each with a word that no other has.
  const std::vector<Sent>& sent() const { return sent_; }
  /// How often each verb was done, and how often it was declined.
  struct Tried {
    int done = 0, declined = 0;
  };
  const std::map<std::string, Tried, std::less<>>& tried() const { return tried_; }

 private:
  std::size_t below(std::size_t n) { return dice_() % n; }
  bool percent(std::size_t share) { return below(100) < share; }
  template <class List>
  const auto& pick(const List& list) {
    return list[below(list.size())];
  }

  void meet_staff();
  void request_from_public(terms::Instant at);
  void call_from_public(terms::Instant at);
  void try_something(const StreamId& contact, terms::Instant at);
  terms::Actor somebody_for(const casework::ContactRecord& record, std::string_view verb);
  terms::Fields fields_for(const casework::ContactRecord& record, std::string_view verb);
  std::string secret(std::string_view what);
  std::string secret_phone();

  casework::Performer& performer_;
  FaultyStore& store_;
  const pack::Pack& pack_;
  HubId hub_;
  std::mt19937_64 dice_;
  std::vector<terms::Actor> staff_;
  std::vector<StreamId> mine_;  // contacts from the public that are followed to their end
  std::vector<std::string> secrets_;
  std::vector<Sent> sent_;
  std::map<std::string, Tried, std::less<>> tried_;
};

}  // namespace lintel::simulation
