#include "casework/records/protected_referrer.h"

#include <gtest/gtest.h>

#include "casework/verbs/call/trial.h"

namespace lintel::casework {

TEST(ProtectedReferrer, stands_in_a_stream_named_after_what_it_is_about) {
  EXPECT_EQ(referrer_stream({"contact", "7K3M-9QWX"}).text(), "referrer/contact-7K3M-9QWX");
  EXPECT_EQ(referrer_stream({"call", "7K3M-9QWX"}).text(), "referrer/call-7K3M-9QWX");
}

TEST(ProtectedReferrer, reads_back_who_it_was_and_what_it_is_about) {
  Trial trial({});
  const StreamId about{"contact", "7K3M-9QWX"};
  trial.put(referrer_identity(about, {.name = "Olwen Tarrant", .phone = "01632 960222", .wishes_not_told = true}));
  const auto record = fold_referrer(trial.facts(referrer_stream(about)));
  EXPECT_TRUE(record.exists());
  EXPECT_EQ(record.identity.about, about);
  EXPECT_EQ(record.identity.name, "Olwen Tarrant");
  EXPECT_EQ(record.identity.phone, "01632 960222");
  EXPECT_TRUE(record.identity.wishes_not_told);
  EXPECT_EQ(record.recorded_by, "Wanda Ellery");
}

TEST(ProtectedReferrer, is_not_known_before_it_was_recorded) {
  Trial trial({});
  const StreamId about{"call", "C1"};
  trial.put(referrer_identity(about, {.name = "Olwen Tarrant"}));
  EXPECT_FALSE(fold_referrer(trial.facts(referrer_stream(about)), trial.now - std::chrono::seconds{1}).exists());
}

TEST(ProtectedReferrer, a_wish_alone_says_nothing_of_who_it_was) {
  EXPECT_FALSE(says_who({.wishes_not_told = true}));
  EXPECT_TRUE(says_who({.relationship = "neighbour"}));
}

}  // namespace lintel::casework
