#include "casework/views/agreement_rows.h"

namespace lintel::casework {

// In the order of the columns in meeting_tables.cpp.
RecordRows agreement_rows(const AgreementRecord& record) {
  if (record.all.empty()) return {record.stream, {}};
  const auto& it = record.all.back().it;
  const auto ended = record.ended ? Value(terms::iso_text(record.ended->it.ended_on)) : Value{};
  return {record.stream,
          {{"agreements",
            {it.agency, it.agency_name, terms::iso_text(it.signed_on), it.version, terms::iso_text(it.review_by),
             it.document, record.all.back().by_name, ended, std::int64_t{!record.ended.has_value()}}}}};
}

}  // namespace lintel::casework
