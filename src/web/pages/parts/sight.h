#pragma once

#include <set>
#include <string>
#include <vector>

#include "casework/ports/views.h"
#include "pack/pack.h"
#include "terms/actor.h"
#include "web/session/visit.h"

/// Which contacts somebody may find in lists: the same as casework::may_see lets them open.
namespace lintel::web::parts {

/// The version of the pack under which a record was begun, by the text that facts keep; that in force where it is not
/// on the shelf.
const pack::Pack& pack_of(const Visit& visit, std::string_view kept);

enum class Scope { none, team, arm, hub };
Scope scope_of(const pack::Pack& pack, const terms::Actor& actor);

/// Tests of which one at least must hold for a row of "contacts"; none for somebody who sees the whole hub.
std::vector<casework::Test> in_sight(const pack::Pack& pack, const terms::Actor& actor);
/// Narrows a query of contacts to what they may see. A query that has alternatives of its own must keep within one arm
/// or team by itself.
void keep_in_sight(casework::Query& query, const Visit& visit);
/// The references among these that they may open.
std::vector<std::string> visible(const Visit& visit, const std::vector<std::string>& references);

/// "practice_manager@mash" and "practice_manager": how facts and rows name the roles that this person holds.
std::vector<std::string> held_roles(const terms::Actor& actor);

casework::Test equals(std::string column, std::string value);
casework::Test equals(std::string column, std::int64_t value);
casework::Test any_of(std::string column, const std::vector<std::string>& values);
casework::Test is_null(std::string column);

/// Everybody who works in the hub now, by name.
casework::Query staff_at_work(const Visit& visit);

/// Records that something was looked for or opened, before it is shown. False: it could not be recorded, so show
/// nothing.
bool audited(const Visit& visit, std::string what, const casework::StreamId& stream, std::string detail);
/// The same of several records ("family/7K3M-9QWX") at once.
bool audited_each(const Visit& visit, const std::string& what, const std::set<std::string>& records,
                  const std::string& detail);

}  // namespace lintel::web::parts
