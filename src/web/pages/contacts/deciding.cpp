// Grade, allocate, change the level, approve or return, and the receiving team's answer.
#include <fmt/format.h>

#include <algorithm>

#include "casework/records/staff.h"
#include "casework/verb.h"
#include "casework/verbs/call/call_verbs.h"
#include "web/components/details.h"
#include "web/components/warning_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sight.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;
using casework::ContactState;

bool grades(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  return !pathway || casework::holds_any(shown.visit.actor, pathway->graded_by);
}

bool may_be_graded(const Shown& shown) {
  if (const auto* pathway = pathway_of(shown); pathway && !pathway->grades()) return false;
  return !shown.record.is_information_request() && grades(shown);
}

bool may_be_allocated(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  if (pathway && !pathway->screens()) return false;
  if (pathway && !pathway->grades()) return casework::holds_any(shown.visit.actor, pathway->allocators());
  return shown.record.state != ContactState::received && (shown.record.grade || !shown.record.level_changes.empty()) &&
         grades(shown);
}

bool may_be_taken(const Shown& shown) {
  if (shown.record.owner) return false;
  if (shown.record.state != casework::ContactState::received) {
    const auto* pathway = pathway_of(shown);
    return pathway && casework::holds_any(shown.visit.actor, pathway->screened_by);
  }
  return casework::holds_listed(shown.visit.actor, shown.record.waits.roles);
}

Html take_fields(const Shown&, const Typing&) {
  return para({"It is then with you, and is no longer listed as one that nobody has."});
}

bool may_be_approved(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  if (!pathway || !casework::holds_any(shown.visit.actor, pathway->approved_by)) return false;
  if (!pathway->screens()) return true;
  if (shown.record.state != ContactState::awaiting_approval) return false;
  return !shown.record.screening || shown.record.screening->by != shown.visit.actor.id;
}

bool receives(const Shown& shown) {
  return shown.record.handover && shown.visit.actor.teams.contains(shown.record.handover->it.team);
}

std::vector<Option> level_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& level : pack.levels) options.push_back({level.id.value, level.title, level.text});
  return options;
}

std::vector<Option> grade_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& grade : pack.grades) {
    std::string hint;
    for (const auto& [level, suggested] : pack.grade_of_level)
      if (suggested == grade.id) hint += (hint.empty() ? "Suggested for " : ", ") + level_words(pack, level);
    options.push_back({grade.id, grade.title, hint});
  }
  return options;
}

Html request_beside(const Shown& shown) {
  return strengths_and_worries(shown) + request_summary(shown);
}

Html grade_fields(const Shown& shown, const Typing& typing) {
  Html grade;
  if (!shown.pack.grades.empty())
    grade = one_of(typing, {.name = "grade", .label = "Grade"}, grade_options(shown.pack));
  return one_of(typing,
                {.name = "level",
                 .label = "Level of need",
                 .hint = "Asked for: " + level_words(shown.pack, shown.record.received.requested_level)},
                level_options(shown.pack)) +
         grade +
         long_text(typing, {.name = "rationale",
                            .label = "Why this level and grade",
                            .hint = "What in the request points to it, and what to the levels above and below."});
}

Html level_fields(const Shown& shown, const Typing& typing) {
  auto options = level_options(shown.pack);
  std::erase_if(options, [&](const Option& one) { return one.value == shown.record.level.value; });
  return para({"The level is now: ", el("strong", {}, {level_words(shown.pack, shown.record.level)}),
               ". The deadline is worked out again when it changes."}) +
         one_of(typing, {.name = "level", .label = "New level of need"}, options) +
         long_text(typing, {.name = "reason", .label = "Why the level changes"});
}

// Roles of which the pack lets somebody screen this contact.
std::vector<casework::Row> screeners(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  if (!pathway) return {};
  auto query = staff_at_work(shown.visit);
  for (const auto& authority : pathway->screened_by)
    query.any_of.push_back({"roles", casework::Test::Kind::contains, {authority.role.value}});
  if (query.any_of.empty()) return {};
  auto rows = shown.visit.site.views.rows(query);
  std::erase_if(rows, [&](const casework::Row& row) {
    const auto facts = shown.visit.site.ledger.facts(shown.visit.site.hub, {"staff", row.text("staff")});
    return !casework::holds_any(casework::actor_from(casework::fold_staff(facts), shown.pack), pathway->screened_by);
  });
  return rows;
}

std::string load_words(const Shown& shown, const casework::Row& row) {
  const auto theirs = shown.visit.site.views.count(
      {.hub = shown.visit.site.hub,
       .table = "contacts",
       .all_of = {equals("open", std::int64_t{1}), {"turn", casework::Test::Kind::contains, {row.text("staff")}}}});
  return counted(theirs, "contact to work on", "contacts to work on");
}

Html allocate_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> options;
  for (const auto& row : screeners(shown))
    options.push_back({row.text("staff"), row.text("name"), load_words(shown, row)});
  const auto* pathway = pathway_of(shown);
  const std::string roles =
      pathway ? authorities_words(shown.pack, casework::authority_texts(pathway->screened_by)) : "";
  if (options.empty()) return empty_list("Nobody in the hub may screen this contact now.", "It needs: " + roles);
  const std::string now_with = shown.record.owner ? " It is now with " + shown.record.owner->it.to_name + "." : "";
  return one_of(typing,
                {.name = "to", .label = "Who screens it", .hint = "For this contact: " + roles + "." + now_with},
                options);
}

bool late_without_reason(const Shown& shown) {
  const auto* due = shown.record.obligations.open_of_kind("decision");
  return due && due->owed.explain_when_late && due->late_at(shown.clock()) && due->late_reason.empty();
}

std::vector<Option> district_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& district : pack.districts) options.push_back({district.id, district.title, ""});
  return options;
}

Html approve_intro(const Shown& shown) {
  const auto& record = shown.record;
  Html words;
  if (record.screening)
    words = para({"Proposed: ", el("strong", {}, {outcome_words(shown.pack, record.screening->it.outcome)}), " at ",
                  level_words(shown.pack, record.level), "."});
  if (record.screening && shown.visit.may("return_screening"))
    words += para({link(shown.path() + "/return", "Return it to the screener instead")});
  if (!record.screening && shown.may("change_level"))
    words += para({"If another level of need is right, ", link(shown.path() + "/level", "change it"), " first."});
  if (record.received.type == "notification" && shown.may("classify_contact"))
    words += para({"A notification is noted or needs nothing more. If the level of need is to be decided, first ",
                   link(shown.path() + "/type", "make it a request"), "."});
  return words;
}

// What a screener would have written: asked for here where an outcome that is offered needs it.
Html needed_with_outcome(const Shown& shown, const Typing& typing, const std::vector<Option>& offered) {
  const auto needs = [&](std::string_view what) {
    return std::ranges::any_of(shown.pack.outcomes, [&](const auto& outcome) {
      return outcome.needs.contains(std::string(what)) &&
             std::ranges::find(offered, outcome.id.value, &Option::value) != offered.end();
    });
  };
  Html fields;
  if (needs("plan")) fields += long_text(typing, {.name = "plan", .label = "Plan of support"});
  if (needs("signposted_service"))
    fields += short_text(
        typing, {.name = "signposted_service", .label = "Service or agency that helps (if the outcome names one)"});
  return fields;
}

using Outcomes = std::vector<const pack::Outcome*>;

// What was proposed; where nobody screens, what the contact may become as it stands.
Outcomes open_outcomes(const Shown& shown) {
  Outcomes open;
  const auto known = attributes_of(shown);
  for (const auto& outcome : shown.pack.outcomes)
    if (shown.record.screening ? outcome.id == shown.record.screening->it.outcome : pack::holds(outcome.when, known))
      open.push_back(&outcome);
  return open;
}

// Levels that fit one of these outcomes at least: another would only be refused.
std::vector<Option> levels_for(const Shown& shown, const Outcomes& outcomes) {
  auto options = level_options(shown.pack);
  auto known = attributes_of(shown);
  std::erase_if(options, [&](const Option& level) {
    known["level"] = {level.value};
    return std::ranges::none_of(outcomes, [&](const auto* outcome) { return pack::holds(outcome->when, known); });
  });
  return options;
}

Html no_outcome_fits(const Shown& shown) {
  const Html other = shown.visit.may("change_level")
                         ? concat({" ", link(shown.path() + "/level", "Change the level of need"), " first."})
                         : Html();
  return para({"No outcome fits the contact at ", level_words(shown.pack, shown.record.level), ".", other});
}

// Where nobody grades the level is decided here, and where nobody screens the outcome too.
Html decided_here(const Shown& shown, const Typing& typing) {
  Html fields;
  const auto* pathway = pathway_of(shown);
  if (!pathway || pathway->grades()) return fields;
  const auto outcomes = open_outcomes(shown);
  if (outcomes.empty()) return no_outcome_fits(shown);
  if (!pathway->screens()) {
    std::vector<Option> options;
    for (const auto* outcome : outcomes) options.push_back({outcome->id.value, outcome->title, ""});
    fields +=
        one_of(typing, {.name = "outcome", .label = "Outcome"}, options) + needed_with_outcome(shown, typing, options);
  }
  auto levels = levels_for(shown, outcomes);
  const auto before = shown.record.screening ? shown.record.screening->it.level.value : shown.record.level.value;
  return fields + one_of(typing, {.name = "level", .label = "Level of need you decide on", .given = before},
                         levels.empty() ? level_options(shown.pack) : levels);
}

// Another team than the routes choose, where somebody has good reason (D-25).
Html another_team(const Shown& shown, const Typing& typing) {
  std::vector<Option> teams;
  for (const auto& team : shown.pack.teams)
    if (team.kind == "receiving_team") teams.push_back({team.id.value, team.title, ""});
  if (teams.empty()) return {};
  return components::details({.summary = "Another team than the rules choose",
                              .text = listed(typing, {.name = "team", .label = "Team"}, teams) +
                                      long_text(typing, {.name = "team_reason", .label = "Why this team", .rows = 3}),
                              .open = !typing.value("team").empty() || typing.mistakes.any()});
}

Html approve_fields(const Shown& shown, const Typing& typing) {
  Html fields = decided_here(shown, typing) +
                long_text(typing, {.name = "rationale", .label = "Why you approve this outcome and level"});
  if (late_without_reason(shown))
    fields += components::warning_text(
                  {.text = "The time for the decision has passed. It can be approved once the reason is recorded."}) +
              long_text(typing, {.name = "late_reason", .label = "Why the decision is late", .rows = 3});
  if (shown.record.received.district.empty() && !shown.pack.districts.empty())
    fields += listed(typing,
                     {.name = "district",
                      .label = "District of the child's address",
                      .hint = "The postcode does not say it. It decides which team takes the family."},
                     district_options(shown.pack));
  fields += another_team(shown, typing);
  return fields;
}

Html screening_beside(const Shown& shown) {
  return screening(shown) + steps(shown) + enquiries(shown) + consent(shown);
}

Html return_fields(const Shown&, const Typing& typing) {
  return long_text(typing, {.name = "reason", .label = "What should the screener change or find out?"});
}

Html accept_intro(const Shown& shown) {
  return shown.visit.may("return_handover")
             ? para({link(shown.path() + "/return-handover", "Return it to the hub instead")})
             : Html();
}

Html accept_fields(const Shown&, const Typing& typing) {
  return short_text(typing, {.name = "worker", .label = "Who in the team will work with the family", .given = ""});
}

Html handover_beside(const Shown& shown) {
  return decision(shown) + screening(shown);
}

Html return_handover_fields(const Shown&, const Typing& typing) {
  return long_text(
      typing,
      {.name = "reason", .label = "Why the team returns the family", .hint = "The hub reads this and decides again."});
}

}  // namespace

std::vector<Action> deciding_actions() {
  return {
      {"grade", "grade_contact", "Grade the contact", "Save the grade", "The contact is graded.", grade_fields,
       may_be_graded, request_beside},
      {"level", "change_level", "Change the level of need", "Change the level", "The level is changed.", level_fields,
       nullptr, screening_beside},
      {"allocate", "allocate_contact", "Allocate the contact", "Allocate", "The contact is allocated.", allocate_fields,
       may_be_allocated, nullptr},
      {"claim", "claim_contact", "Take on the contact", "Take it on", "The contact is with you.", take_fields,
       may_be_taken, nullptr},
      {"approve", "approve_outcome", "Approve the outcome", "Approve", "The outcome is approved.", approve_fields,
       may_be_approved, screening_beside, approve_intro},
      {"return", "return_screening", "Return the screening", "Return it", "The screening is returned.", return_fields,
       may_be_approved, screening_beside},
      {"accept", "accept_handover", "Accept the family", "Accept", "The family is accepted.", accept_fields, receives,
       handover_beside, accept_intro},
      {"return-handover", "return_handover", "Return the family to the hub", "Return to the hub",
       "The family is returned to the hub.", return_handover_fields, receives, handover_beside},
  };
}

}  // namespace lintel::web::contacts
