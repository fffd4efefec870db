#include "terms/fields.h"

#include <gtest/gtest.h>

namespace lintel::terms {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Child {
  std::string name;
  std::optional<Date> born;
};
BOOST_DESCRIBE_STRUCT(Child, (), (name, born))

struct Request {
  std::string text;
  bool agreed = false;
  int marks = 0;
  Colour colour = Colour::red;
  std::optional<Date> day;
  std::optional<Instant> at;
  std::vector<std::string> list;
  std::map<std::string, std::string> parts;
  std::vector<Child> children;
};
BOOST_DESCRIBE_STRUCT(Request, (), (text, agreed, marks, colour, day, at, list, parts, children))

TEST(fields, a_form_becomes_a_typed_request) {
  std::vector<Problem> problems;
  const auto request = from_fields<Request>({{"text", " a "},
                                             {"agreed", "yes"},
                                             {"marks", "4"},
                                             {"colour", "green"},
                                             {"day-day", "3"},
                                             {"day-month", "3"},
                                             {"day-year", "2018"},
                                             {"at", "6 October 2026 10:55"},
                                             {"list", "x"},
                                             {"list", "y"},
                                             {"parts.one", "1"},
                                             {"parts.two", "a"},
                                             {"parts.two", "b"},
                                             {"children.10.name", "Jude"},
                                             {"children.2.name", "Maisie"},
                                             {"children.2.born", "3 March 2018"},
                                             {"children.3.name", " "}},
                                            problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(request.text, "a");
  EXPECT_TRUE(request.agreed);
  EXPECT_EQ(request.marks, 4);
  EXPECT_EQ(request.colour, Colour::green);
  EXPECT_EQ(request.day, date_from_iso("2018-03-03"));
  EXPECT_EQ(request.at, instant_from_iso("2026-10-06T09:55:00Z"));
  EXPECT_EQ(request.list.size(), 2u);
  EXPECT_EQ(request.parts.at("one"), "1");
  EXPECT_EQ(request.parts.at("two"), "a|b");
  ASSERT_EQ(request.children.size(), 2u);
  EXPECT_EQ(request.children[0].name, "Maisie");
  EXPECT_EQ(request.children[1].name, "Jude");
}

TEST(fields, every_mistake_names_its_field) {
  std::vector<Problem> problems;
  from_fields<Request>({{"agreed", "perhaps"},
                        {"marks", "many"},
                        {"colour", "blue"},
                        {"day-day", "31"},
                        {"day-month", "2"},
                        {"day-year", "2018"},
                        {"at", "soon"},
                        {"children.1.born", "never"}},
                       problems);
  std::vector<std::string> names;
  for (const auto& one : problems) names.push_back(one.field);
  EXPECT_EQ(names, (std::vector<std::string>{"agreed", "marks", "colour", "day", "at", "children.1.born"}));
}

TEST(codec, a_payload_survives_the_journey_and_tolerates_more_and_fewer_members) {
  std::vector<Problem> problems;
  const auto request =
      from_fields<Request>({{"text", "Siân"}, {"children.1.name", "Ffion"}, {"day", "3 March 2018"}}, problems);
  EXPECT_EQ(to_json(from_json<Request>(to_json(request))), to_json(request));
  EXPECT_EQ(from_json<Child>(json::parse(R"({"name":"Bryn","later":1})")).name, "Bryn");
  EXPECT_THROW(from_json<Child>(json::parse(R"({"name":1})")), CodecError);
}

}  // namespace
}  // namespace lintel::terms
