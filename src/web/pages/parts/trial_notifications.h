#pragma once

#include "web/pages/parts/trial_hub.h"

/// A hub that takes police notifications and tells others of them, for tests.
namespace lintel::web::parts {

inline pack::Pack with_notifications(pack::Pack pack) {
  using namespace pack;
  pack.agencies.push_back({.id = AgencyId{"police"}, .title = "The police"});
  pack.agencies.push_back({.id = AgencyId{"advocates"}, .title = "Victims' advocates"});
  pack.roles.push_back(
      {.id = RoleId{"schools_lead"},
       .title = "Schools lead",
       .may = {"see_notices", "see_school_notices", "record_share", "acknowledge_share", "name_school"},
       .sees = "team"});
  pack.roles.push_back(
      {.id = RoleId{"home_officer"}, .title = "Officer for those at home", .may = {"see_notices"}, .sees = "team"});
  for (auto& role : pack.roles)
    if (role.id.value == "manager")
      role.may.insert({"take_notification", "classify_contact", "record_share", "acknowledge_share", "add_share",
                       "name_school", "see_notices", "see_school_notices"});
  pack.notifications = {.title = "Police notification",
                        .agency = AgencyId{"police"},
                        .tests = {{.id = "needed", .title = "Is it needed?"}, {.id = "safe", .title = "Is it safe?"}},
                        .channels = {{.id = "sealed", .title = "Sealed letter"}},
                        .shared_by = {{RoleId{"manager"}, ""}},
                        .notice_title = "Notice to a school",
                        .notice_opening = "The police were called.",
                        .notice_closing = "Ring the hub.",
                        .source = "Guide, page 9"};
  const std::vector<Authority> sharers = {{RoleId{"manager"}, ""}, {RoleId{"schools_lead"}, ""}};
  pack.shares = {{.id = RuleId{"tell_advocates"},
                  .title = "Police notification",
                  .when = {{{"domestic_abuse", {"yes"}}}},
                  .to = "advocates",
                  .first_contact_when = Condition{{{"police_grade", {"high"}}}},
                  .owed_by = {{RoleId{"manager"}, ""}},
                  .source = "Guide, page 9"},
                 {.id = RuleId{"tell_schools"},
                  .title = "Notice",
                  .when = {{{"domestic_abuse", {"yes"}}, {"school", {"known"}}}},
                  .to = "each_school",
                  .owed_by = sharers,
                  .source = "Guide, page 9"},
                 {.id = RuleId{"tell_home_officer"},
                  .title = "Notice",
                  .when = {{{"domestic_abuse", {"yes"}}, {"school", {"home_educated"}}}},
                  .to = "home_officer",
                  .owed_by = sharers,
                  .source = "Guide, page 9"}};
  pack.obligations.push_back({.id = RuleId{"find_school"},
                              .kind = "school_to_find",
                              .title = "Find the school",
                              .on = "received",
                              .when = {{{"domestic_abuse", {"yes"}}, {"school", {"not_known"}}}},
                              .owed_by = {{RoleId{"schools_lead"}, ""}}});
  return pack;
}

/// About three children at two schools and one whose school is not known.
inline terms::Fields notification_of_four(std::string police_reference = "EX-1") {
  terms::Fields fields = {{"police_reference", std::move(police_reference)},
                          {"grade", "high"},
                          {"domestic_abuse", "yes"},
                          {"crime_risk", "no"},
                          {"marac", "no"},
                          {"incident", "Shouting"},
                          {"incident_at", "2026-01-05 20:10"},
                          {"incident_place", "2 Mill Row"},
                          {"victim_given_name", "Dana"},
                          {"victim_family_name", "Stride"},
                          {"officer", "PC Example"},
                          {"narrative", "Ava, Ben and Cara were in the house."}};
  const std::pair<const char*, const char*> children[] = {
      {"Ava", "Gull Lane"}, {"Ben", "Gull Lane"}, {"Cara", "Seaward High"}, {"Nell", "not known"}};
  int number = 0;
  for (const auto& [name, school] : children) {
    const auto prefix = "children." + std::to_string(++number) + ".";
    fields.emplace(prefix + "given_name", name);
    fields.emplace(prefix + "family_name", "Stride");
    fields.emplace(prefix + "born", "2016-03-0" + std::to_string(number));
    fields.emplace(prefix + "school", school);
  }
  return fields;
}

}  // namespace lintel::web::parts
