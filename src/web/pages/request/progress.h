#pragma once

#include <string>
#include <vector>

#include "casework/verbs/contact/receive_request.h"
#include "web/pages/request/kept.h"

/// What of a request is there and what is missing.
namespace lintel::web::request {

/// The fields as receive_request reads them, with the channel and only the answers that are asked for.
terms::Fields fields_to_send(const pack::Pack& pack, const KeptRequest& request, std::string_view channel);
casework::ReceiveRequest as_request(const terms::Fields& fields);

/// Every mistake that receive_request would find, by the section whose page mends it.
std::vector<terms::Problem> mistakes_in(const pack::Pack& pack, const KeptRequest& request, Instant now);
/// "referrer", or the id of the form's section to which a field belongs.
std::string section_of(const pack::Pack& pack, std::string_view field);
/// The page, and the place on it, where a mistake is mended.
std::string place_to_mend(const pack::Pack& pack, std::string_view field);

enum class Progress { not_started, in_progress, completed };
Progress progress_of(const pack::Pack& pack, const KeptRequest& request, const std::string& section,
                     const std::vector<terms::Problem>& mistakes);

/// Of a list of people: those that were typed, by number.
std::vector<std::pair<std::string, terms::Fields>> people_in(const KeptRequest& request, std::string_view list);
/// "Maisie Harrowgate", "Unborn child", "Somebody without a name".
std::string person_name(const terms::Fields& person);

}  // namespace lintel::web::request
