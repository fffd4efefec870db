// A police notification on the record of its contact, and who is told of it in turn.
#include <algorithm>

#include "base/text.h"
#include "casework/verbs/contact/shares.h"
#include "terms/london.h"
#include "web/components/checkboxes.h"
#include "web/components/summary_list.h"
#include "web/components/table.h"
#include "web/pages/contacts/shown.h"
#include "web/pages/parts/clock.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/sharing.h"
#include "web/pages/parts/words.h"

namespace lintel::web::contacts {

namespace {

using namespace parts;
using casework::Share;
using components::summary_row;
using components::SummaryRow;
using components::TableRow;

std::string names_of(const Shown& shown, const std::vector<std::string>& subjects) {
  std::vector<std::string> names;
  for (const auto& id : subjects)
    if (const auto* subject = shown.record.subject(id)) names.push_back(subject->name());
  return base::joined(names, ", ");
}

std::string school_words(const casework::Schooling& one) {
  return one.school.empty() ? plain_words(one.standing) : one.school;
}

std::string share_words(const Share& share) {
  return share.owed.it.title + " to " + share.owed.it.recipient_name;
}

// --- the record

Html schools(const Shown& shown) {
  std::vector<Html> lines;
  for (const auto& one : shown.record.police->it.schooling) {
    const auto* child = shown.record.subject(one.subject);
    if (!child) continue;
    Html line(child->name() + ": " + school_words(one));
    if (shown.may("name_school"))
      line += " " + link(shown.path() + "/school?subject=" + one.subject,
                         one.standing == "not_known" ? "Name the school" : "Change", "of " + child->name());
    lines.push_back(line);
  }
  return bullets(lines);
}

Html sent_cell(const Shown& shown, const Share& share) {
  if (share.sent) {
    const auto* channel = shown.pack.notifications.channel(share.sent->it.channel);
    return concat({moment(share.sent->it.sent_at), ", ", channel ? channel->title : share.sent->it.channel, ", to ",
                   share.sent->it.to, remark(share.sent->by_name)});
  }
  const auto* owed = shown.record.obligations.by_id(share.owed.it.share);
  Html cell = owed && owed->owed.due_at ? time_left(owed->owed.due_at, shown.clock()) : Html("Owed, not yet shared");
  if (shown.may("record_share"))
    cell += " " + link(shown.path() + "/share?share=" + share.owed.it.share, "Record it",
                       "with " + share.owed.it.recipient_name);
  return cell;
}

Html acknowledged_cell(const Shown& shown, const Share& share) {
  if (share.acknowledged) return concat({share.acknowledged->it.by, ", ", moment(share.acknowledged->it.at)});
  if (!share.sent || !shown.may("acknowledge_share")) return "Not yet";
  return "Not yet. " + link(shown.path() + "/share-acknowledgement?share=" + share.owed.it.share, "Record it",
                            "by " + share.owed.it.recipient_name);
}

Html recipient_cell(const Shown& shown, const Share& share) {
  Html cell(share.owed.it.recipient_name);
  if (share.owed.it.first_contact) cell += remark("First to speak with the victim");
  if (!share.owed.it.reason.empty()) cell += remark(share.owed.it.reason);
  if (casework::notice_open_to(share, shown.pack, shown.visit.actor))
    cell += remark(link("/notices/" + percent_encoded(shown.record.received.reference) + "/" + share.owed.it.share,
                        "Notice for printing", "to " + share.owed.it.recipient_name));
  return cell;
}

TableRow share_row(const Shown& shown, const Share& share) {
  return {{.text = recipient_cell(shown, share)},
          {.text = share.owed.it.title},
          {.text = names_of(shown, share.owed.it.subjects)},
          {.text = sent_cell(shown, share)},
          {.text = acknowledged_cell(shown, share)}};
}

// --- the forms

std::vector<Option> shares_to_record(const Shown& shown) {
  std::vector<Option> options;
  for (const auto& share : shown.record.shares)
    if (share.open()) options.push_back({share.owed.it.share, share_words(share), ""});
  return options;
}

std::vector<Option> shares_to_acknowledge(const Shown& shown) {
  std::vector<Option> options;
  for (const auto& share : shown.record.shares)
    if (share.sent && !share.acknowledged) options.push_back({share.owed.it.share, share_words(share), ""});
  return options;
}

Html record_fields(const Shown& shown, const Typing& typing) {
  return listed(typing, {.name = "share", .label = "Which share", .given = shown.visit.query("share")},
                shares_to_record(shown)) +
         share_fields(typing, shown.pack.notifications, "A person, a mailbox or a number",
                      "What they need to know. To a school, nothing about children who are not its pupils.");
}

Html acknowledge_fields(const Shown& shown, const Typing& typing) {
  return listed(typing, {.name = "share", .label = "Which share", .given = shown.visit.query("share")},
                shares_to_acknowledge(shown)) +
         acknowledgement_fields(typing);
}

Html people_to_name(const Shown& shown, const Typing& typing) {
  components::Checkboxes boxes{
      .name = "subjects",
      .id_prefix = anchor("subjects"),
      .fieldset = components::Fieldset{.legend = {.text = "About whom", .classes = "govuk-fieldset__legend--s"}},
      .hint = {.text = "Choose nobody to tell them of everybody in the contact."},
      .error_message = {.text = typing.error("subjects")}};
  for (const auto& subject : shown.record.received.subjects)
    boxes.items.push_back({.text = subject.name() + ", " + subject.relation, .value = subject.id});
  const auto [begin, end] = typing.fields.equal_range("subjects");
  for (auto one = begin; one != end; ++one) boxes.values.push_back(one->second);
  return components::checkboxes(boxes);
}

Html add_fields(const Shown& shown, const Typing& typing) {
  return listed(typing, {.name = "agency", .label = "Who is told"}, agency_options(shown.pack)) +
         short_text(typing,
                    {.name = "service", .label = "Which service of theirs", .hint = "For example, school nursing"}) +
         people_to_name(shown, typing) + long_text(typing, {.name = "reason", .label = "Why they are told", .rows = 3});
}

Html school_fields(const Shown& shown, const Typing& typing) {
  std::vector<Option> children;
  for (const auto& one : shown.record.police->it.schooling)
    if (const auto* child = shown.record.subject(one.subject))
      children.push_back({one.subject, child->name() + ": " + school_words(one), ""});
  return listed(typing, {.name = "subject", .label = "Which child", .given = shown.visit.query("subject")}, children) +
         short_text(typing,
                    {.name = "school", .label = "School", .hint = "Its name, or: home educated, not at school"});
}

bool has_shares_to_record(const Shown& shown) {
  return !shares_to_record(shown).empty();
}
bool has_shares_to_acknowledge(const Shown& shown) {
  return !shares_to_acknowledge(shown).empty();
}
bool can_be_shared(const Shown& shown) {
  return shown.pack.notifications.exists();
}
bool has_schools(const Shown& shown) {
  return shown.record.police && !shown.record.police->it.schooling.empty();
}
Html school_fields_or_none(const Shown& shown, const Typing& typing) {
  return has_schools(shown) ? school_fields(shown, typing) : empty_list("No child of this contact came with a school.");
}
Html beside(const Shown& shown) {
  return notification(shown) + shares(shown);
}

}  // namespace

Html notification(const Shown& shown) {
  if (!shown.record.police) return {};
  const auto& it = shown.record.police->it;
  std::vector<SummaryRow> rows = {
      summary_row("Police reference", it.police_reference),
      summary_row("Grade", sentence(it.grade)),
      summary_row("Domestic abuse", yes_no_words(it.domestic_abuse)),
      summary_row("A child was or may become involved in crime", yes_no_words(it.crime_risk)),
      summary_row("MARAC", yes_no_words(it.marac)),
      summary_row("Incident", it.incident),
      summary_row("When and where",
                  concat({it.incident_at ? moment(*it.incident_at) : Html(), ", ", it.incident_place})),
      summary_row("Officer", it.officer + (it.officer_number.empty() ? "" : ", " + it.officer_number) +
                                 (it.officer_unit.empty() ? "" : ", " + it.officer_unit))};
  if (has_schools(shown)) rows.push_back(summary_row("Schools", schools(shown)));
  return section("notification", shown.pack.notifications.title, components::summary_list({.rows = std::move(rows)}));
}

Html shares(const Shown& shown) {
  const auto& all = shown.record.shares;
  if (!shown.record.police && all.empty()) return {};
  std::vector<TableRow> rows;
  for (const auto& share : all)
    if (!share.lifted) rows.push_back(share_row(shown, share));
  return section("shares", "Who is told",
                 rows.empty()
                     ? empty_list("No rule of the hub makes a share owed, and nobody has added one.")
                     : dense_table("Who is told", {"Who", "What", "About", "Shared", "Acknowledged"}, std::move(rows)));
}

std::vector<Action> sharing_actions() {
  return {
      {"share", "record_share", "Record a share", "Save the share", "The share is recorded.", record_fields,
       has_shares_to_record, beside},
      {"share-acknowledgement", "acknowledge_share", "Record an acknowledgement", "Save",
       "The acknowledgement is recorded.", acknowledge_fields, has_shares_to_acknowledge, beside},
      {"share-more", "add_share", "Tell somebody else", "Save", "The share is owed now.", add_fields, can_be_shared,
       beside},
      {"school", "name_school", "Name a child's school", "Save the school", "The school is recorded.",
       school_fields_or_none, has_schools, beside},
  };
}

}  // namespace lintel::web::contacts
