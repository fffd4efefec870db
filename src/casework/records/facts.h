#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "casework/ports/ledger.h"
#include "terms/codec.h"

/// How a struct becomes a fact: describe it with LINTEL_FACT(Name, members...) in the namespace it stands in.
namespace lintel::casework {

/// The rule of the pack that applied to a fact, and where that rule comes from.
struct Cited {
  terms::RuleId rule;
  std::string source;
};

/// A fact that a verb wants appended; perform gives it its version, time, author and hash.
struct NewFact {
  StreamId stream;
  std::string type;
  terms::json::value payload;
  Cited cited;
};

#define LINTEL_FACT(Name, ...)                               \
  BOOST_DESCRIBE_STRUCT(Name, (), (__VA_ARGS__))             \
  inline constexpr std::string_view fact_type(const Name*) { \
    return #Name;                                            \
  }

template <class F>
NewFact new_fact(const StreamId& stream, const F& payload, Cited cited = {}) {
  return {stream, std::string(fact_type(static_cast<const F*>(nullptr))), terms::to_json(payload), std::move(cited)};
}

/// Parsed payloads up to about this many bytes need no allocation.
inline constexpr std::size_t payload_usual = 8192;

/// Applies a stored fact to a record by the overload of `apply(record, payload, fact)` for its type. A type that is not
/// in the list (written by a newer program) is left out: the fold must never fail on what it need not know.
template <class Record, class... Fs>
void apply_fact(Record& record, const Fact& fact, boost::mp11::mp_list<Fs...>) {
  const auto try_one = [&]<class F>(const F* type) {
    if (fact.type != fact_type(type)) return false;
    std::array<unsigned char, payload_usual> space;
    terms::json::monotonic_resource memory(space.data(), space.size());
    apply(record, terms::from_json<F>(terms::json::parse(fact.payload, &memory)), fact);
    return true;
  };
  (void)(try_one(static_cast<const Fs*>(nullptr)) || ...);
}

}  // namespace lintel::casework
