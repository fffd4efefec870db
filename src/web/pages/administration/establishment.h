#pragma once

#include <vector>

#include "casework/ports/views.h"
#include "pack/pack.h"

/// The posts that the pack says there should be (L-71 to L-73), and how many are filled.
namespace lintel::web::administration {

struct Post {
  const pack::Establishment* establishment = nullptr;
  int filled = 0;
  int vacant() const { return filled < establishment->posts ? establishment->posts - filled : 0; }
};

/// `staff` are rows of the staff view. Somebody counts for a post when they have its role, in its team or a team of its
/// arm.
std::vector<Post> posts(const pack::Pack& pack, const std::vector<casework::Row>& staff);
int vacancies(const std::vector<Post>& posts);

}  // namespace lintel::web::administration
