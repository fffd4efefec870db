#pragma once

#include <map>
#include <string>

#include "pack/pack.h"

/// Requests that a pack's form accepts, made from the form itself.
namespace lintel::simulation {

/// The least that the form of a channel asks, with `worry` as what the sender worries about.
std::map<std::string, std::string> least_answers(const pack::Pack& pack, const std::string& channel,
                                                 const std::string& worry);

/// A whole request of a professional as JSON, as /api/v1 and `lintel receive` take it.
std::string request_json(const pack::Pack& pack, const std::string& worry);

}  // namespace lintel::simulation
