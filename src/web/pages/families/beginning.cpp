// How early help begins on the contact's page: with nothing typed again (P-22), or stepped down from social care
// (P-63).
#include <array>

#include "casework/perform.h"
#include "web/components/button.h"
#include "web/components/inset_text.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/families/shown.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::families {

namespace {

using namespace parts;

/// One of the two ways in.
struct Way {
  std::string_view slug;
  std::string_view verb;
  std::string_view title;
  std::string_view button;
  std::string_view done;
  Html (*fields)(const contacts::Shown& shown, const Typing& typing);
};

Html taken_over(const contacts::Shown& shown) {
  std::vector<Html> lines;
  std::vector<terms::PersonId> children;
  for (const auto& one : shown.record.received.subjects)
    if (one.child) children.push_back(one.person);
  for (const auto& one : shown.record.received.subjects)
    lines.push_back(concat({one.name(), one.relation.empty() ? "" : ", " + one.relation}));
  return components::inset_text({.text = "What is known of the family is taken over from the contact. Nothing is typed "
                                         "again."}) +
         section("taken", "Who belongs to the family", bullets(lines)) +
         possible_doubles(shown.visit, children, shown.record.received.reference);
}

Html begin_fields(const contacts::Shown& shown, const Typing&) {
  return taken_over(shown);
}

Html step_down_fields(const contacts::Shown& shown, const Typing& typing) {
  return taken_over(shown) + day(typing, {.name = "meeting_on", .label = "Day of the team-around-the-child meeting"}) +
         long_text(typing, {.name = "attended", .label = "Who took part, and from which agencies", .rows = 3}) +
         yes_or_no(typing, {.name = "consent", .label = "Does the family explicitly consent to the step-down?"}) +
         short_text(typing, {.name = "consent_by", .label = "Who of the family consented?"}) +
         yes_or_no(typing, {.name = "agreement", .label = "Do the other professionals involved agree?"}) +
         short_text(typing, {.name = "agreed_by", .label = "Which professionals agreed?"}) +
         yes_or_no(typing, {.name = "share_assessment",
                            .label = "Does the family consent to sharing the assessment?",
                            .hint = "This is a consent of its own. The step-down may go on without it."}) +
         short_text(typing, {.name = "share_consent_by", .label = "Who consented to that?"}) +
         long_text(typing, {.name = "assessment",
                            .label = "What the assessment says, or where it is kept",
                            .hint = "Only with that consent.",
                            .rows = 4}) +
         long_text(typing, {.name = "reason", .label = "Why early help is now enough", .rows = 3});
}

const std::array<Way, 2>& ways() {
  static const std::array<Way, 2> all = {{
      {"early-help", "begin_early_help", "Begin early help", "Begin early help", "begun", begin_fields},
      {"step-down", "step_down_family", "Step the family down", "Step down", "stepped-down", step_down_fields},
  }};
  return all;
}

Response show(const Visit& visit, const std::vector<casework::Fact>& facts, const Way& way, const Typing& typing) {
  const auto it = contacts::shown(visit, facts);
  return form_page(
      visit,
      {.title = std::string(way.title),
       .path = it.path() + "/" + std::string(way.slug),
       .back = it.path(),
       .current = "/families",
       .draft_id = std::string(way.slug) + "-" + it.record.received.reference,
       .above = contacts::identity_bar(it),
       .fields = way.fields(it, typing),
       .buttons = components::button(components::Button{.text = way.button, .prevent_double_click = true})},
      typing);
}

std::string draft_id(const Visit& visit, const Way& way) {
  return std::string(way.slug) + "-" + visit.param("reference");
}

Response answered(const Visit& visit, const casework::Result& result, const Way& way) {
  if (const auto* done = std::get_if<casework::Done>(&result)) {
    discard_draft(visit, draft_id(visit, way));
    return see_other("/families/" + percent_encoded(done->stream.key) + "?done=" + std::string(way.done));
  }
  const casework::StreamId stream{"contact", visit.param("reference")};
  const auto facts = visit.site.ledger.facts(visit.site.hub, stream);
  if (facts.empty() || !casework::may_see(visit.pack, visit.actor, stream, facts)) return nothing_here(visit);
  return show(visit, facts, way, again(visit, result));
}

void add_way(std::vector<Route>& routes, const Way& way) {
  const auto rule = access(std::string(way.verb), "contact");
  const std::string pattern = "/contacts/{reference}/" + std::string(way.slug);
  routes.push_back({Method::get, pattern, rule, [&way](const Visit& visit, const std::vector<casework::Fact>& facts) {
                      return show(visit, facts, way, begun(visit, draft_id(visit, way)));
                    }});
  routes.push_back({Method::post, pattern, rule,
                    Act{.verb = std::string(way.verb),
                        .doing =
                            [](const Visit& visit) {
                              auto fields = visit.fields();
                              fields.erase("contact");
                              fields.emplace("contact", visit.param("reference"));
                              return casework::Doing{.stream = {"family", ""}, .fields = std::move(fields)};
                            },
                        .answer = [&way](const Visit& visit,
                                         const casework::Result& result) { return answered(visit, result, way); }}});
}

}  // namespace

std::vector<Route> beginning_routes() {
  std::vector<Route> routes;
  for (const auto& way : ways()) add_way(routes, way);
  return routes;
}

}  // namespace lintel::web::families
