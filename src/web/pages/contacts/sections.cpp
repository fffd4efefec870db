// What the record page says of the work: consent, enquiries, screening, decision, responses, what is owed.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "domain/timescales/timescales.h"
#include "terms/london.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;
using casework::Obligation;
using components::summary_row;
using components::SummaryRow;
using components::TableCell;
using components::TableRow;

constexpr std::size_t begun_after = 600;  // bytes of words, about a paragraph

struct Rows {
  std::vector<SummaryRow> rows;
  void add(std::string_view key, const Html& value) {
    if (!value.empty()) rows.push_back(summary_row(key, value));
  }
};

Html list_of(Rows rows) {
  return rows.rows.empty() ? Html() : components::summary_list({.rows = std::move(rows.rows)});
}

template <class F>
Html who_when(const casework::Recorded<F>& it) {
  return concat({it.by_name, ", ", moment(it.at)});
}

// What the screening says, or else the request, and the part of the record where it stands whole.
struct Written {
  std::string words;
  std::string_view part;
};

Written written_of(const Shown& shown, std::string_view section, std::string_view question) {
  if (const auto written = shown.record.sections.find(std::string(section));
      written != shown.record.sections.end() && !written->second.empty())
    return {written->second, "screening"};
  const auto answer = shown.record.received.answers.find(std::string(question));
  return {answer == shown.record.received.answers.end() ? "" : answer->second, "request"};
}

// On the record its beginning is enough; the rest stands in the part that `all` names.
Html beginning(const Shown& shown, const std::string& words, std::string_view all, std::string_view title) {
  if (!shown.folds || words.size() <= begun_after) return prose(words);
  const auto end = words.find_last_of(" \n", begun_after);
  return prose(words.substr(0, end) + " …") +
         para({link("#" + std::string(all), "Read all of it", "of " + base::lower_case(title))});
}

Html half(const Shown& shown, std::string_view title, const Written& written, std::string_view missing) {
  const Html content = written.words.empty() ? el("p", {{"class", "govuk-hint"}}, {missing})
                                             : beginning(shown, written.words, written.part, title);
  return el("div", {{"class", "govuk-grid-column-one-half"}},
            {el("h2", {{"class", "govuk-heading-m"}}, {title}), content});
}

std::string limb_words(const pack::Pack& pack, std::string_view limb) {
  for (const auto& one : pack.limbs)
    if (one.id == limb) return one.title;
  return std::string(limb);
}

Html override_words(const Shown& shown) {
  const auto& record = shown.record;
  if (!record.override_in_force) return {};
  const auto& it = record.override_in_force->it;
  Rows rows;
  rows.add("Kind of harm", limb_words(shown.pack, it.limb));
  rows.add("Evidence", prose(it.evidence));
  rows.add("Why", prose(it.reason));
  rows.add("By", who_when(*record.override_in_force));
  return el("h3", {{"class", "govuk-heading-s"}}, {"Consent is overridden"}) + list_of(rows);
}

TableRow consent_row(const casework::Recorded<casework::ConsentRecorded>& one) {
  const auto& it = one.it;
  Html who(it.given_by);
  if (!it.relationship.empty()) who += text(", " + it.relationship);
  if (it.parental_responsibility) who += remark("has parental responsibility");
  return {{.text = consent_words(it.result)},
          {.text = who},
          {.text = plain_words(it.how)},
          {.text = it.purpose},
          {.text = it.given_at ? moment(*it.given_at) : Html()},
          {.text = small_prose(it.said)},
          {.text = who_when(one)}};
}

TableRow enquiry_row(const Shown& shown, const casework::Enquiry& one) {
  const auto& asked = one.asked.it;
  Html answer;
  if (one.answered) {
    const Html words =
        one.answered->it.nil_return ? Html("Holds nothing (nil return)") : small_prose(one.answered->it.answer);
    answer = words + remark(moment(one.answered->it.answered_at));
  } else if (shown.may("record_agency_answer")) {
    answer = "Not answered yet. " + link(shown.path() + "/answer?enquiry=" + percent_encoded(asked.enquiry),
                                         "Record the answer", "of " + asked.agency_name);
  } else {
    answer = "Not answered yet";
  }
  const Html warned = asked.agreement_warning.empty() ? Html() : remark(asked.agreement_warning);
  return {{.text = asked.agency_name + warned},
          {.text = small_prose(asked.question)},
          {.text = asked.lawful_basis},
          {.text = who_when(one.asked)},
          {.text = answer}};
}

Html home_visit(const Shown& shown) {
  const auto& record = shown.record;
  if (record.home_visit_agreements.empty() && !record.home_visit) return {};
  Rows rows;
  for (const auto& one : record.home_visit_agreements)
    rows.add("Agreed to be worth considering", concat({authority_words(shown.pack, one.it.role), ": ", who_when(one)}));
  if (record.home_visit) {
    const auto& it = record.home_visit->it;
    rows.add("Team manager spoken to", it.team_manager);
    rows.add("Visit needed", yes_no_words(it.visit_required));
    rows.add("Why", prose(it.reason));
    rows.add("Recorded by", who_when(*record.home_visit));
  }
  return el("h3", {{"class", "govuk-heading-s"}}, {"Home visit"}) + list_of(rows);
}

Html screening_sections(const Shown& shown) {
  const auto* pathway = pathway_of(shown);
  const auto* sections = pathway ? shown.pack.screening_template(pathway->screening_template) : nullptr;
  Rows rows;
  auto left = shown.record.sections;
  if (sections)
    for (const auto& section : sections->sections)
      if (const auto written = left.find(section.id); written != left.end()) {
        rows.add(section.title, prose(written->second));
        left.erase(written);
      }
  for (const auto& [id, words] : left) rows.add(plain_words(id), prose(words));  // of a template it had before
  return list_of(rows);
}

Html owed_state(const Shown& shown, const Obligation& one) {
  if (one.lifted_at) return concat({"No longer owed, ", moment(*one.lifted_at)});
  if (one.met_at) return time_met(one.owed.due_at, *one.met_at);
  return time_left(one.owed.due_at, shown.clock());
}

Html late_words(const Shown& shown, const Obligation& one) {
  if (!one.late_at(shown.clock())) return {};
  if (!one.late_reason.empty()) return remark("Reason: " + one.late_reason);
  if (!shown.may("explain_breach")) return {};
  return el("br") + link(shown.path() + "/explain?obligation=" + percent_encoded(one.owed.id), "Record why it is late",
                         one.owed.title);
}

TableRow owed_row(const Shown& shown, const Obligation& one) {
  Html rule(sentence(one.owed.timescale));
  if (!one.cited.source.empty()) rule += remark(one.cited.source);
  // Time that runs from receipt: how much of it was gone before anybody owed this (D-15).
  if (one.owed.counted_from)
    rule += remark(text("Counted from receipt; " + domain::span_words(one.started_at - *one.owed.counted_from) +
                        " of it were used before"));
  return {{.text = one.owed.title},
          {.text = authorities_words(shown.pack, one.owed.owed_by)},
          {.text = owed_state(shown, one) + late_words(shown, one)},
          {.text = rule}};
}

TableRow level_row(std::string_view name, const Shown& shown, const terms::LevelId& level, const Html& who,
                   const std::string& why) {
  return {{.text = name},
          {.text = level.empty() && who.empty() ? Html("Not yet") : level_tag(shown.pack, level)},
          {.text = who},
          {.text = small_prose(why)}};
}

std::string enquiries_brief(const casework::ContactRecord& record) {
  if (record.enquiries.empty()) return "Nobody asked";
  const auto answered =
      std::ranges::count_if(record.enquiries, [](const auto& one) { return one.answered.has_value(); });
  return fmt::format("{} asked, {} answered", record.enquiries.size(), answered);
}

std::string family_brief(const casework::ContactRecord& record) {
  if (record.family_contacts.empty()) return "Not tried";
  const bool reached =
      std::ranges::any_of(record.family_contacts, [](const auto& one) { return one.it.result == "reached"; });
  return reached
             ? "Reached"
             : counted(static_cast<std::int64_t>(record.family_contacts.size()), "try, no reply", "tries, no reply");
}

std::string decision_brief(const Shown& shown) {
  const auto& record = shown.record;
  if (record.outcome) return outcome_words(shown.pack, record.outcome->it.outcome);
  if (record.information_answer) return "Answered";
  if (record.information_screening)
    return record.information_screening->it.decision == "answer" ? "May be answered" : "Declined";
  return "Not yet";
}

std::string notes_brief(const casework::ContactRecord& record) {
  return counted(static_cast<std::int64_t>(record.links.size()), "link", "links") + ", " +
         counted(static_cast<std::int64_t>(record.notes.size()), "note", "notes");
}

// A contact and a call are linked in the same way, by reference.
std::string path_of(const Visit& visit, const std::string& reference) {
  const bool is_call = visit.site.ledger.facts(visit.site.hub, {"contact", reference}).empty();
  return (is_call ? "/calls/" : "/contacts/") + percent_encoded(reference);
}

// Where a member of the public can be reached says who they are: only the protected page shows that.
std::string recipient_words(const casework::ResponseSent& it) {
  const bool said = !it.to.empty() && it.audience != "public";
  return audience_words(it.audience) + (said ? ", " + it.to : "");
}

}  // namespace

Html strengths_and_worries(const Shown& shown) {
  if (shown.record.is_information_request()) return {};
  return el(
      "div", {{"class", "govuk-grid-row"}},
      {half(shown, "Strengths", written_of(shown, "strengths", "strengths"),
            "Nothing has been written about strengths yet."),
       half(shown, "Worries", written_of(shown, "worries", "worry"), "Nothing has been written about worries yet.")});
}

// L-29: the three are kept apart, so that the use of thresholds can be looked at.
Html levels(const Shown& shown) {
  const auto& record = shown.record;
  if (record.is_information_request()) return {};
  std::vector<TableRow> rows = {
      level_row("Asked for", shown, record.received.requested_level, moment(record.received.received_at), "")};
  const auto* pathway = pathway_of(shown);
  const bool graded = !pathway || pathway->grades();
  if (record.first_grade)
    rows.push_back(level_row("First graded", shown, record.first_grade->it.level, who_when(*record.first_grade),
                             record.first_grade->it.rationale));
  else if (graded)
    rows.push_back(level_row("First graded", shown, {}, {}, ""));
  if (!graded && record.screening)
    rows.push_back(level_row("Proposed", shown, record.screening->it.level, who_when(*record.screening), ""));
  for (const auto& change : record.level_changes)
    rows.push_back(level_row("Changed", shown, change.it.to, who_when(change), change.it.reason));
  rows.push_back(record.outcome ? level_row("Final", shown, record.outcome->it.level, who_when(*record.outcome),
                                            record.outcome->it.rationale)
                                : level_row("Final", shown, {}, {}, ""));
  return part(shown, {"levels", "Level of need", level_words(shown.pack, record.level),
                      dense_table("Levels given", {"When", "Level", "Who and when", "Why"}, std::move(rows))});
}

Html consent(const Shown& shown) {
  const auto& record = shown.record;
  if (record.is_information_request()) return {};
  Html content = para({"As it stands: ", el("strong", {}, {consent_words(record.consent())})}) + override_words(shown);
  std::vector<TableRow> rows;
  for (auto one = record.consents.rbegin(); one != record.consents.rend(); ++one) rows.push_back(consent_row(*one));
  if (rows.empty())
    content += empty_list("Nobody has recorded consent yet.");
  else
    content +=
        dense_table("History of consent", {"Consent", "Who", "How", "To what", "When", "What was said", "Recorded by"},
                    std::move(rows));
  return part(shown, {"consent", "Consent",
                      consent_words(record.consent()) + (record.override_in_force ? ", overridden" : ""), content});
}

Html enquiries(const Shown& shown) {
  if (shown.record.is_information_request()) return {};
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.enquiries) rows.push_back(enquiry_row(shown, one));
  const Html content =
      rows.empty() ? empty_list("No agency has been asked yet.")
                   : dense_table("Enquiries", {"Agency", "Asked", "Lawful basis", "By", "Answer"}, std::move(rows));
  return part(shown, {"enquiries", "Enquiries of other agencies", enquiries_brief(shown.record), content});
}

Html family_contacts(const Shown& shown) {
  if (shown.record.is_information_request()) return {};
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.family_contacts)
    rows.push_back({{.text = moment(one.it.at)},
                    {.text = plain_words(one.it.method)},
                    {.text = one.it.result == "reached" ? "Reached " + one.it.spoke_to : "No reply"},
                    {.text = small_prose(one.it.said)},
                    {.text = who_when(one)}});
  const Html content = rows.empty()
                           ? empty_list("Nobody has tried to reach the family yet.")
                           : dense_table("Contact with the family",
                                         {"When", "How", "Result", "What was said", "Recorded by"}, std::move(rows));
  return part(shown, {"family", "Contact with the family", family_brief(shown.record), content + home_visit(shown)});
}

Html screening(const Shown& shown) {
  const auto& record = shown.record;
  if (record.is_information_request()) return {};
  Html content = screening_sections(shown);
  Rows rows;
  if (record.screening) {
    const auto& it = record.screening->it;
    rows.add("Outcome proposed", outcome_words(shown.pack, it.outcome));
    rows.add("Plan of support", prose(it.plan));
    rows.add("Service signposted to", it.signposted_service);
    rows.add("Team that works with the family already", team_words(shown.pack, it.open_team));
    rows.add("Submitted by", who_when(*record.screening));
  }
  for (const auto& one : record.returns) rows.add("Returned", concat({prose(one.it.reason), who_when(one)}));
  content += list_of(rows);
  const std::string brief = record.screening ? "Submitted" : content.empty() ? "Not begun" : "Being written";
  return part(
      shown, {"screening", "Screening", brief, content.empty() ? empty_list("The screening has not begun.") : content});
}

// The rule that fired, in words, and where it comes from.
std::string route_words(const pack::Pack& pack, const casework::ContactRecord& record) {
  const auto rule = std::ranges::find(pack.routes, terms::RuleId{record.handover_rule}, &pack::RouteRule::id);
  const auto title = rule == pack.routes.end() || rule->title.empty() ? plain_words(record.handover_rule) : rule->title;
  return record.handover_source.empty() ? title : title + ". From: " + record.handover_source;
}

Html decision(const Shown& shown) {
  const auto& record = shown.record;
  Rows rows;
  if (record.information_screening) {
    rows.add("Information request",
             record.information_screening->it.decision == "answer" ? "May be answered" : "Declined");
    rows.add("Why", prose(record.information_screening->it.reason));
    rows.add("Screened by", who_when(*record.information_screening));
  }
  if (record.information_answer) {
    rows.add("Answer", prose(record.information_answer->it.answer));
    rows.add("Answered by", who_when(*record.information_answer));
  }
  if (record.outcome) {
    rows.add("Outcome", outcome_words(shown.pack, record.outcome->it.outcome));
    rows.add("Statutory threshold", record.outcome->it.statutory ? "Met" : "Not met");
    rows.add("Why", prose(record.outcome->it.rationale));
    rows.add("Approved by", who_when(*record.outcome));
  }
  if (record.handover) {
    const auto& it = record.handover->it;
    rows.add("Handed over to", it.team_name);
    rows.add("Opens", it.opens.empty() ? "" : plain_words(it.opens));
    rows.add("Also told", team_words(shown.pack, it.co_allocated));
    rows.add("Instead of", team_words(shown.pack, it.instead_of));
    rows.add("Why another team", prose(it.override_reason));
    rows.add("Route", record.handover_rule.empty() ? "" : route_words(shown.pack, record));
    rows.add("Other routes that came close", base::joined(it.passed_over, "; "));
  }
  if (record.acceptance)
    rows.add("Accepted", concat({"Worker: ", record.acceptance->it.worker, ". ", who_when(*record.acceptance)}));
  if (record.protection_result) {
    rows.add("Protection enquiry", sentence(record.protection_result->it.result));
    rows.add("A service followed", yes_no_words(record.protection_result->it.service_after));
  }
  if (record.closed) rows.add("Closed", concat({prose(record.closed->it.reason), who_when(*record.closed)}));
  const Html content = list_of(rows);
  return part(shown, {"decision", "Decision and hand-over", decision_brief(shown),
                      content.empty() ? empty_list("Nothing has been decided yet.") : content});
}

Html responses(const Shown& shown) {
  Html content;
  for (const auto& one : shown.record.responses) {
    const auto& it = one.it;
    const auto* response = shown.pack.response_for(it.audience);
    Rows rows;
    rows.add("To", recipient_words(it));
    rows.add("By", channel_words(it.channel) + (it.late ? " (late)" : ""));
    auto left = it.parts;
    if (response)
      for (const auto& part : response->parts)
        if (const auto found = left.find(part.id); found != left.end()) {
          rows.add(part.title, prose(found->second));
          left.erase(found);
        }
    for (const auto& [id, words] : left) rows.add(plain_words(id), prose(words));
    rows.add("Note", prose(it.note));
    rows.add("Sent by", who_when(one));
    content += list_of(rows);
  }
  const auto sent = static_cast<std::int64_t>(shown.record.responses.size());
  return part(shown, {"responses", "Responses", sent == 0 ? "None sent" : counted(sent, "sent", "sent"),
                      content.empty() ? empty_list("No response has been sent yet.") : content});
}

Html owed(const Shown& shown) {
  std::vector<TableRow> rows;
  for (const auto& one : shown.record.obligations.all) rows.push_back(owed_row(shown, one));
  const Html content =
      rows.empty()
          ? empty_list("Nothing is or was owed.")
          : dense_table("What is owed", {"What", "By whom", "By when", "Timescale and its source"}, std::move(rows));
  return section("owed", "What is owed, and by when", content);
}

// Beside a form there is no room for a table.
Html owed_briefly(const Shown& shown) {
  Rows rows;
  for (const auto& one : shown.record.obligations.all)
    rows.add(one.owed.title,
             owed_state(shown, one) + late_words(shown, one) + remark(authorities_words(shown.pack, one.owed.owed_by)));
  const Html content = list_of(rows);
  return section("owed", "What is owed, and by when",
                 content.empty() ? empty_list("Nothing is or was owed.") : content);
}

Html links_and_notes(const Shown& shown) {
  const auto& record = shown.record;
  std::vector<Html> links;
  for (const auto& one : record.links)
    links.push_back(
        concat({link(path_of(shown.visit, one.it.other), one.it.other), ": ", one.it.why, " (", who_when(one), ")"}));
  Html notes;
  for (auto one = record.notes.rbegin(); one != record.notes.rend(); ++one)
    notes += prose(one->it.text) + el("p", {{"class", "govuk-hint"}}, {who_when(*one)});
  Html rating;
  if (record.rating) {
    const auto& it = record.rating->it;
    rating = para({fmt::format("Quality of the request, of 5: details {}, consent {}, facts {}, strengths {}. ",
                               it.details, it.consent, it.factual, it.strengths),
                   it.comment});
  }
  const Html content = bullets(links) + notes + rating;
  return part(shown, {"notes", "Links and notes", notes_brief(record),
                      content.empty() ? empty_list("There are no links or notes.") : content});
}

}  // namespace lintel::web::contacts
