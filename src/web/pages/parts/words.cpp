#include "web/pages/parts/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "terms/london.h"
#include "web/components/tag.h"

namespace lintel::web::parts {

namespace {

using Words = std::map<std::string_view, std::string_view>;

std::string in(const Words& words, std::string_view key) {
  const auto found = words.find(key);
  return found == words.end() ? plain_words(key) : std::string(found->second);
}

template <class Item>
std::string title_in(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::ranges::find(items, id, &Item::id);
  return found == items.end() ? std::string(id) : found->title;
}

std::string_view level_colour(const pack::Level& level) {
  if (level.significant_harm) return "govuk-tag--red";
  if (level.number >= 4) return "govuk-tag--orange";
  if (level.number == 3) return "govuk-tag--yellow";
  return level.number == 2 ? "govuk-tag--turquoise" : "govuk-tag--grey";
}

std::string years(int count, std::string_view one, std::string_view many) {
  return counted(count, one, many);
}

int months_between(terms::Date born, terms::Date today) {
  const int months = (static_cast<int>(today.year()) - static_cast<int>(born.year())) * 12 +
                     static_cast<int>(static_cast<unsigned>(today.month())) -
                     static_cast<int>(static_cast<unsigned>(born.month()));
  return today.day() < born.day() ? months - 1 : months;
}

std::string choice_text(const pack::Question& question, std::string_view value) {
  const auto found = std::ranges::find(question.choices, value, &pack::Choice::value);
  return found == question.choices.end() ? std::string(value) : found->text;
}

Html paragraphs(std::string_view typed, std::string_view paragraph_class) {
  Html all, paragraph;
  bool begun = false;
  const auto end_paragraph = [&] {
    if (begun) all += el("p", {{"class", paragraph_class}}, {paragraph});
    paragraph = {};
    begun = false;
  };
  for (const auto& line : base::split(typed, '\n')) {
    const auto words = base::trimmed(line);
    if (words.empty()) {
      end_paragraph();
      continue;
    }
    if (begun) paragraph += el("br");
    paragraph += text(words);
    begun = true;
  }
  end_paragraph();
  return all;
}

}  // namespace

std::string level_words(const pack::Pack& pack, const terms::LevelId& level) {
  if (level.empty()) return "No level said";
  const auto* found = pack.level(level);
  return found ? found->short_title : level.value;
}

Html level_tag(const pack::Pack& pack, const terms::LevelId& level) {
  const auto* found = pack.level(level);
  return components::tag(
      {.text = level_words(pack, level), .classes = std::string(found ? level_colour(*found) : "govuk-tag--grey")});
}

Html grade_tag(const pack::Pack& pack, std::string_view grade) {
  if (grade.empty()) return {};
  const auto found = std::ranges::find(pack.grades, grade, &pack::Grade::id);
  if (found == pack.grades.end()) return components::tag({.text = grade});
  return components::tag({.text = found->title, .classes = "govuk-tag--" + found->colour});
}

std::string team_words(const pack::Pack& pack, const terms::TeamId& team) {
  const auto* found = pack.team(team);
  return found ? found->title : team.value;
}

std::string outcome_words(const pack::Pack& pack, const terms::OutcomeId& outcome) {
  const auto* found = pack.outcome(outcome);
  return found ? found->title : outcome.value;
}

std::string agency_words(const pack::Pack& pack, std::string_view agency) {
  const auto* found = pack.agency(terms::AgencyId{agency});
  return found ? found->title : std::string(agency);
}

std::string arm_words(const pack::Pack& pack, std::string_view arm) {
  return title_in(pack.arms, arm);
}
std::string service_words(const pack::Pack& pack, std::string_view service) {
  return title_in(pack.services, service);
}
std::string district_words(const pack::Pack& pack, std::string_view district) {
  return title_in(pack.districts, district);
}

std::string authority_words(const pack::Pack& pack, std::string_view authority) {
  const auto at = authority.find('@');
  const auto* role = pack.role(terms::RoleId{authority.substr(0, at)});
  const std::string title = role ? role->title : std::string(authority.substr(0, at));
  return at == std::string_view::npos ? title : title + ", " + arm_words(pack, authority.substr(at + 1));
}

std::string authorities_words(const pack::Pack& pack, const std::vector<std::string>& authorities) {
  std::vector<std::string> words;
  for (const auto& one : authorities) words.push_back(authority_words(pack, one));
  return base::joined(words, " or ");
}

std::string referrer_words(const pack::Pack& pack, std::string_view kind, std::string_view agency) {
  if (kind == "public") return "A member of the public";
  if (kind == "self") return "The family themselves";
  if (kind == "court") return "A court";
  if (kind == "other_authority") return agency.empty() ? "Another authority" : agency_words(pack, agency);
  return agency.empty() ? "A professional" : agency_words(pack, agency);
}

std::string consent_words(std::string_view result) {
  return in({{"given", "Given"},
             {"refused", "Refused"},
             {"withdrawn", "Withdrawn"},
             {"not_asked", "Nobody was asked"},
             {"not_recorded", "Not recorded"}},
            result);
}

std::string channel_words(std::string_view channel) {
  return in({{"e_form", "Online form"},
             {"public_form", "Online form for the public"},
             {"api", "Another system"},
             {"file", "A file"},
             {"telephone", "Telephone"},
             {"letter", "Letter"},
             {"email", "Email"},
             {"secure_email", "Secure email"}},
            channel);
}

std::string audience_words(std::string_view audience) {
  return in({{"professional", "The professional who asked"},
             {"public", "The member of the public"},
             {"family", "The family"},
             {"child", "The child"}},
            audience);
}

std::string disposition_words(std::string_view disposition) {
  return in({{"call_back", "To be rung back"},
             {"information_only", "For information only"},
             {"signposted", "Signposted"},
             {"redirected", "Passed to the team that works with the family"},
             {"recorded", "Recorded"}},
            disposition);
}

std::string yes_no_words(bool yes) {
  return yes ? "Yes" : "No";
}

std::string plain_words(std::string_view id) {
  std::string words(id);
  std::ranges::replace(words, '_', ' ');
  return sentence(words);
}

std::string sentence(std::string_view words) {
  std::string text(words);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string answer_words(const pack::Pack& pack, const pack::Question& question, std::string_view answer) {
  if (question.or_not_known && answer == "not_known") return "Not known";
  if (question.type == "confirm") return answer == "yes" ? "Confirmed" : "";
  if (question.type == "level") return level_words(pack, terms::LevelId{answer});
  if (question.type == "choice") return choice_text(question, answer);
  if (question.type == "yes_no" || question.type == "yes_no_not_known") return plain_words(answer);
  if (question.type == "date")
    if (const auto date = terms::date_from_words(answer)) return terms::date_words(*date);
  if (question.type != "choices") return std::string(answer);
  std::vector<std::string> chosen;
  for (const auto& value : base::split(answer, '|')) chosen.push_back(choice_text(question, value));
  return base::joined(chosen, "\n");
}

std::string age_words(terms::Date born, terms::Date today) {
  if (born > today) return "not yet born";
  const int age = terms::age_on(born, today);
  return age >= 2 ? years(age, "year", "years") : years(months_between(born, today), "month", "months");
}

std::string age_words(const casework::Subject& subject, terms::Date today) {
  return subject.born ? age_words(*subject.born, today) : subject.age_words;
}

Html prose(std::string_view typed) {
  return paragraphs(typed, "govuk-body lintel-prose");
}
Html small_prose(std::string_view typed) {
  return paragraphs(typed, "govuk-body-s govuk-!-margin-bottom-1 lintel-prose");
}

Html remark(const Html& words) {
  return el("div", {{"class", "govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0"}}, {words});
}

}  // namespace lintel::web::parts
