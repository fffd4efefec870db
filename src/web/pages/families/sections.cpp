// What the record of a family says, part by part.
#include <map>

#include "terms/london.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/components/tag.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::families {

namespace {

using namespace parts;
using components::TableRow;

struct List {
  components::SummaryList list;
  void add(std::string_view key, const Html& value) {
    if (!value.empty()) list.rows.push_back(components::summary_row(key, value));
  }
  Html html() const { return list.rows.empty() ? Html() : components::summary_list(list); }
};

Html table_of(std::string_view caption, std::initializer_list<std::string_view> head, std::vector<TableRow> rows,
              std::string_view none) {
  return rows.empty() ? empty_list(none)
                      : dense_table(caption, head, std::move(rows), "Table: " + std::string(caption));
}

std::string day_words(const std::optional<terms::Date>& day) {
  return day ? terms::date_words(*day) : "";
}

Html by(const auto& recorded) {
  return remark(concat({moment(recorded.at), ", ", recorded.by_name}));
}

std::string name_of(const Shown& shown, std::string_view member) {
  const auto* found = shown.record.member(member);
  return found ? found->it.name : std::string(member);
}

TableRow problem_row(const Shown& shown, const casework::HeadlineFound& one) {
  const auto& it = one.recorded.it;
  const Html standing =
      one.withdrawn ? concat({"Withdrawn: ", one.withdrawn->it.reason, by(*one.withdrawn)}) : Html("Counts");
  return {{.text = problem_words(shown.pack, it.set, it.problem)},
          {.text = name_of(shown, it.member)},
          {.text = it.source},
          {.text = concat({terms::date_words(it.found_on), by(one.recorded)})},
          {.text = standing}};
}

std::string agreement_words(const casework::Agreement& it) {
  return (it.agrees ? "Yes, says " : "No, says ") + it.who + (it.reason.empty() ? "" : ": " + it.reason);
}

Html allocation_list(const Shown& shown, const casework::AllocationProposed& it) {
  List list;
  list.add("What", kind_words(shown.pack, it.kind, it.worker_kind));
  list.add("Lead agency", it.agency_name);
  list.add("Lead professional", it.lead_professional);
  list.add("Support", prose(it.support));
  if (!it.team.empty()) list.add("Team", team_words(shown.pack, it.team));
  if (!it.assessment.empty())
    list.add("Assessment", assessment_words(shown.pack, it.assessment) + ", by " + it.assessment_by);
  list.add("The family agrees", agreement_words(it.family));
  list.add("The professional agrees", agreement_words(it.professional));
  list.add("Why", prose(it.reason));
  return list.html();
}

Html proposal(const Shown& shown) {
  const auto& record = shown.record;
  if (!record.proposal || record.ended) return {};
  const Html standing =
      record.returned
          ? concat({el("strong", {}, {"Returned by ", record.returned->by_name, ": "}), record.returned->it.reason})
          : concat({el("strong", {}, {"Not endorsed yet."}),
                    " Nothing of it is final: it stands in no register and no report."});
  return el("h3", {{"class", "govuk-heading-s"}}, {"Proposed"}) + components::inset_text({.text = standing}) +
         para({"By ", record.proposal->by_name, ", ", moment(record.proposal->at)}) +
         allocation_list(shown, record.proposal->it);
}

Html endorsed(const Shown& shown) {
  const auto* allocation = shown.record.allocation();
  if (!allocation) return {};
  return el("h3", {{"class", "govuk-heading-s"}}, {shown.record.ended ? "Was in force" : "In force"}) +
         para({"Endorsed by ", allocation->endorsed.by_name, ", ", moment(allocation->endorsed.at), "; proposed by ",
               allocation->proposed.by_name}) +
         allocation_list(shown, allocation->proposed.it);
}

Html conversation(const casework::Recorded<casework::ConversationRecorded>& one) {
  const auto& it = one.it;
  List list;
  list.add(it.with == "family" ? "With the family" : "With the professional", it.spoke_to);
  list.add("When", concat({moment(it.at), by(one)}));
  list.add("Talks with the family", it.talks_with_family);
  list.add("Does the assessment", it.does_assessment);
  list.add("Leads", it.leads);
  list.add("Support the family asks for", prose(it.support_requested));
  list.add("Lead professional the family wants", it.lead_chosen);
  if (it.with == "family") list.add("Criteria spoken about", yes_no_words(it.criteria_discussed));
  list.add("Problems, in the family's words", prose(it.own_problems));
  list.add("Needs, in the family's words", prose(it.own_needs));
  list.add("Solutions, in the family's words", prose(it.own_solutions));
  list.add("Note", prose(it.note));
  return list.html();
}

TableRow claim_row(const casework::ClaimRecorded& it, const Html& where) {
  return {{.text = it.phase_title},
          {.text = terms::date_words(it.claimed_on)},
          {.text = it.agency_name + remark(it.lead)},
          {.text = claim_result_words(it.result)},
          {.text = where}};
}

Html stepped_down(const Shown& shown) {
  if (!shown.record.stepped_down) return {};
  const auto& one = *shown.record.stepped_down;
  const auto& it = one.it;
  List list;
  list.add("Team around the child", concat({terms::date_words(it.meeting_on), remark(it.attended)}));
  list.add("The family consents", it.consent ? "Yes, says " + it.consent_by : "No");
  list.add("The others agree", it.agreement ? "Yes: " + it.agreed_by : "No");
  list.add("The assessment may be shared", it.share_assessment ? "Yes, says " + it.share_consent_by : "No");
  if (it.share_assessment) list.add("Assessment", prose(it.assessment));
  list.add("Why", prose(it.reason));
  list.add("Reported", concat({moment(one.at), ", ", one.by_name}));
  return el("h3", {{"class", "govuk-heading-s"}}, {"Stepped down from social care"}) + list.html();
}

Html revisions(const Shown& shown) {
  std::vector<Html> lines;
  for (const auto& one : shown.record.revisions) lines.push_back(concat({one.it.change, ". ", one.it.reason, by(one)}));
  if (lines.empty()) return {};
  return el("h3", {{"class", "govuk-heading-s"}}, {"Changes of the support"}) + bullets(lines);
}

Html end_of(const Shown& shown) {
  if (!shown.record.ended) return {};
  const auto& one = *shown.record.ended;
  List list;
  list.add("Ended", terms::date_words(one.it.ended_on));
  list.add("Why", prose(one.it.reason));
  list.add("What got better holds without help", yes_no_words(one.it.sustained));
  list.add("Recorded", concat({moment(one.at), ", ", one.by_name}));
  return el("h3", {{"class", "govuk-heading-s"}}, {"The end"}) + list.html();
}

}  // namespace

// D-36: which problems hold through whom and by which source, and which claim excludes.
Html eligibility_section(const Shown& shown) {
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.problems) rows.push_back(problem_row(shown, one));
  const auto it = casework::eligibility_of(shown.record, shown.pack);
  const Html source = it.set ? remark(it.set->source) : Html();
  return section("eligibility", "Whether the family can be attached",
                 components::inset_text({.text = el("strong", {}, {it.sentence}) + source}) +
                     table_of("Headline problems", {"Problem", "Whose", "Who says so", "Found", "Standing"},
                              std::move(rows), "No headline problem is recorded."));
}

Html allocation_section(const Shown& shown) {
  const auto& record = shown.record;
  const Html content = endorsed(shown) + proposal(shown);
  const Html priority =
      record.priority
          ? para({"Priority: ", el("strong", {}, {priority_words(shown.pack, record.priority->it.priority)}), ". ",
                  record.priority->it.reason})
          : Html();
  return section("allocation", "Who helps the family",
                 priority + (content.empty() ? empty_list("Nobody is allocated yet.") : content));
}

Html members_section(const Shown& shown) {
  std::vector<TableRow> rows;
  const auto today = terms::london_date(shown.visit.now);
  for (const auto& one : shown.record.members) {
    const Html name = one.it.person.empty() || !shown.visit.may("see_people")
                          ? Html(one.it.name)
                          : link("/people/" + percent_encoded(one.it.person.value), one.it.name);
    rows.push_back({{.text = name},
                    {.text = sentence(one.it.relation)},
                    {.text = one.it.born ? Html(age_words(*one.it.born, today) + ", born " + day_words(one.it.born))
                                         : Html("Not known")},
                    {.text = one.removed ? concat({"Left the family: ", one.removed->it.reason, by(*one.removed)})
                                         : Html("Belongs to it")}});
  }
  return section("members", "The family",
                 table_of("Members of the family", {"Name", "Who they are", "Age", "Standing"}, std::move(rows),
                          "Nobody is named."));
}

Html conversations_section(const Shown& shown) {
  Html all;
  for (auto one = shown.record.conversations.rbegin(); one != shown.record.conversations.rend(); ++one)
    all += conversation(*one);
  return section("conversations", "Conversations", all.empty() ? empty_list("No conversation is recorded.") : all);
}

Html assessments_section(const Shown& shown) {
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.assessments) {
    const auto& it = one.given.it;
    rows.push_back({{.text = assessment_words(shown.pack, it.kind)},
                    {.text = it.given_to + remark(it.agency_name)},
                    {.text = concat({moment(one.given.at), remark(it.discussion)})},
                    {.text = it.due_on ? terms::date_words(*it.due_on) : "No day is set"},
                    {.text = one.completed ? terms::date_words(one.completed->it.completed_on) : "Not yet"}});
  }
  return section("assessments", "Assessments",
                 table_of("Assessments", {"Assessment", "Given to", "Given out", "Due", "Completed"}, std::move(rows),
                          "No assessment is given out."));
}

Html claims_section(const Shown& shown) {
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.claims) rows.push_back(claim_row(one.it, "This record"));
  for (const auto& one : shown.record.claims_elsewhere)
    rows.push_back(claim_row(one.it.claim, "Record " + one.it.family));
  if (shown.pack.early_help.claim_phases.empty() && rows.empty()) return {};
  return section("claims", "Claims",
                 table_of("Claims made for the family", {"Phase", "Claimed", "By", "Result", "Where it stands"},
                          std::move(rows), "No claim was made for the family."));
}

Html course_section(const Shown& shown) {
  std::vector<Html> ups;
  for (const auto& one : shown.record.step_ups)
    ups.push_back(concat({link("/contacts/" + percent_encoded(one.it.contact), "Contact " + one.it.contact), ", ",
                          level_words(shown.pack, one.it.level), ": ", one.it.reason, by(one)}));
  const Html stepped_up =
      ups.empty() ? Html() : el("h3", {{"class", "govuk-heading-s"}}, {"Stepped up"}) + bullets(ups);
  const Html content = end_of(shown) + stepped_up + stepped_down(shown) + revisions(shown);
  return content.empty() ? Html() : section("course", "How it went on", content);
}

Html timeline_section(const Shown& shown) {
  static const std::map<std::string_view, std::string_view> labels = {
      {"EarlyHelpBegun", "Early help begun"},
      {"SteppedDown", "Stepped down from social care"},
      {"MemberAdded", "Member added"},
      {"MemberRemoved", "Member removed"},
      {"LocalityChosen", "Locality chosen"},
      {"ProblemRecorded", "Problem recorded"},
      {"ProblemWithdrawn", "Problem withdrawn"},
      {"ClaimRecorded", "Claim recorded"},
      {"ClaimFoundElsewhere", "Claim found in another record"},
      {"ConversationRecorded", "Conversation recorded"},
      {"PrioritySet", "Priority set"},
      {"AllocationProposed", "Allocation proposed"},
      {"AllocationEndorsed", "Allocation endorsed"},
      {"AllocationReturned", "Allocation returned"},
      {"AssessmentGiven", "Assessment given out"},
      {"AssessmentCompleted", "Assessment completed"},
      {"SupportRevised", "Support revised"},
      {"SteppedUp", "Stepped up"},
      {"EarlyHelpEnded", "Early help ended"},
  };
  static const contacts::FactFields fields = {{"problem", "Problem"},
                                              {"source", "Says"},
                                              {"found_on", "Found"},
                                              {"phase_title", "Phase"},
                                              {"claimed_on", "Claimed"},
                                              {"result", "Result"},
                                              {"priority", "Priority"},
                                              {"kind", "What"},
                                              {"agency_name", "Lead agency"},
                                              {"lead_professional", "Lead professional"},
                                              {"support", "Support"},
                                              {"spoke_to", "Spoke to"},
                                              {"given_to", "Given to"},
                                              {"due_on", "By"},
                                              {"completed_on", "Completed"},
                                              {"change", "What changes"},
                                              {"meeting_on", "Meeting"},
                                              {"ended_on", "Ended"},
                                              {"sustained", "Can be kept up"},
                                              {"note", "Note"},
                                              {"reason", "Why"}};
  return contacts::timeline_of(shown.facts, shown.pack, labels, fields);
}

}  // namespace lintel::web::families
