#include "signin/seal.h"

#include <gtest/gtest.h>

namespace lintel::signin {
namespace {

unsigned char next = 0;
std::string counted(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count) bytes += static_cast<char>(++next);
  return bytes;
}
const std::string key(Seal::key_bytes, 'k');

TEST(seal, opens_what_it_sealed_and_never_writes_it_the_same_twice) {
  const Seal seal(key, counted);
  const auto one = seal.sealed("MZXW6YTBOI", "totp/north/MEER"), other = seal.sealed("MZXW6YTBOI", "totp/north/MEER");
  EXPECT_NE(one, other);
  EXPECT_FALSE(one.contains("MZXW6YTBOI"));
  EXPECT_EQ(seal.opened(one, "totp/north/MEER"), "MZXW6YTBOI");
  EXPECT_EQ(seal.opened(seal.sealed("", "p"), "p"), "");
}

TEST(seal, opens_nothing_with_another_key_for_another_purpose_or_altered) {
  const Seal seal(key, counted), other(std::string(Seal::key_bytes, 'o'), counted);
  const auto sealed = seal.sealed("secret", "totp/north/MEER");
  EXPECT_EQ(other.opened(sealed, "totp/north/MEER"), std::nullopt);
  EXPECT_EQ(seal.opened(sealed, "totp/north/OMAR"), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto altered = sealed;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(seal.opened(altered, "totp/north/MEER"), std::nullopt) << i;
  }
  for (const auto* text : {"", "secret", "sealed:", "sealed:AAAA", "sealed:!"})
    EXPECT_EQ(seal.opened(text, "totp/north/MEER"), std::nullopt) << text;
}

}  // namespace
}  // namespace lintel::signin
