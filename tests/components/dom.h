#pragma once
// Markup as a tree to compare: attributes sorted, class names and runs of white space brought to one space (not
// removed: a space between inline elements is seen by the reader), text of textarea and pre as it is.

#include <string>
#include <string_view>

namespace lintel::components_test {

// One line per node, indented, so that two trees differ where their lines differ. A whole document is read as one when
// it starts with a doctype.
std::string dom(std::string_view markup);

}  // namespace lintel::components_test
