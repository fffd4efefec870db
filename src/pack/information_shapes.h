#pragma once

#include "pack/shape.h"

/// How the sharing and keeping of information is written in a pack.
namespace lintel::pack {

template <>
const Shape<SharingAgreements>& shape_of<SharingAgreements>();
template <>
const Shape<Training>& shape_of<Training>();
template <>
const Shape<RecordsPolicy>& shape_of<RecordsPolicy>();

}  // namespace lintel::pack
