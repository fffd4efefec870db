#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/records/family.h"
#include "web/pages/parts/form.h"

/// Families and their early help as the pages show them.
namespace lintel::web::families {

struct Shown {
  const Visit& visit;
  const std::vector<casework::Fact>& facts;
  casework::FamilyRecord record;
  const pack::Pack& pack;  // under which it began

  std::string path() const;
};
Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts);

/// A warning of other open records than their own contact in which one of these children may be; nothing where there is
/// none that this person may open.
Html possible_doubles(const Visit& visit, const std::vector<terms::PersonId>& children, std::string_view contact);

/// What waits for this person in early help, for the page of their work; nothing where nothing does.
Html waiting_for(const Visit& visit);

/// The rule of every route of early help.
Access access(std::string right, std::string record_kind = "");

std::string state_words(casework::FamilyState state);
Html state_tag(casework::FamilyState state);
/// Titles of the pack's lists; the id where the pack has it no more, "Not said" for none.
std::string kind_words(const pack::Pack& pack, std::string_view kind, std::string_view worker_kind);
std::string priority_words(const pack::Pack& pack, std::string_view priority);
std::string assessment_words(const pack::Pack& pack, std::string_view assessment);
std::string problem_words(const pack::Pack& pack, std::string_view set, std::string_view problem);
std::string claim_result_words(std::string_view result);

std::vector<parts::Option> members(const Shown& shown);
std::vector<parts::Option> districts(const pack::Pack& pack);
template <class Entry>
std::vector<parts::Option> entries(const std::vector<Entry>& all) {
  std::vector<parts::Option> options;
  for (const auto& one : all) options.push_back({one.id, one.title, ""});
  return options;
}

// The parts of the record page.
Html eligibility_section(const Shown& shown);
Html allocation_section(const Shown& shown);
Html members_section(const Shown& shown);
Html conversations_section(const Shown& shown);
Html assessments_section(const Shown& shown);
Html claims_section(const Shown& shown);
Html course_section(const Shown& shown);  // step-downs, step-ups, revisions, the end
Html timeline_section(const Shown& shown);

/// Something that can be done for a family: one page with one form.
struct Action {
  std::string_view slug;  // of the address
  std::string_view verb;  // also the right
  std::string_view title;
  std::string_view button;
  std::string_view done;  // what the record says afterwards
  Html (*fields)(const Shown& shown, const parts::Typing& typing);
  bool (*sensible)(const Shown& shown) = nullptr;  // whether the record offers it; the verb decides
};
const std::vector<Action>& actions();
bool offered(const Shown& shown, const Action& action);

std::vector<Route> list_routes();
std::vector<Route> beginning_routes();
std::vector<Route> stepping_up_routes();
std::vector<Route> record_routes();

}  // namespace lintel::web::families
