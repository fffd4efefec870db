#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casework/verb.h"
#include "terms/codec.h"

namespace lintel::casework {

/// Somebody a request is about, as the referrer gives them.
struct PersonGiven {
  std::string given_name, family_name, known_as;
  std::optional<terms::Date> born;
  std::string age_words, sex, nhs_number, address, postcode, school, ethnicity, first_language, needs, note;
  std::string relation;  // of household members to the children; a child's may be "unborn child"
  bool parental_responsibility = false;
  std::string person;  // a person on record, when staff have found them
};
BOOST_DESCRIBE_STRUCT(PersonGiven, (),
                      (given_name, family_name, known_as, born, age_words, sex, nhs_number, address, postcode, school,
                       ethnicity, first_language, needs, note, relation, parental_responsibility, person))

/// A request for support, or for information: what the e-form, the public form, a file and the API all send.
/// `answers` are by question id of the pack's form. Mistakes come back as "answers.<id>", "children.<n>.<field>".
struct ReceiveRequest {
  std::string channel;                        // "e_form" when blank
  std::optional<terms::Instant> received_at;  // now when blank; never later than now
  std::string referrer_kind;                  // "professional" when blank
  std::string referrer_name, referrer_agency, referrer_role, referrer_phone, referrer_email;
  std::string referrer_address, referrer_relationship;  // of a non-professional: kept in the protected record only
  bool keep_from_family = true;  // a non-professional asks that the family is not told who they are
  std::vector<PersonGiven> children;
  std::vector<PersonGiven> household;
  std::map<std::string, std::string> answers;
  std::string status_code;  // given to the referrer with the reference; only its hash is kept
};
BOOST_DESCRIBE_STRUCT(ReceiveRequest, (),
                      (channel, received_at, referrer_kind, referrer_name, referrer_agency, referrer_role,
                       referrer_phone, referrer_email, referrer_address, referrer_relationship, keep_from_family,
                       children, household, answers, status_code))

/// Whether a question is shown for these answers, and whether it must then be answered.
bool question_shown(const pack::Question& question, const std::map<std::string, std::string>& answers);
bool question_required(const pack::Question& question, const std::map<std::string, std::string>& answers);

/// The sections that a channel's form has: the short path for the public, else the whole form.
const std::vector<pack::FormSection>& form_sections(const pack::RequestForm& form, std::string_view channel);

/// Mistakes in the answers to one section, or in all of them. Used page by page and again at the end.
std::vector<Problem> answer_mistakes(const pack::FormSection& section,
                                     const std::map<std::string, std::string>& answers, const pack::Pack& pack);
/// Mistakes in who it is about and who sends it.
std::vector<Problem> people_mistakes(const ReceiveRequest& request, const pack::Pack& pack, terms::Instant now);
std::vector<Problem> referrer_mistakes(const ReceiveRequest& request);
/// Mistakes in the telephone number and e-mail address that whoever sends it gives; none where they are blank.
std::vector<Problem> reach_mistakes(const ReceiveRequest& request);

}  // namespace lintel::casework
