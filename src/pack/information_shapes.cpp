#include "pack/information_shapes.h"

#include "pack/shapes.h"

namespace lintel::pack {

namespace {

constexpr auto about_source = "Where this comes from: the document, its section, the number of the requirement";

}  // namespace

template <>
const Shape<SharingAgreements>& shape_of<SharingAgreements>() {
  static const Shape<SharingAgreements> shape{
      "sharing agreements",
      "That agencies sign an agreement before information is shared with them",
      {
          must<SharingAgreements>("title", &SharingAgreements::title, "What the hub calls them"),
          key<SharingAgreements>("needed_from", &SharingAgreements::needed_from,
                                 "Which agencies; left out, all of them"),
          must<SharingAgreements>("source", &SharingAgreements::source, about_source),
      }};
  return shape;
}

template <>
const Shape<RecordsPolicy>& shape_of<RecordsPolicy>() {
  static const Shape<RecordsPolicy> shape{
      "a policy of records",
      "Whose records are, and how they are stored and kept",
      {
          required(id("id", &RecordsPolicy::id, "Its name: small letters, figures and _")),
          must<RecordsPolicy>("records", &RecordsPolicy::records, "Which records"),
          must<RecordsPolicy>("owner", &RecordsPolicy::owner, "Whose they are"),
          must<RecordsPolicy>("procedure", &RecordsPolicy::procedure, "By whose procedures they are stored"),
          must<RecordsPolicy>("kept", &RecordsPolicy::kept, "How long they are kept"),
          must<RecordsPolicy>("source", &RecordsPolicy::source, about_source),
      }};
  return shape;
}

template <>
const Shape<Training>& shape_of<Training>() {
  static const Shape<Training> shape{
      "training",
      "What the hub learns of agencies for training them together",
      {
          must<Training>("title", &Training::title, "What the hub calls it"),
          id("conversation", &Training::conversation,
             "The yes-or-no question of a request that says whether the family was spoken to first"),
          must<Training>("source", &Training::source, about_source),
      }};
  return shape;
}

}  // namespace lintel::pack
