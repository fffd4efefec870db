#pragma once

#include <string>
#include <vector>

#include "casework/reports/period.h"
#include "casework/reports/sheet.h"
#include "pack/pack.h"

/// The table of contacts that a hub issues for each month (P-44 to P-50): contacts by the local day they came (D-48), a
/// line for each child, no names. In it are contacts decided with one of the outcomes that the pack lists: what is not
/// decided, or decided otherwise, is in no table that goes beyond the hub (D-28).
namespace lintel::casework::reports {

/// What a reader must know is missing. It stands beside the table and is not issued with it.
struct Incomplete {
  std::string reference;  // of the contact
  std::string why;        // "not decided yet: not in the table", "ID is empty"
};

struct MonthlyTable {
  Sheet sheet;
  std::vector<std::string> references;  // of the contact behind each line
  std::vector<Incomplete> incomplete;   // by reference
};

/// Rows of the views "contacts", "contact_children" and "answers", of one period.
struct MonthlyRows {
  std::vector<Row> contacts, children, answers;
};
std::vector<Query> monthly_queries(const Period& period);  // what gives them, in this order

/// `districts`: only these, by id; empty: all, and contacts of no known district too. What is missing is an empty cell.
/// Lines go by the first column, numbers by their size, those without it last.
MonthlyTable monthly_table(const pack::Pack& pack, const MonthlyRows& rows,
                           const std::vector<std::string>& districts = {});

/// A district as it is printed; empty when the pack has none such.
std::string printed_district(const pack::Pack& pack, const std::string& district);
/// The district of this name, id or other name, however it is capitalised; null when there is none (D-29).
const pack::District* district_called(const pack::Pack& pack, std::string_view name);

}  // namespace lintel::casework::reports
