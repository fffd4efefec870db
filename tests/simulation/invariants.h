#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "faulty_store.h"
#include "pack/pack.h"

/// What must hold of a hub at the end of every day, whatever happened in it. Each check says what is wrong, or nothing.
namespace lintel::simulation {

using Complaints = std::vector<std::string>;

/// Every row of every view as text, by record.
using RowTexts = std::map<std::string, std::multiset<std::string>>;
RowTexts all_rows(FaultyStore& store, const HubId& hub);

/// Everything that was told "saved" is there, as it was then. `from`: the first of the acknowledged facts to look for.
Complaints lost_facts(FaultyStore& store, const HubId& hub, std::size_t from = 0);
/// The rows of these records are those that their facts give.
Complaints wrong_rows(FaultyStore& store, const HubId& hub, const pack::Pack& pack, const std::set<StreamId>& records,
                      const RowTexts& rows);
/// The chain of one record.
Complaints broken_chain(const std::vector<Fact>& record);
/// Closing, approvals, overrides and deadlines of one contact.
Complaints broken_rules(const std::vector<Fact>& contact);
/// Where in these records, in any list or in any message one of these words stands that must stand nowhere but in the
/// protected record.
Complaints leaks(FaultyStore& store, const HubId& hub, const std::set<StreamId>& records, const RowTexts& rows,
                 const std::vector<std::string>& secrets);

}  // namespace lintel::simulation
