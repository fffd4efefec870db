#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "terms/fields.h"
#include "web/html/html.h"
#include "web/session/visit.h"

/// What somebody types before they send it, kept by the server as they type: each person's own, for 30 days.
///
///   el("form", {{"method", "post"}, {"action", path}, draft_attributes("screening-" + reference)}, {form_frame(visit,
///   version), ...}) const auto kept = draft(visit, "screening-" + reference);   // when the page is shown
///   discard_draft(visit, "screening-" + reference);              // when it is done
namespace lintel::web {

/// `id` is letters, digits and "-._", at most 100; it names form and record.
std::optional<terms::Fields> draft(const Visit& visit, std::string_view id);
void keep_draft(const Visit& visit, std::string_view id, const terms::Fields& fields);
void discard_draft(const Visit& visit, std::string_view id);
/// For the form element: the script then keeps the draft at POST /drafts/{id}.
Attributes draft_attributes(std::string_view id);
bool is_draft_id(std::string_view id);

/// What was typed in this request; else what the draft holds; else nothing.
terms::Fields typed_or_draft(const Visit& visit, std::string_view id);

/// Fields as the cabinet keeps them: drafts, and what somebody chose for their lists.
std::string fields_text(const terms::Fields& fields);
terms::Fields fields_from_text(std::string_view text);

}  // namespace lintel::web
