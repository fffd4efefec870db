#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/records/consultation.h"
#include "web/pages/parts/form.h"

/// Consultations of the advice line as their pages show them.
namespace lintel::web::advice {

struct Shown {
  const Visit& visit;
  const std::vector<casework::Fact>& facts;
  casework::ConsultationRecord record;
  const pack::Pack& pack;  // under which it was taken

  std::string path() const;
};
Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts);

/// The rule of every route of the advice line.
Access access(std::string right, std::string record_kind = "");

/// Titles of the pack's lists; "Not written" for none.
std::string caller_words(const pack::Pack& pack, std::string_view caller);
std::string theme_words(const pack::Pack& pack, std::string_view theme);
std::string result_words(const pack::Pack& pack, std::string_view result);
std::string state_words(const casework::ConsultationRecord& record);

/// Where a referral is made and what callers read first: this line is no way to refer (B-31, B-32).
Html where_to_refer(const pack::Pack& pack);
/// What a caller who suspects significant harm is told (B-35).
Html harm_warning(const pack::Pack& pack);

/// Active staff who hold one of these.
std::vector<parts::Option> staff_with(const Visit& visit, const std::vector<pack::Authority>& authorities);

/// Open consultations: transfers that somebody has still to deal with.
casework::Query open_transfers(const Visit& visit);
/// Those that this person owes something for, as a part of their work; nothing when there are none (B-34).
Html transfers_for(const Visit& visit);

std::vector<Route> list_routes();
std::vector<Route> new_consultation_routes();
std::vector<Route> record_routes();

}  // namespace lintel::web::advice
