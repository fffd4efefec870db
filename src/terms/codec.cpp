#include "terms/codec.h"

namespace lintel::terms {

void fail_codec(std::string_view expected) {
  throw CodecError("expected " + std::string(expected));
}

}  // namespace lintel::terms
