#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/counted.h"
#include "casework/records/contact.h"
#include "pack/pack.h"
#include "web/html/html.h"

/// How pages say what a record holds: plain words, the hub's own where it has them, never colour alone.
namespace lintel::web::parts {

/// "4, significant harm" as the pack puts it; "No level said" for none.
std::string level_words(const pack::Pack& pack, const terms::LevelId& level);
Html level_tag(const pack::Pack& pack, const terms::LevelId& level);
/// Nothing for no grade.
Html grade_tag(const pack::Pack& pack, std::string_view grade);
std::string team_words(const pack::Pack& pack, const terms::TeamId& team);
std::string outcome_words(const pack::Pack& pack, const terms::OutcomeId& outcome);
std::string agency_words(const pack::Pack& pack, std::string_view agency);
std::string arm_words(const pack::Pack& pack, std::string_view arm);
std::string service_words(const pack::Pack& pack, std::string_view service);
std::string district_words(const pack::Pack& pack, std::string_view district);
/// "Practice manager, MASH" for "practice_manager@mash".
std::string authority_words(const pack::Pack& pack, std::string_view authority);
std::string authorities_words(const pack::Pack& pack, const std::vector<std::string>& authorities);

/// Where a request came from. Of anybody but a professional only the kind is said, whatever else is known.
std::string referrer_words(const pack::Pack& pack, std::string_view kind, std::string_view agency);
std::string consent_words(std::string_view result);
std::string channel_words(std::string_view channel);
std::string audience_words(std::string_view audience);
std::string disposition_words(std::string_view disposition);
std::string yes_no_words(bool yes);
/// "some_words" as "Some words", for values without words of their own.
std::string plain_words(std::string_view id);
/// The first letter large.
std::string sentence(std::string_view words);
/// "1 contact", "2 contacts".
using base::counted;

/// Answers of a form as the pack words them: "yes" is "Yes", a choice is its text, a level its title.
std::string answer_words(const pack::Pack& pack, const pack::Question& question, std::string_view answer);
/// "7 years", "4 months", "about five"; empty when nothing is known.
std::string age_words(const casework::Subject& subject, terms::Date today);
std::string age_words(terms::Date born, terms::Date today);

/// Text that somebody typed, with its paragraphs and line breaks.
Html prose(std::string_view typed);
/// The same in the small letters of a table.
Html small_prose(std::string_view typed);
/// A remark under a table's value.
Html remark(const Html& words);

}  // namespace lintel::web::parts
