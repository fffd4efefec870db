#include "casework/views/report_rows.h"

#include "casework/views/contact_rows.h"

namespace lintel::casework {

RecordRows report_rows(const ReportRecord& record) {
  if (!record.exists()) return {.stream = record.stream, .rows = {}};
  const auto& it = record.issued.it;
  const auto* last = record.reissues.empty() ? nullptr : &record.reissues.back();
  return {.stream = record.stream,
          .rows = {{"issued_reports",
                    {record.stream.key, it.name, it.title, it.period, it.period_words, text_or_null(it.district),
                     text_or_null(it.locality), seconds_or_null(record.issued.at), record.issued.by_name,
                     last ? seconds_or_null(last->at) : Value{},
                     std::int64_t{1} + static_cast<std::int64_t>(record.reissues.size())}}}};
}

}  // namespace lintel::casework
