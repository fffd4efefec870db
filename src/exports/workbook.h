#pragma once

#include <string>
#include <vector>

#include "casework/reports/sheet.h"

/// Files for other programs.
namespace lintel::exports {

/// The bytes of an .xlsx file: a page for each sheet, its caption above the table. Every cell is text, so that nothing
/// in it is worked out and an ID keeps its zeros. Throws std::runtime_error when it cannot be written.
std::string workbook(const std::vector<casework::reports::Sheet>& sheets, terms::Instant made_at);

}  // namespace lintel::exports
