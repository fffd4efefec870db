#include "casework/reports/social_care.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "casework/reports/figures.h"
#include "terms/london.h"

namespace lintel::casework::reports {

namespace {

using Rows = std::vector<Row>;
using pack::Indicator;
using std::chrono::sys_days;

std::string services_words(const pack::Pack& pack, const Indicator& one) {
  std::vector<std::string> titles;
  for (const auto& service : one.services) {
    const auto* found = pack.service(service);
    titles.push_back("“" + (found ? found->title : service) + "”");
  }
  return base::joined(titles, ", ");
}

std::string definition_of(const pack::Pack& pack, const Indicator& one) {
  const auto services = services_words(pack, one);
  if (one.counts == "children") return fmt::format("Children with {} at the end of the period's last day.", services);
  if (one.counts == "days")
    return fmt::format("How many days {} lasted on average, of what ended in the period.", services);
  if (one.counts == "began") return fmt::format("Children for whom {} began in the period.", services);
  if (one.counts == "ended")
    return fmt::format("Children for whom {} ended in the period, with none of it at the end of its last day.",
                       services);
  if (one.counts == "stepped_down") return "Children who were stepped down to early help in the period.";
  return fmt::format(
      "Children referred in the period (the contact was decided as statutory) within {} months of an earlier such "
      "referral.",
      pack.scorecard.referred_again_within_months);
}

Measure measure_of(const pack::Pack& pack, const Indicator& one) {
  const auto definition = definition_of(pack, one);
  if (one.counts == "stepped_down") return {one.title, definition, "families", {"Family", "Child"}};
  if (one.counts == "referred_again") return {one.title, definition, "contacts", {"Contact", "Received"}};
  return {one.title, definition, "people", {"Person", "Child", "Service", "Began", "Ended", "Days"}};
}

std::vector<Measure> measures_of(const pack::Pack& pack) {
  std::vector<Measure> all;
  for (const auto& one : pack.scorecard.indicators) all.push_back(measure_of(pack, one));
  return all;
}

bool of(const Indicator& one, const Row& involvement) {
  return std::ranges::find(one.services, involvement.text("service")) != one.services.end();
}

std::int64_t days_of(const Row& involvement) {
  const auto began = terms::date_from_iso(involvement.text("opened_on"));
  const auto ended = terms::date_from_iso(involvement.text("closed_on"));
  return began && ended ? (sys_days{*ended} - sys_days{*began}).count() : 0;
}

class SocialCare {
 public:
  SocialCare(const pack::Pack& pack, const Asked& asked)
      : pack_(pack), asked_(asked), figures_("Locality", measures_of(pack)), lines_(pack, asked, figures_) {}

  void take_involvements(const Rows& rows) {
    for (std::size_t i = 0; i < indicators().size(); ++i) {
      const auto& one = indicators()[i];
      if (one.counts == "days") take_days(one, i, rows);
      const auto open = open_at_the_end(one, rows);
      for (const auto& row : rows)
        if (of(one, row) && counts(one, row, open)) count(i, row, row.text("person"));
    }
  }

  void take_stepped_down(const Rows& rows) {
    each("stepped_down", [&](std::size_t i) {
      for (const auto& row : rows)
        if (const auto line = row.number("child") == 1 ? lines_.of(row.text("locality")) : std::nullopt)
          figures_.count(*line, i, child_in(row), {row.text("family"), row.text("name")});
    });
  }

  // In the order in which they came.
  void take_referrals(const Rows& rows) {
    each("referred_again", [&](std::size_t i) {
      std::map<std::string, Instant> last;
      for (const auto& row : rows) {
        const auto child = row.text("child_key");
        if (child.empty()) continue;
        const auto at = *row.instant("received_at");
        const auto before = last.find(child);
        if (before != last.end() && at >= asked_.period.begin() && again(before->second, at))
          if (const auto line = lines_.of(row.text("district")))
            figures_.count(*line, i, child, {row.text("reference"), day_in(row, "received_at")});
        last[child] = at;
      }
    });
  }

  Made made() && {
    return std::move(figures_).made("Localities", pack_.scorecard.source,
                                    "Where a child lives is as it is known when the report is made.");
  }

 private:
  const std::vector<Indicator>& indicators() const { return pack_.scorecard.indicators; }

  void each(std::string_view counts, const auto& take) {
    for (std::size_t i = 0; i < indicators().size(); ++i)
      if (indicators()[i].counts == counts) take(i);
  }

  bool open_at_the_end(const Row& row) const {
    const auto closed_on = row.text("closed_on");
    return closed_on.empty() || closed_on > terms::iso_text(asked_.period.to);
  }
  bool ended_within(const Row& row) const {
    return !open_at_the_end(row) && row.text("closed_on") >= terms::iso_text(asked_.period.from);
  }

  // `open`: who has one of its services at the end.
  bool counts(const Indicator& one, const Row& row, const std::set<std::string>& open) const {
    if (one.counts == "children") return open_at_the_end(row);
    if (one.counts == "began") return row.text("opened_on") >= terms::iso_text(asked_.period.from);
    if (one.counts != "ended" || !ended_within(row)) return false;
    return !open.contains(row.text("person"));
  }

  std::set<std::string> open_at_the_end(const Indicator& one, const Rows& rows) const {
    std::set<std::string> people;
    for (const auto& row : rows)
      if (of(one, row) && open_at_the_end(row)) people.insert(row.text("person"));
    return people;
  }

  void count(std::size_t indicator, const Row& row, const std::string& same) {
    if (const auto line = lines_.of(row.text("district"))) figures_.count(*line, indicator, same, shown(row));
  }

  // Every one that ended, also two of the same child.
  void take_days(const Indicator& one, std::size_t indicator, const Rows& rows) {
    std::map<std::size_t, std::pair<std::int64_t, std::int64_t>> by_line;  // how many, their days
    for (const auto& row : rows) {
      const auto line = of(one, row) && ended_within(row) ? lines_.of(row.text("district")) : std::nullopt;
      if (!line) continue;
      ++by_line[*line].first;
      by_line[*line].second += days_of(row);
      count(indicator, row, row.text("person") + row.text("involvement"));
    }
    for (std::size_t line = 0; line < figures_.lines(); ++line) {
      const auto found = by_line.find(line);
      figures_.say(line, indicator,
                   found == by_line.end() ? "None ended"
                                          : fmt::format("{:.1f}", static_cast<double>(found->second.second) /
                                                                      static_cast<double>(found->second.first)));
    }
  }

  Line shown(const Row& row) const {
    const auto* service = pack_.service(row.text("service"));
    const bool ended = !row.text("closed_on").empty();
    return {row.text("person"),        row.text("name"),          service ? service->title : row.text("service"),
            date_in(row, "opened_on"), date_in(row, "closed_on"), ended ? fmt::format("{}", days_of(row)) : ""};
  }

  bool again(Instant before, Instant at) const {
    const auto last = terms::add_months(terms::london_date(before), pack_.scorecard.referred_again_within_months);
    return terms::london_date(at) <= last;
  }

  const pack::Pack& pack_;
  const Asked& asked_;
  Figures figures_;
  DistrictLines lines_;
};

}  // namespace

std::vector<Query> social_care_queries(const Period& period) {
  using namespace std::chrono;
  const Query involvements{.hub = {},
                           .table = "involvements",
                           .all_of = {{"opened_on", Test::Kind::at_most, {terms::iso_text(period.to)}}},
                           .any_of = {{"closed_on", Test::Kind::is_null, {}},
                                      {"closed_on", Test::Kind::at_least, {terms::iso_text(period.from)}}},
                           .order = {{"opened_on"}},
                           .limit = rows_at_most};
  const auto earliest = sys_days{period.from} - days{31 * pack::referred_again_months_most};
  return {involvements, days_in("family_members", "stepped_down_on", period),
          query_in("contact_children", "received_at", {Date{earliest}, period.to},
                   {{"statutory", Test::Kind::equal, {std::int64_t{1}}}})};
}

Made make_social_care(const pack::Pack& pack, const Asked& asked, std::vector<Rows> answers) {
  SocialCare card(pack, asked);
  card.take_involvements(answers.at(0));
  card.take_stepped_down(answers.at(1));
  card.take_referrals(answers.at(2));
  return std::move(card).made();
}

}  // namespace lintel::casework::reports
