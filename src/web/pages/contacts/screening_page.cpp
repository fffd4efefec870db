// The screening: one long form that is kept as one types, saved to the record when one wants, and submitted with what
// one proposes.
#include <algorithm>
#include <map>

#include "pack/condition.h"
#include "web/components/button.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;

constexpr std::string_view slug = "screening";

std::string draft_id(const Visit& visit) {
  return "screening-" + visit.param("reference");
}

std::string need_words(const std::string& need) {
  static const std::map<std::string_view, std::string_view> words = {
      {"consent", "consent"},
      {"consent_or_override", "consent, or its override"},
      {"enquiries", "the answers of the agencies asked, and contact with the family tried"},
      {"family_reached", "contact with the family"},
      {"open_eha", "an open Early Help Assessment"},
      {"signposted_service", "the service signposted to"},
      {"plan", "a plan of support"},
      {"open_team", "the team that works with the family"},
  };
  const auto found = words.find(need);
  return found == words.end() ? plain_words(need) : std::string(found->second);
}

std::string needs_words(const pack::Outcome& outcome) {
  std::string all;
  for (const auto& need : outcome.needs) all += (all.empty() ? "Needs " : "; ") + need_words(need);
  return all;
}

// Outcomes are offered by what the record shows; what the form still lacks is said when it is submitted.
std::vector<Option> outcome_options(const Shown& shown, pack::Attributes known) {
  if (const auto* pathway = pathway_of(shown); pathway && !pathway->grades())
    for (const auto& level : shown.pack.levels) known["level"].insert(level.id.value);  // proposed on this page
  std::vector<Option> options;
  for (const auto& outcome : shown.pack.outcomes)
    if (pack::holds(outcome.when, known)) options.push_back({outcome.id.value, outcome.title, needs_words(outcome)});
  return options;
}

bool some_need(const Shown& shown, std::string_view need) {
  return std::ranges::any_of(shown.pack.outcomes,
                             [&](const pack::Outcome& outcome) { return outcome.needs.contains(std::string(need)); });
}

// Teams outside the hub.
std::vector<Option> team_options(const pack::Pack& pack) {
  std::vector<Option> options;
  for (const auto& team : pack.teams)
    if (team.arm.empty()) options.push_back({team.id.value, team.title, ""});
  return options;
}

bool wanted(const pack::TemplateSection& section, const pack::Attributes& known) {
  return section.mandatory || (!section.mandatory_when.all_of.empty() && pack::holds(section.mandatory_when, known));
}

Html section_field(const Shown& shown, const Typing& typing, const pack::TemplateSection& section,
                   const pack::Attributes& known) {
  const auto written = shown.record.sections.find(section.id);
  return long_text(typing, {.name = "sections." + section.id,
                            .label = section.title + (wanted(section, known) ? "" : " (if there is anything to say)"),
                            .hint = section.hint,
                            .given = written == shown.record.sections.end() ? "" : written->second,
                            .rows = 6});
}

std::string proposed(const Shown& shown, std::string casework::ScreeningSubmitted::* what) {
  return shown.record.screening ? shown.record.screening->it.*what : "";
}

// Where nobody graded the contact the screener proposes its level.
Html proposed_level(const Shown& shown, const Typing& typing) {
  const auto* pathway = pathway_of(shown);
  if (!pathway || pathway->grades()) return {};
  std::vector<Option> options;
  for (const auto& level : shown.pack.levels) options.push_back({level.id.value, level.title, level.text});
  return one_of(typing, {.name = "level", .label = "Level of need you propose", .given = shown.record.level.value},
                options);
}

Html proposal(const Shown& shown, const Typing& typing, const pack::Attributes& known) {
  const auto& before = shown.record.screening;
  Html fields =
      proposed_level(shown, typing) +
      one_of(typing,
             {.name = "outcome", .label = "Outcome you propose", .given = before ? before->it.outcome.value : ""},
             outcome_options(shown, known)) +
      long_text(typing, {.name = "plan",
                         .label = "Plan of support",
                         .hint = "Who does what with the family, and by when. The family and the referrer may read it.",
                         .given = proposed(shown, &casework::ScreeningSubmitted::plan)}) +
      short_text(typing, {.name = "signposted_service",
                          .label = "Service signposted to (if any)",
                          .given = proposed(shown, &casework::ScreeningSubmitted::signposted_service)});
  if (some_need(shown, "open_team"))
    fields += listed(typing,
                     {.name = "open_team",
                      .label = "Team that works with the family already (if any)",
                      .given = before ? before->it.open_team.value : ""},
                     team_options(shown.pack));
  return el("h2", {{"class", "govuk-heading-m"}}, {"What you propose"}) + fields;
}

Html fields(const Shown& shown, const Typing& typing) {
  const auto* pathway = pathway_of(shown);
  const auto* sections = pathway ? shown.pack.screening_template(pathway->screening_template) : nullptr;
  if (!sections) return empty_list("This contact has no level of need yet, so there is nothing to screen.");
  const auto known = attributes_of(shown);
  Html all;
  for (const auto& section : sections->sections) all += section_field(shown, typing, section, known);
  return all + proposal(shown, typing, known);
}

Html buttons(const Visit& visit) {
  Html both = components::secondary_button("Save and go on later", "do", "save");
  if (visit.may("submit_screening"))
    both = components::button(components::Button{
               .text = "Submit for approval", .name = "do", .value = "submit", .prevent_double_click = true}) +
           both;
  return both;
}

Html returned_words(const Shown& shown) {
  if (shown.record.returns.empty() || shown.record.state != casework::ContactState::returned) return {};
  const auto& last = shown.record.returns.back();
  return el("div", {{"class", "govuk-inset-text"}},
            {para({el("strong", {}, {"Returned by ", last.by_name}), ":"}), prose(last.it.reason)});
}

Html what_the_record_shows(const Shown& shown) {
  return strengths_and_worries(shown) + enquiries(shown) + family_contacts(shown) + consent(shown) + history(shown) +
         request_summary(shown);
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Typing& typing) {
  const auto it = shown(visit, facts);
  const FormPage page{.title = "Screening",
                      .path = it.path() + "/screening",
                      .back = it.path(),
                      .current = "/worklist",
                      .draft_id = draft_id(visit),
                      .above = done_banner(visit.query("done").empty() ? "" : "The screening is saved to the record.") +
                               identity_bar(it),
                      .intro = returned_words(it),
                      .fields = fields(it, typing),
                      .beside = what_the_record_shows(it),
                      .buttons = buttons(visit),
                      .version = it.record.version};
  return form_page(visit, page, typing);
}

bool submits(const Visit& visit) {
  return visit.form.value("do") == "submit";
}

casework::Doing doing(const Visit& visit) {
  return {.verb = submits(visit) ? "submit_screening" : "write_screening", .fields = visit.fields()};
}

Response answer(const Visit& visit, const casework::Result& result) {
  const auto reference = visit.param("reference");
  if (!std::holds_alternative<casework::Done>(result))
    return show(visit, visit.site.ledger.facts(visit.site.hub, {"contact", reference}), again(visit, result));
  if (!submits(visit)) {
    keep_draft(visit, draft_id(visit), visit.fields());  // the proposal is not part of what was saved
    return see_other("/contacts/" + percent_encoded(reference) + "/screening?done=saved");
  }
  discard_draft(visit, draft_id(visit));
  return see_other("/contacts/" + percent_encoded(reference) + "?done=" + std::string(slug));
}

}  // namespace

std::vector<Route> screening_routes() {
  const Access access{.right = "write_screening", .record_kind = "contact"};
  return {
      {Method::get, "/contacts/{reference}/screening", access,
       [](const Visit& visit, const std::vector<casework::Fact>& facts) {
         return show(visit, facts, begun(visit, draft_id(visit)));
       }},
      {Method::post, "/contacts/{reference}/screening", access,
       Act{.verb = "write_screening", .doing = doing, .answer = answer}},
  };
}

}  // namespace lintel::web::contacts
