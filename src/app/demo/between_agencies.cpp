#include "app/demo/between_agencies.h"

#include <fmt/format.h>

#include <algorithm>

namespace lintel::app::demo {

namespace {

using std::chrono::days;
using terms::Date;
using terms::Fields;

constexpr int review_after_days = 2 * 365;
constexpr int past_review_days = 20;
constexpr int at_work_days = 60;  // agreements are recorded at most so long ago, so that their reviews lie ahead
constexpr int first_session_after_days = 4;
constexpr int between_sessions_days = 18;
constexpr int agencies_at_a_session = 3;

struct Session {
  std::string topic, finding;
};
const std::vector<Session> sessions = {
    {"Speaking with a family before contacting the hub",
     "In a third of the requests nobody had spoken with the family first."},
    {"Consent, and writing down how it was given", "Many requests say that there is consent and not who gave it."},
    {"What the child says", "Few requests give the child's own words, fewest those about children under five."},
    {"Which level of need fits", "Requests often ask for a higher level than the one that is decided."},
    {"Early help as a lead professional", "Families wait longest where nobody offers to lead their help."}};

Date after(Date day, int count) {
  return Date{std::chrono::sys_days{day} + days{count}};
}

std::vector<const pack::Agency*> that_need_one(const pack::Pack& pack) {
  std::vector<const pack::Agency*> all;
  for (const auto& agency : pack.agencies)
    if (pack.sharing_agreements.needs(agency.id)) all.push_back(&agency);
  return all;
}

AgencyAct agreement(const pack::Agency& agency, Date on, Date signed_on, std::size_t number) {
  return {.agency = agency.id,
          .on = on,
          .fields = {{"signed_on", terms::iso_text(signed_on)},
                     {"edition", number % 2 == 0 ? "2" : "3"},
                     {"review_by", terms::iso_text(after(signed_on, review_after_days))},
                     {"document", fmt::format("Folder of agreements, number {}", number + 1)}}};
}

}  // namespace

std::vector<AgencyAct> agreements(const pack::Pack& pack, Date first, Date today, Dice& dice) {
  std::vector<AgencyAct> all;
  if (!pack.sharing_agreements.exists()) return all;
  auto needed = that_need_one(pack);
  if (needed.size() > 1) needed.pop_back();
  const auto on = std::max(first, after(today, -at_work_days));
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const auto signed_on = i == 0 ? after(today, -review_after_days - past_review_days)
                                  : after(on, -dice.between(10, review_after_days / 2));
    all.push_back(agreement(*needed[i], on, signed_on, i));
  }
  return all;
}

std::vector<AgencyAct> training(const pack::Pack& pack, Date first, Date today, Dice& dice) {
  std::vector<AgencyAct> all;
  if (!pack.training.exists() || pack.agencies.empty()) return all;
  for (auto on = after(first, first_session_after_days); on < today; on = after(on, between_sessions_days)) {
    const auto& session = sessions[all.size() % sessions.size()];
    Fields fields{{"held_on", terms::iso_text(on)},
                  {"topic", session.topic},
                  {"finding", session.finding},
                  {"given_by", "The trainer of the partnership"}};
    auto agencies = pack.agencies;
    for (int i = 0; i < agencies_at_a_session && !agencies.empty(); ++i) {
      const auto chosen = agencies.begin() + dice.between(0, static_cast<int>(agencies.size()) - 1);
      fields.emplace("agencies", chosen->id.value);
      agencies.erase(chosen);
    }
    all.push_back({.agency = {}, .on = on, .fields = std::move(fields)});
  }
  return all;
}

}  // namespace lintel::app::demo
