#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "casework/ports/ledger.h"
#include "casework/ports/views.h"

/// What every store refuses alike, before it touches anything.
namespace lintel::casework {

/// What is wrong with an append, or nothing: an unknown view table, a row that does not fit its table, a text that is
/// not clean UTF-8 (payloads excepted: they are bytes), a fact of another hub.
std::optional<std::string> why_malformed(const Append& append);
std::optional<std::string> why_malformed(const RecordRows& record);
std::optional<std::string> why_malformed(const AuditEntry& entry);

/// Throws base::Fault when one of them is malformed.
void require_well_formed(const std::vector<RecordRows>& records);
/// Throws base::Fault when one of them is not clean UTF-8: names and values of a Cabinet.
void require_clean(std::initializer_list<std::string_view> texts);

/// Throws base::Fault when a query names a table or column that does not exist, or tests a column with values of
/// another kind or number.
void require_well_formed(const Query& query);
/// The same for the column of Views::counts.
void require_column(const Query& query, std::string_view column);

}  // namespace lintel::casework
