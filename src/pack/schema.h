#pragma once

#include <string>

namespace lintel::pack {

/// The JSON Schema (2020-12) of a pack file, indented, ending with a new line: packs/pack.schema.json. It is made from
/// the same table as the reader.
std::string pack_schema();

}  // namespace lintel::pack
