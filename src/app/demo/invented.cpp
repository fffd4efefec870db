#include "app/demo/invented.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/people/people.h"
#include "terms/london.h"

namespace lintel::app::demo {

namespace {

using Words = std::vector<std::string>;

const Words girls = {"Olivia", "Amelia", "Isla",   "Ava",      "Freya",  "Lily",  "Florence", "Maisie",  "Willow",
                     "Sophie", "Aisha",  "Zainab", "Maryam",   "Hannah", "Chloe", "Jessica",  "Grace",   "Ruby",
                     "Evie",   "Poppy",  "Niamh",  "Zofia",    "Maja",   "Ioana", "Priya",    "Simran",  "Yasmin",
                     "Amina",  "Abena",  "Mei",    "Kateryna", "Ffion",  "Carys", "Erin",     "Bethany", "Keira"};
const Words boys = {"Noah",  "Muhammad", "George", "Oliver",    "Leo",   "Arthur", "Oscar",  "Theo",    "Freddie",
                    "Jude",  "Harry",    "Jack",   "Alfie",     "Isaac", "Joshua", "Jayden", "Yusuf",   "Ibrahim",
                    "Hamza", "Ryan",     "Liam",   "Callum",    "Kian",  "Declan", "Jakub",  "Mateusz", "Andrei",
                    "Arjun", "Kwame",    "Tunde",  "Oleksandr", "Rhys",  "Dylan",  "Kayden", "Tyler",   "Reece"};
const Words women = {"Sarah",    "Gemma",  "Kerry",  "Stacey",   "Leanne",    "Rachel", "Samantha",
                     "Kelly",    "Nicola", "Joanne", "Aoife",    "Agnieszka", "Nadia",  "Fatima",
                     "Harpreet", "Folake", "Siân",   "Danielle", "Hayley",    "Laura"};
const Words men = {"David", "Mark",  "Paul",  "Dean", "Craig", "Lee",  "Scott", "Gareth", "Stephen", "Adam",
                   "Piotr", "Tariq", "Imran", "Kofi", "Raj",   "Sean", "Wayne", "Jason",  "Callan",  "Matthew"};
const Words surnames = {"Smith",    "Jones",     "Taylor",  "Brown",   "Wilson",   "Johnson",   "Davies",   "Patel",
                        "Robinson", "Wright",    "Walker",  "Khan",    "Hughes",   "Edwards",   "Green",    "Hall",
                        "Wood",     "Harris",    "Clarke",  "Hussain", "Begum",    "Ahmed",     "Ali",      "Singh",
                        "Kaur",     "Shah",      "Okafor",  "Adeyemi", "Mensah",   "Nowak",     "Kowalski", "Popescu",
                        "Nguyen",   "Chan",      "O'Brien", "Murphy",  "Kelly",    "McCarthy",  "Campbell", "Griffiths",
                        "Bell",     "Shaw",      "Barker",  "Holroyd", "Birtwell", "Ainscough", "Rigby",    "Entwistle",
                        "Pickup",   "Hargreaves"};
const Words streets = {"Tenter Lane",     "Weaver Street",   "Cotton Row",   "Foundry Street", "Orchard Close",
                       "Mill Brow",       "Station Terrace", "Bobbin Court", "Heather Way",    "Quarry Bank",
                       "Lamplight Road",  "Skylark Drive",   "Canal View",   "Union Street",   "Priory Gardens",
                       "Windmill Avenue", "Larch Grove",     "Chapel Fold",  "Bramble Walk",   "Market Hill"};
const Words nurseries = {"Willow Bank Nursery", "Little Acorns Nursery"};
const Words primary_schools = {"Beacon Hill Primary School", "St Aidan's Primary School", "Ash Grove Primary School"};
const Words secondary_schools = {"Riverside Academy", "Moorside High School", "Kingfisher Academy",
                                 "Fernlea High School"};
const Words languages = {"English", "English", "English", "English", "English",  "English",
                         "English", "Polish",  "Urdu",    "Punjabi", "Romanian", "Ukrainian"};
const Words ethnicities = {"White British",
                           "White British",
                           "White British",
                           "White British",
                           "Any other White background",
                           "Pakistani",
                           "Indian",
                           "White and Black Caribbean",
                           "African",
                           "Bangladeshi",
                           "Any other mixed background"};

const Words harm = {
    "{child} came in this morning with a hand-shaped bruise on {their} cheek and said, \"It was because I spilled the "
    "milk.\" {They} flinched when the bell rang.",
    "{child} told a lunchtime assistant that a man who stays at the house comes into {their} bedroom at night. {They} "
    "asked us not to tell anybody.",
    "At 21:40 officers found {child} alone in the flat. {They} had been without food since the day before. The adult "
    "who returned could hardly stand.",
    "{child} has a burn on the forearm about ten days old that nobody took {them} to have seen to. {Their} explanation "
    "changed twice."};
const Words in_need = {
    "{child}'s weight has fallen from the 50th to the 9th centile in twelve weeks. The fridge was empty at both visits "
    "and the heating has been off since October.",
    "{mother} was admitted overnight after taking tablets. {child} has been getting {their} younger brother up and to "
    "nursery.",
    "There have been three call-outs for arguing at the address since summer. {child} sleeps at a friend's when it "
    "starts.",
    "{child} has missed five hospital appointments for {their} epilepsy, and the medicine collected would last half "
    "the time it should."};
const Words intensive = {
    "{child}'s attendance is 54%. {They} was seen with older boys by the bus station in school hours and has a new "
    "phone that nobody bought.",
    "{mother} says she has lost control at home. {child} hits out and two panels of the door are broken. She has asked "
    "twice for somebody to come and help.",
    "{child} is up until three most nights and falls asleep in lessons. The landlord has given notice and the family "
    "does not know where it will live."};
const Words plus = {
    "{mother} is finding bedtimes and meals very hard since the separation. {child} has started wetting the bed.",
    "{child} lost {their} grandmother in the spring, who did most of the caring. {They} is quiet and eats alone.",
    "The family would like help with routines and with a form for a disability payment. {child} is doing well at "
    "school."};
const Words universal = {
    "{mother} asked where there are groups for toddlers near home, and about help with the cost of the school uniform.",
    "A neighbour said that the children are noisy at night. The school has no worries about {child}."};
const Words work_done = {"Weekly time with the pastoral lead since September and two meetings with {mother}.",
                         "We met the family twice, agreed a plan for mornings and offered the breakfast club.",
                         "Our nurse has visited three times and made a referral to the dietitian.",
                         "Two telephone calls and a letter; the family came in once."};
const Words impact = {"{child} is tired, tearful and falling behind.",
                      "{child} does not want to go home at the end of the day.",
                      "{child} worries about {mother} and watches the door.", "{child} has stopped seeing friends."};
const Words strengths = {"{child} trusts {their} form tutor. {mother} always comes in when she is asked.",
                         "A grandmother two streets away sees the children every day.",
                         "{mother} asked for help herself and keeps appointments when reminded.",
                         "{child} is good at football and the coach looks out for {them}."};
const Words child_words = {"\"I just want it to be quiet.\"", "\"I'm fine. Don't ring my mum.\"",
                           "\"Can I stay here?\"", "\"School's the best bit.\""};
const Words parent_words = {"\"I'm holding on but only just.\"", "\"I don't know who he is any more.\"",
                            "\"I'd take any help going.\"", "\"Nobody asked me before.\""};

struct Agency {
  std::string name, role;
};
const std::vector<Agency> agencies = {{"Beacon Hill Primary School", "Safeguarding lead"},
                                      {"Moorside High School", "Attendance officer"},
                                      {"Riverside Academy", "Head of year"},
                                      {"Community health visiting", "Health visitor"},
                                      {"The Larches Surgery", "General practitioner"},
                                      {"District police", "Constable"},
                                      {"Borough housing", "Housing officer"},
                                      {"Little Acorns children's centre", "Family worker"},
                                      {"Infirmary emergency department", "Staff nurse"},
                                      {"School nursing", "School nurse"},
                                      {"Probation service", "Probation officer"},
                                      {"Young people's drug service", "Youth worker"}};

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string told_of(const Words& templates, const Family& family, Dice& dice) {
  std::string text = dice.pick(templates);
  const auto child = std::ranges::find_if(family.members, &Member::child);
  const auto mother = std::ranges::find_if(family.members, [](const Member& one) { return one.relation == "mother"; });
  const bool girl = child == family.members.end() || child->sex == "female";
  replace_all(text, "{child}", child == family.members.end() ? "The child" : child->given_name);
  replace_all(text, "{mother}", mother == family.members.end() ? "The parent" : mother->given_name);
  replace_all(text, "{They}", girl ? "She" : "He");
  replace_all(text, "{they}", girl ? "she" : "he");
  replace_all(text, "{Their}", girl ? "Her" : "His");
  replace_all(text, "{their}", girl ? "her" : "his");
  replace_all(text, "{them}", girl ? "her" : "him");
  return text;
}

// From the range that the NHS keeps for tests (999 000 0000 to 999 999 9999), with a right check digit.
std::string test_nhs_number(Dice& dice) {
  for (;;) {
    const std::string nine = fmt::format("999{:06}", dice.between(0, 999999));
    for (char check = '0'; check <= '9'; ++check)
      if (domain::nhs_number(nine + check)) return nine + check;
  }
}

terms::Date born_between(terms::Date today, int youngest_days, int oldest_days, Dice& dice) {
  return terms::Date{std::chrono::sys_days{today} - std::chrono::days{dice.between(youngest_days, oldest_days)}};
}

std::string school_at(int age, Dice& dice) {
  if (age < 2) return "";
  return dice.pick(age < 5 ? nurseries : age < 11 ? primary_schools : secondary_schools);
}

// Siblings have names of their own.
std::string new_name(const Words& names, const std::vector<Member>& members, Dice& dice) {
  for (;;) {
    const auto& name = dice.pick(names);
    if (std::ranges::find(members, name, &Member::given_name) == members.end()) return name;
  }
}

// At least a year apart, the eldest first.
std::vector<terms::Date> births_of(int children, terms::Date today, Dice& dice) {
  constexpr int youngest_days = 60, apart_days = 365, oldest_days = 17 * 365;
  std::vector<terms::Date> all;
  int least = youngest_days;
  for (int left = children; left > 0; --left) {
    const int most = least + (oldest_days - least) / left;
    const int age_days = dice.between(least, left == 1 ? oldest_days : std::max(least, most - apart_days));
    all.push_back(terms::Date{std::chrono::sys_days{today} - std::chrono::days{age_days}});
    least = std::min(age_days + apart_days, oldest_days);
  }
  std::ranges::reverse(all);
  return all;
}

std::string postcode_in(const pack::Pack& pack, Dice& dice) {
  static const std::string letters = "ABDEFGHJLNPQRSTUWXYZ";
  const auto letter = [&] {
    return letters[static_cast<std::size_t>(dice.between(0, static_cast<int>(letters.size()) - 1))];
  };
  std::string outward = "ZZ9";
  if (!pack.districts.empty())
    if (const auto& district = dice.pick(pack.districts); !district.postcodes.empty())
      outward = dice.pick(district.postcodes);
  if (outward.find(' ') != std::string::npos) return fmt::format("{}{}{}", outward, letter(), letter());
  return fmt::format("{} {}{}{}", outward, dice.between(1, 9), letter(), letter());
}

}  // namespace

int Dice::between(int low, int high) {
  // Not std::uniform_int_distribution: its results differ between standard libraries.
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>(engine_() % span);
}

std::vector<Family> families(int count, const pack::Pack& pack, terms::Date today, Dice& dice) {
  std::vector<Family> all;
  for (int i = 0; i < count; ++i) {
    Family family{.address = fmt::format("{} {}", dice.between(1, 140), dice.pick(streets)),
                  .postcode = postcode_in(pack, dice),
                  .first_language = dice.pick(languages),
                  .ethnicity = dice.pick(ethnicities),
                  .members = {}};
    const std::string surname = dice.pick(surnames), other = dice.pick(surnames);
    const std::string childrens = dice.percent(15) ? surname + "-" + other : surname;
    const int children = dice.percent(45) ? 1 : dice.percent(60) ? 2 : dice.between(3, 5);
    const auto births = births_of(children, today, dice);
    for (const auto& born : births) {
      const bool girl = dice.one_in(2);
      family.members.push_back({.given_name = new_name(girl ? girls : boys, family.members, dice),
                                .family_name = childrens,
                                .sex = girl ? "female" : "male",
                                .relation = "child",
                                .nhs_number = dice.percent(70) ? test_nhs_number(dice) : "",
                                .school = school_at(terms::age_on(born, today), dice),
                                .born = born,
                                .child = true});
    }
    const auto eldest = births.front();
    family.members.push_back({.given_name = dice.pick(women),
                              .family_name = surname,
                              .sex = "female",
                              .relation = "mother",
                              .born = born_between(eldest, 18 * 365, 34 * 365, dice),
                              .parental_responsibility = true});
    if (dice.percent(60))
      family.members.push_back({.given_name = dice.pick(men),
                                .family_name = dice.percent(50) ? surname : other,
                                .sex = "male",
                                .relation = dice.percent(75) ? "father" : "mother's partner",
                                .born = born_between(eldest, 18 * 365, 40 * 365, dice),
                                .parental_responsibility = dice.percent(80)});
    all.push_back(std::move(family));
  }
  return all;
}

std::string staff_name(Dice& dice) {
  return dice.pick(dice.one_in(3) ? men : women) + " " + dice.pick(surnames);
}

Professional professional(Dice& dice) {
  const auto& agency = dice.pick(agencies);
  const std::string given = dice.pick(dice.one_in(3) ? men : women), family = dice.pick(surnames);
  return {.name = given + " " + family,
          .agency = agency.name,
          .role = agency.role,
          // Ofcom keeps 01632 960000 to 960999 for invented numbers; example.org is nobody's.
          .phone = fmt::format("01632 960{:03}", dice.between(0, 999)),
          .email = fmt::format("referrer{}@example.org", dice.between(1, 999))};
}

Worry worry(int level_number, bool significant_harm, const Family& family, Dice& dice) {
  const Words& what = level_number >= 4   ? (significant_harm ? harm : in_need)
                      : level_number == 3 ? intensive
                      : level_number == 2 ? plus
                                          : universal;
  Worry made{.worry = told_of(what, family, dice),
             .work_done = told_of(work_done, family, dice),
             .impact = told_of(impact, family, dice),
             .strengths = told_of(strengths, family, dice),
             .child_words = dice.pick(child_words),
             .parent_words = dice.pick(parent_words),
             .harm = {}};
  if (significant_harm) made.harm = "What the child said and what was seen, as written above.";
  return made;
}

}  // namespace lintel::app::demo
