#include "domain/people/identifying_text.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace lintel::domain {
namespace {

using enum Identifying;

struct Written {
  const char* text;
  const char* found;
};

void PrintTo(const Written& written, std::ostream* out) {
  *out << '"' << written.text << '"';
}

void expect_one(Identifying kind, const Written& written) {
  const auto found = identifying_texts(written.text);
  ASSERT_EQ(found.size(), 1u) << written.text;
  EXPECT_EQ(found[0].kind, kind) << written.text << ": " << identifying_words(found[0].kind);
  EXPECT_EQ(found[0].text, written.found) << written.text;
  EXPECT_EQ(std::string_view(written.text).substr(found[0].from, found[0].size), found[0].text);
}

class Dates : public testing::TestWithParam<Written> {};
TEST_P(Dates, are_found_however_they_are_written) {  // B-29
  expect_one(date_of_birth, GetParam());
}
INSTANTIATE_TEST_SUITE_P(
    identifying_texts, Dates,
    testing::Values(Written{"born 3 March 2018 in the town", "3 March 2018"},
                    Written{"3rd of March 2018", "3rd of March 2018"},
                    Written{"the 22nd September, 2016.", "22nd September, 2016"}, Written{"3-Mar-18", "3-Mar-18"},
                    Written{"on 3 Mar '18 he", "3 Mar '18"}, Written{"3 March 18", "3 March 18"},
                    Written{"March 3rd, 2018", "March 3rd, 2018"}, Written{"Sept 9 2012 was", "Sept 9 2012"},
                    Written{"03/03/2018", "03/03/2018"}, Written{"3/3/18", "3/3/18"}, Written{"3.3.18", "3.3.18"},
                    Written{"3 - 3 - 2018", "3 - 3 - 2018"}, Written{"3 3 2018", "3 3 2018"},
                    Written{"12/25/2015", "12/25/2015"}, Written{"2018-03-03", "2018-03-03"},
                    Written{"2018/3/3", "2018/3/3"}, Written{"03032018", "03032018"}, Written{"20180303", "20180303"},
                    Written{"03\xE2\x80\x93"
                            "03\xE2\x80\x93"
                            "2018",
                            "03\xE2\x80\x93"
                            "03\xE2\x80\x93"
                            "2018"},
                    Written{"3\xC2\xA0March\xC2\xA0"
                            "2018",
                            "3\xC2\xA0March\xC2\xA0"
                            "2018"},
                    Written{"\xEF\xBC\x93/3/2018", "\xEF\xBC\x93/3/2018"}, Written{"DOB 3/3", "3/3"},
                    Written{"d.o.b. 030318", "030318"}, Written{"his birthday is 3 March", "3 March"},
                    Written{"born on the 3rd March and", "3rd March"}, Written{"born in March 2018", "March 2018"},
                    Written{"dob: March 3", "March 3"}, Written{"(3/3/2018)", "3/3/2018"}));

class Postcodes : public testing::TestWithParam<Written> {};
TEST_P(Postcodes, are_found_however_they_are_written) {  // B-29
  expect_one(postcode, GetParam());
}
INSTANTIATE_TEST_SUITE_P(identifying_texts, Postcodes,
                         testing::Values(Written{"lives at EL4 2QT now", "EL4 2QT"}, Written{"el4 2qt", "el4 2qt"},
                                         Written{"EL42QT", "EL42QT"}, Written{"El4  2Qt", "El4  2Qt"},
                                         Written{"SW1A 1AA", "SW1A 1AA"}, Written{"sw1a1aa", "sw1a1aa"},
                                         Written{"M1 1AA", "M1 1AA"}, Written{"E1 6AN.", "E1 6AN"},
                                         Written{"EL14 6HH", "EL14 6HH"}, Written{"EL4-2QT", "EL4-2QT"},
                                         Written{"EL4 2TH", "EL4 2TH"}, Written{"(W1T 4JT)", "W1T 4JT"}));

class Numbers : public testing::TestWithParam<std::pair<Identifying, Written>> {};
TEST_P(Numbers, are_found_and_told_apart) {  // B-29
  expect_one(GetParam().first, GetParam().second);
}
INSTANTIATE_TEST_SUITE_P(
    identifying_texts, Numbers,
    testing::Values(std::pair{nhs_number, Written{"NHS 943 476 5919.", "943 476 5919"}},
                    std::pair{nhs_number, Written{"9434765919", "9434765919"}},
                    std::pair{nhs_number, Written{"943-476-5919", "943-476-5919"}},
                    std::pair{nhs_number, Written{"NHS number 943 476 5918", "943 476 5918"}},
                    std::pair{pupil_number, Written{"UPN H801200001001 here", "H801200001001"}},
                    std::pair{pupil_number, Written{"h80120000100a", "h80120000100a"}},
                    std::pair{pupil_number, Written{"A123 4567 8901 2", "A123 4567 8901 2"}},
                    std::pair{telephone_number, Written{"ring 01632 960 111 today", "01632 960 111"}},
                    std::pair{telephone_number, Written{"01632960111", "01632960111"}},
                    std::pair{telephone_number, Written{"(01632) 960111", "(01632) 960111"}},
                    std::pair{telephone_number, Written{"07700-900-123", "07700-900-123"}},
                    std::pair{telephone_number, Written{"07700 900123 2 children", "07700 900123"}},
                    std::pair{telephone_number, Written{"+44 7700 900123", "+44 7700 900123"}},
                    std::pair{telephone_number, Written{"+44 (0)1632 960111", "+44 (0)1632 960111"}},
                    std::pair{telephone_number, Written{"0044 1632 960111", "0044 1632 960111"}},
                    std::pair{telephone_number, Written{"020 7946 0018", "020 7946 0018"}},
                    std::pair{telephone_number, Written{"her mobile number is 960111", "960111"}},
                    std::pair{telephone_number, Written{"tel: 960 111", "960 111"}},
                    std::pair{email_address, Written{"write to mum@example.org.", "mum@example.org"}},
                    std::pair{email_address, Written{"A.B-c+d@mail.example.co.uk", "A.B-c+d@mail.example.co.uk"}},
                    std::pair{email_address, Written{"<robin_2018@example.org>", "robin_2018@example.org"}}));

class Harmless : public testing::TestWithParam<const char*> {};
TEST_P(Harmless, text_is_left_alone) {  // B-29
  for (const auto& one : identifying_texts(GetParam()))
    ADD_FAILURE() << GetParam() << ": " << identifying_words(one.kind) << " \"" << one.text << "\"";
}
INSTANTIATE_TEST_SUITE_P(
    identifying_texts, Harmless,
    testing::Values("", "a child in year 8", "2 weeks ago", "level 4, section 47", "S47 or S17", "CON 3",
                    "aged 10 to 14", "10-12 year olds", "aged 10 - 12 - 14", "born 2-3 weeks early", "24/7", "24/7/365",
                    "1/2 of the class", "3/4 of them", "at 10:55", "at 9.30am, again at 14.05", "08:30 to 09:15",
                    "\xC2\xA3"
                    "10,000 or \xC2\xA3"
                    "12.50",
                    "on 3 March", "since March 2026", "in 2025", "2024/25", "2024-25", "the school year 2025 to 2026",
                    "Monday 3 March at 10", "section 5.9.12", "version 3.3.18", "1.2.3.4", "KS2 3rd set", "Y8 3rd set",
                    "y7 2nd term", "L4 5yr old", "M1 1am", "B12 5mg", "room B5 2pm", "0 to 19 team", "call 101 or 999",
                    "ring 111", "Childline 0800 1111", "0900 1015 1130 1245", "1 2 3 4 5 6 7 8 9 10",
                    "ring twice in 2 days", "the phone rang 3 times", "an e-mail @ school", "@theschool", "a@b",
                    "meet @ 4pm", "COVID-19", "A* grade", "3 children, 2 adults", "943 476 5918", "1234567890",
                    "form 12345678901", "FY1", "EL4 only", "Working Together 2023", "Pupil 1 may 20 times a day",
                    "a 12-digit number", "1, 2, 3 and 4", "25 of 30", "50% of 3,000", "level 3 or 4 of 4",
                    "12.5 hours a week", "P1 to P7", "5 a day", "11+ test", "H2O2",
                    "the child's birth weight was 3.2 kg", "a girl born in 2018", "caf\xC3\xA9 at 7", "4x4",
                    "1st, 2nd and 3rd"));

TEST(identifying_texts, says_where_each_stands) {
  const auto found = identifying_texts("A girl at EL4 2QT.\nHer mother: 01632 960111,\n\nmum@example.org");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].line, 1);
  EXPECT_EQ(found[1].line, 2);
  EXPECT_EQ(found[2].line, 4);
  EXPECT_EQ(found[1].kind, telephone_number);
}

TEST(identifying_texts, leaves_the_hubs_own_numbers_alone_however_they_are_written) {  // B-31
  const std::set<std::string> allowed = {identifying_key("01632 960200"), identifying_key("Duty@Hub.example")};
  EXPECT_TRUE(identifying_texts("Ring (01632) 960 200 or write to duty@hub.example", allowed).empty());
  EXPECT_EQ(identifying_texts("Ring 01632 960 201", allowed).size(), 1u);
}

// --- whatever is written

using Random = std::mt19937;

std::string some(Random& random, std::string_view letters, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += letters[random() % letters.size()];
  return text;
}

std::string nhs_number_of(Random& random) {
  for (;;) {
    const auto digits = some(random, "123456789", 1) + some(random, "0123456789", 8);
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
    const int check = (11 - sum % 11) % 11;
    if (check < 10) return digits + static_cast<char>('0' + check);
  }
}

std::pair<Identifying, std::string> identifier(Random& random) {
  static constexpr std::array<const char*, 4> areas = {"EL", "M", "SW", "B"};
  const auto figure = [&](int from, int to) {
    return std::to_string(from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1)));
  };
  switch (random() % 6) {
    case 0:
      return {date_of_birth, figure(1, 28) + "/" + figure(1, 12) + "/" + figure(1990, 2026)};
    case 1:
      return {postcode,
              areas[random() % areas.size()] + figure(1, 9) + " " + figure(1, 9) + some(random, "ABDEFGHJ", 2)};
    case 2:
      return {nhs_number, nhs_number_of(random)};
    case 3:
      return {pupil_number, some(random, "ABCDEFGH", 1) + some(random, "0123456789", 12)};
    case 4:
      return {telephone_number, "07700 9" + some(random, "0123456789", 5)};
    default:
      return {email_address, some(random, "abcdef", 6) + "@" + some(random, "ghij", 5) + ".example"};
  }
}

TEST(identifying_texts, finds_any_identifier_among_any_words) {
  Random random(20);
  for (int i = 0; i < 3000; ++i) {
    const auto [kind, wanted] = identifier(random);
    const auto text = some(random, "qxyz ,.;\n", 30) + " | " + wanted + " | " + some(random, "qxyz ,.;\n", 30);
    const auto found = identifying_texts(text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].kind, kind) << text;
    EXPECT_EQ(found[0].text, wanted) << text;
  }
}

TEST(identifying_texts, finds_nothing_in_words_alone) {
  Random random(21);
  for (int i = 0; i < 2000; ++i) {
    const auto text = some(random, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ,.;:'-()\n\"!?/+", 80);
    EXPECT_TRUE(identifying_texts(text).empty()) << text;
  }
}

TEST(identifying_texts, stands_on_what_it_says_whatever_the_bytes) {
  Random random(22);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t k = 0; k < 60; ++k)
      text += random() % 3 == 0 ? static_cast<char>(random() % 256) : some(random, "0123456789 /-.@EL4bornMay", 1)[0];
    std::size_t end = 0;
    for (const auto& one : identifying_texts(text)) {
      EXPECT_GE(one.from, end);
      EXPECT_GT(one.size, 0u);
      end = one.from + one.size;
      ASSERT_LE(end, text.size());
      EXPECT_EQ(text.substr(one.from, one.size), one.text);
    }
  }
}

}  // namespace
}  // namespace lintel::domain
