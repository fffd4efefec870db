#pragma once

#include <string>
#include <vector>

#include "faulty_store.h"
#include "pack/pack.h"

/// What must hold of a hub at the end of every day, whatever happened in it. Each check says what is wrong, or nothing.
namespace lintel::simulation {

using Complaints = std::vector<std::string>;

/// Everything that was told "saved" is there, as it was then.
Complaints lost_facts(FaultyStore& store, const HubId& hub);
/// Rows of these records are those that their facts give.
Complaints wrong_rows(FaultyStore& store, const HubId& hub, const pack::Pack& pack, const std::set<StreamId>& records);
/// Chains, closing, approvals, overrides and deadlines of one contact.
Complaints broken_rules(const std::vector<Fact>& contact);
/// Where one of these words stands that must stand nowhere but in the protected record.
Complaints leaks(FaultyStore& store, const HubId& hub, const std::vector<std::string>& secrets);

/// Every row of every view as text, for comparing two states of the views.
std::map<std::string, std::multiset<std::string>> all_rows(FaultyStore& store, const HubId& hub);

}  // namespace lintel::simulation
