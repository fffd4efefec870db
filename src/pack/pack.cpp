#include "pack/pack.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "base/text.h"

namespace lintel::pack {

namespace {

template <class T, class Key, class Member>
const T* found(const std::vector<T>& items, const Key& key, Member T::* member) {
  const auto it = std::ranges::find_if(items, [&](const T& item) { return item.*member == key; });
  return it == items.end() ? nullptr : &*it;
}

std::string compact(std::string_view postcode) {
  std::string compacted;
  for (char c : postcode)
    if (c != ' ') compacted += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return compacted;
}

// "EL1" must match "EL1 6HH" and not "EL14 6HH": an outward code ends three characters before the end.
bool begins(std::string_view postcode, std::string_view beginning) {
  const std::string full = compact(postcode), wanted = compact(beginning);
  if (!full.starts_with(wanted)) return false;
  const bool outward_only = beginning.find(' ') == std::string_view::npos;
  return !outward_only || full.size() <= 4 || full.size() == wanted.size() + 3 || full.size() == wanted.size();
}

bool is_letter(std::string_view text, std::size_t at) {
  return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] < 0);
}

// Whole words, whatever their case: "school" in "ellerby school", not in "preschooling". `all` is in small letters.
bool says(const std::string& all, std::string_view words) {
  const auto wanted = base::lower_case(words);
  for (auto at = all.find(wanted); !wanted.empty() && at != std::string::npos; at = all.find(wanted, at + 1))
    if ((at == 0 || !is_letter(all, at - 1)) && !is_letter(all, at + wanted.size())) return true;
  return false;
}

}  // namespace

const Level* Pack::level(const LevelId& id) const {
  return found(levels, id, &Level::id);
}
const Pathway* Pack::pathway(const PathwayId& id) const {
  return found(pathways, id, &Pathway::id);
}
const Team* Pack::team(const TeamId& id) const {
  return found(teams, id, &Team::id);
}
const Role* Pack::role(const RoleId& id) const {
  return found(roles, id, &Role::id);
}
const ConsentRule* Pack::consent_rule(std::string_view id) const {
  return found(consent, id, &ConsentRule::id);
}
const Outcome* Pack::outcome(const OutcomeId& id) const {
  return found(outcomes, id, &Outcome::id);
}
const ScreeningTemplate* Pack::screening_template(std::string_view id) const {
  return found(templates, id, &ScreeningTemplate::id);
}
const ResponseTemplate* Pack::response_for(std::string_view audience) const {
  return found(responses, audience, &ResponseTemplate::audience);
}
const Agency* Pack::agency(const AgencyId& id) const {
  return found(agencies, id, &Agency::id);
}
const Agency* Pack::agency_of(std::string_view organisation, std::string_view role) const {
  const auto text = base::lower_case(organisation);
  for (const auto& one : agencies)
    if (text == base::lower_case(one.id.value) || text == base::lower_case(one.title)) return &one;
  for (const auto& written : {text, base::lower_case(role)})
    for (const auto& one : agencies)
      if (std::ranges::any_of(one.called, [&](const auto& words) { return says(written, words); })) return &one;
  return nullptr;
}
const RefusalText* Pack::refusal(const RuleId& key) const {
  return found(refusals, key, &RefusalText::key);
}

const AdviceTopic* AdviceLine::caller(std::string_view id) const {
  return found(callers, id, &AdviceTopic::id);
}
const AdviceTopic* AdviceLine::theme(std::string_view id) const {
  return found(themes, id, &AdviceTopic::id);
}
const AdviceResult* AdviceLine::result(std::string_view id) const {
  return found(results, id, &AdviceResult::id);
}

const EarlyHelpEntry* CriteriaSet::problem(std::string_view wanted) const {
  return found(problems, wanted, &EarlyHelpEntry::id);
}
bool CriteriaSet::counts_on(Date day) const {
  return (!from || *from <= day) && (!until || day <= *until);
}

const EarlyHelpEntry* EarlyHelp::claim_phase(std::string_view id) const {
  return found(claim_phases, id, &EarlyHelpEntry::id);
}
const EarlyHelpEntry* EarlyHelp::priority(std::string_view id) const {
  return found(priorities, id, &EarlyHelpEntry::id);
}
const AllocationKind* EarlyHelp::allocation_kind(std::string_view id) const {
  return found(allocation_kinds, id, &AllocationKind::id);
}
const EarlyHelpEntry* EarlyHelp::assessment(std::string_view id) const {
  return found(assessments, id, &EarlyHelpEntry::id);
}

const CriteriaSet* Pack::criteria_on(Date day) const {
  const auto set = std::ranges::find_if(criteria_sets, [&](const auto& one) { return one.counts_on(day); });
  return set == criteria_sets.end() ? nullptr : &*set;
}
const CriteriaSet* Pack::criteria_set(std::string_view id) const {
  return found(criteria_sets, id, &CriteriaSet::id);
}
bool SharingAgreements::needs(const AgencyId& agency) const {
  return exists() && (needed_from.empty() || std::ranges::find(needed_from, agency) != needed_from.end());
}

const MeetingKind* Pack::meeting(std::string_view id) const {
  return found(meetings, id, &MeetingKind::id);
}
const ServiceName* Pack::service(std::string_view id) const {
  return found(services, id, &ServiceName::id);
}
const District* Pack::district(std::string_view id) const {
  return found(districts, id, &District::id);
}
const District* Pack::district_of_school(std::string_view school) const {
  const auto wanted = base::lower_case(base::trimmed(school));
  const auto lists_it = [&](const District& district) {
    return std::ranges::any_of(district.schools, [&](const auto& one) { return base::lower_case(one) == wanted; });
  };
  const auto district = std::ranges::find_if(districts, lists_it);
  return wanted.empty() || district == districts.end() ? nullptr : &*district;
}

const Phone* Pack::phone(std::string_view id) const {
  return found(phones, id, &Phone::id);
}
const Link* Pack::link(std::string_view id) const {
  return found(links, id, &Link::id);
}

terms::Calendar Pack::advice_calendar() const {
  auto of_line = calendar;
  if (!advice_line.opening.empty()) of_line.opening = advice_line.opening;
  return of_line;
}

bool Pack::has_part(std::string_view part) const {
  return (part == "advice_line" && advice_line.exists()) || (part == "notifications" && notifications.exists()) ||
         (part == "early_help" && early_help.exists()) || (part == "monthly_table" && monthly_table.exists()) ||
         (part == "scorecard" && scorecard.exists()) || (part == "meetings" && !meetings.empty()) ||
         (part == "sharing_agreements" && sharing_agreements.exists()) || (part == "training" && training.exists());
}

FormSection section_of(const Step& step) {
  return {.id = step.id,
          .title = step.title,
          .intro = step.intro,
          .kind = "questions",
          .questions = step.questions,
          .place = step.place};
}

const ShareTest* Notifications::test(std::string_view id) const {
  return found(tests, id, &ShareTest::id);
}
const ShareChannel* Notifications::channel(std::string_view id) const {
  return found(channels, id, &ShareChannel::id);
}
const Step* Pack::step(std::string_view id) const {
  return found(steps, id, &Step::id);
}
const Gate* Pack::gate(const RuleId& id) const {
  return found(gates, id, &Gate::id);
}

std::vector<const Question*> Pack::all_questions() const {
  std::vector<const Question*> all;
  for (const auto* sections : {&form.sections, &form.public_path})
    for (const auto& section : *sections)
      for (const auto& question : section.questions) all.push_back(&question);
  for (const auto& step : steps)
    for (const auto& question : step.questions) all.push_back(&question);
  return all;
}

const Question* Pack::question(std::string_view id) const {
  for (const auto& section : form.sections)
    if (const auto* question = found(section.questions, id, &Question::id)) return question;
  return nullptr;
}

const District* Pack::district_of(std::string_view postcode) const {
  const District* best = nullptr;
  std::size_t longest = 0;
  for (const auto& district : districts)
    for (const auto& beginning : district.postcodes)
      if (begins(postcode, beginning) && beginning.size() > longest) {
        best = &district;
        longest = beginning.size();
      }
  return best;
}

const Team* Pack::team_of_kind(std::string_view kind, std::string_view district) const {
  const Team* anywhere = nullptr;
  for (const auto& candidate : teams) {
    if (candidate.kind != kind) continue;
    if (candidate.district == district) return &candidate;
    if (candidate.district.empty()) anywhere = &candidate;
  }
  return anywhere;
}

int Pack::setting(std::string_view name, int otherwise) const {
  const auto it = settings.find(std::string(name));
  if (it == settings.end()) return otherwise;
  int value = otherwise;
  std::from_chars(it->second.data(), it->second.data() + it->second.size(), value);
  return value;
}

}  // namespace lintel::pack
