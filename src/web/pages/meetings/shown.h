#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casework/records/meeting.h"
#include "web/pages/parts/form.h"

/// Meetings as the pages show them.
namespace lintel::web::meetings {

struct Shown {
  const Visit& visit;
  const std::vector<casework::Fact>& facts;
  casework::MeetingRecord record;
  const pack::Pack& pack;                    // under which it was scheduled
  std::vector<casework::AgendaItem> agenda;  // as it was held; until then as it would be now

  std::string path() const;
};
Shown shown(const Visit& visit, const std::vector<casework::Fact>& facts);

/// What meetings ask of this person, for the page of their work; nothing where nothing does.
Html waiting_for(const Visit& visit);

/// The rule of every route of meetings.
Access access(std::string right, std::string record_kind = "");

Html state_tag(std::string_view state);
/// "North", or "The whole hub".
std::string locality_words(const pack::Pack& pack, std::string_view district);
/// A day that has passed says so beside itself.
Html due(const std::optional<terms::Date>& day, terms::Date today);

/// Which of some records ("family/7K3M-9QWX") this reader may open.
class Opened {
 public:
  Opened(const Visit& visit, const std::vector<std::string>& records);
  /// What is about no record is open to whoever sees the meeting.
  bool opens(std::string_view record) const;

 private:
  std::vector<std::string> opened_;
};
constexpr std::string_view not_opened = "About a record that you may not open";

/// An item's title for this reader: who may not open its record reads only that there is one.
class Titles {
 public:
  explicit Titles(const Shown& shown);
  bool opens(const casework::AgendaItem& item) const;
  std::string plain(const casework::AgendaItem& item) const;
  Html linked(const casework::AgendaItem& item) const;

 private:
  Opened opened_;
};

/// Whether this reader reads what is to be done. It may say whom it is for: that is for who may open their record, and
/// for whoever does it.
bool reads(const Shown& shown, const Titles& titles, const casework::ActionAdded& action);

// The parts of the record page.
Html agenda_section(const Shown& shown, const Titles& titles);
Html minutes_section(const Shown& shown);
Html actions_section(const Shown& shown, const Titles& titles);

/// Something that can be done with a meeting: one page with one form.
struct Action {
  std::string_view slug;  // of the address
  std::string_view verb;  // also the right
  std::string_view title;
  std::string_view button;
  std::string_view done;  // what the record says afterwards
  Html (*fields)(const Shown& shown, const parts::Typing& typing);
  bool (*sensible)(const Shown& shown);  // whether the record offers it; the verb decides
};
const std::vector<Action>& actions();
bool offered(const Shown& shown, const Action& action);

/// Everybody at work, to choose from; those of them who may hold some meeting.
std::vector<parts::Option> staff(const Visit& visit);
std::vector<parts::Option> facilitators(const Visit& visit);

std::vector<Route> list_routes();
std::vector<Route> scheduling_routes();
std::vector<Route> record_routes();

}  // namespace lintel::web::meetings
