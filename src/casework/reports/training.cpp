#include "casework/reports/training.h"

#include <algorithm>
#include <map>

#include "casework/reports/figures.h"

namespace lintel::casework::reports {

namespace {

using Rows = std::vector<Row>;

enum Of : std::size_t { came, to_help, to_care, written, verbal, without, spoken, not_spoken };

Measure of_contacts(std::string title, std::string definition) {
  return {std::move(title), std::move(definition), "contacts", {"Contact", "Received"}};
}

std::vector<Measure> measures() {
  return {of_contacts("Contacts",
                      "Contacts that came in the period from the agency; the last line has those of agencies that are "
                      "not listed and of the public."),
          of_contacts("Decided as early help", "Those of them that were decided as early help."),
          of_contacts("Decided as statutory", "Those of them that were decided as statutory support."),
          of_contacts("Consent in writing", "Those with consent in writing, which is preferred."),
          of_contacts("Consent by word", "Those with consent by word only."),
          of_contacts("No consent", "Those for which consent was refused, withdrawn, not asked for or not recorded."),
          of_contacts("Family spoken to", "Those whose sender had spoken with the family first."),
          of_contacts("Not spoken to", "Those whose sender had not.")};
}

bool is_early_help(const pack::Pack& pack, const std::string& outcome) {
  return std::ranges::find(pack.early_help.outcomes, terms::OutcomeId{outcome}) != pack.early_help.outcomes.end();
}

Of consent_of(const std::string& quality) {
  if (quality == "written") return written;
  return quality == "verbal" ? verbal : without;
}

class Agencies {
 public:
  Agencies(const pack::Pack& pack, const Asked& asked) : pack_(pack), asked_(asked) {
    for (const auto& agency : pack.agencies) figures_.line(agency.id.value, agency.title);
  }

  void take(const Row& contact, const Row* quality) {
    if (!wanted(asked_, contact.text("district"))) return;
    const auto agency = contact.text("from_agency");
    line_ = agency.empty() ? figures_.line("", "Not one of these") : figures_.line(agency, agency);
    count(came, contact);
    if (is_early_help(pack_, contact.text("outcome"))) count(to_help, contact);
    if (contact.number("statutory") == 1) count(to_care, contact);
    if (!quality) return;
    count(consent_of(quality->text("consent")), contact);
    const auto conversation = quality->text("conversation");
    if (conversation == "yes") count(spoken, contact);
    if (conversation == "no") count(not_spoken, contact);
  }

  Made made() && { return std::move(figures_).made("Agencies", pack_.training.source); }

 private:
  void count(Of measure, const Row& contact) {
    const auto reference = contact.text("reference");
    figures_.count(line_, measure, reference, {reference, day_in(contact, "received_at")});
  }

  const pack::Pack& pack_;
  const Asked& asked_;
  Figures figures_{"Agency", measures()};
  std::size_t line_ = 0;
};

}  // namespace

std::vector<Query> training_queries(const Period& period) {
  return {query_in("contacts", "received_at", period), query_in("contact_quality", "received_at", period)};
}

Made make_training(const pack::Pack& pack, const Asked& asked, std::vector<Rows> answers) {
  std::map<std::string, const Row*> by_contact;
  for (const auto& row : answers.at(1)) by_contact[row.text("reference")] = &row;
  Agencies agencies(pack, asked);
  for (const auto& contact : answers.at(0)) {
    const auto quality = by_contact.find(contact.text("reference"));
    agencies.take(contact, quality == by_contact.end() ? nullptr : quality->second);
  }
  return std::move(agencies).made();
}

}  // namespace lintel::casework::reports
