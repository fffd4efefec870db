#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/ports/cabinet.h"
#include "pack/problem.h"

/// Versions of a hub's pack as its database keeps them: each as it was, so that old records keep their rules (L-10).
namespace lintel::casework {

struct KeptPack {
  std::vector<pack::SourceFile> files;
  std::optional<terms::Instant> from;  // when it was put in force by somebody; else its own in_force_from counts
  std::string by;                      // who did
};

/// By name ("code version").
std::map<std::string, KeptPack> kept_packs(Cabinet& cabinet, const HubId& hub, terms::Instant now);
std::optional<KeptPack> kept_pack(Cabinet& cabinet, const HubId& hub, const std::string& name, terms::Instant now);
/// In place of what was kept under that name.
void keep_pack_as(Cabinet& cabinet, const HubId& hub, const std::string& name, const KeptPack& kept,
                  terms::Instant now);

/// When this version comes into force: the first moment of its day in London; the beginning of time for a pack that
/// names none.
terms::Instant in_force_since(const KeptPack& kept, const std::optional<terms::Date>& in_force_from);

}  // namespace lintel::casework
