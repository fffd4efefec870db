#pragma once

#include "pack/shape.h"

/// How meetings are written in a pack.
namespace lintel::pack {

template <>
const Shape<StandingItem>& shape_of<StandingItem>();
template <>
const Shape<MeetingKind>& shape_of<MeetingKind>();

}  // namespace lintel::pack
