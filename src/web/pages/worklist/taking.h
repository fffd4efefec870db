#pragma once

#include "web/session/route.h"

/// Work given out from the list itself: one takes the next contact, or gives several to somebody.
namespace lintel::web::worklist {

/// A button, for who may take contacts.
Html take_next_form(const Visit& visit);
/// Takes the most pressing contact of one's arm that nobody has and that one may grade or screen. When somebody is
/// quicker, the one after it.
Response take_next(const Visit& visit);

/// Whether they may allocate, and any of these rows can be.
bool any_to_allocate(const Visit& visit, const std::vector<casework::Row>& rows);
/// A box to tick beside a contact that can be allocated; nothing beside others.
Html tick_box(const Visit& visit, const casework::Row& contact);
/// The list with, below it, to whom the ticked ones go.
Html allocating(const Visit& visit, const Html& list, const Mistakes& mistakes, std::string_view view);
/// What is missing before anything can be allocated.
Mistakes allocation_mistakes(const Visit& visit);
/// Each ticked contact by itself: one line says what became of it, and why not.
Response allocate_ticked(const Visit& visit);

}  // namespace lintel::web::worklist
