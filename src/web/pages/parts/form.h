#pragma once

#include <functional>
#include <string>
#include <vector>

#include "terms/fields.h"
#include "web/session/route.h"

/// A form with one purpose: its fields with what was typed and what is wrong with it, and the page around it.
namespace lintel::web::parts {

/// What stands in a form when it is shown.
struct Typing {
  terms::Fields fields;  // typed now, or kept in a draft
  Mistakes mistakes;
  bool from_draft = false;

  std::string value(const std::string& name, const std::string& otherwise = "") const;
  Html error(std::string_view name) const { return Html(mistakes.message(name)); }
};

/// What is shown first: the draft when there is one.
Typing begun(const Visit& visit, const std::string& draft_id);
/// What is shown again: everything typed, and why it was not saved.
Typing again(const Visit& visit, const casework::Result& result);

struct Asked {
  std::string name;
  std::string label;
  std::string hint;
  std::string given;                // stands there until something is typed
  int rows = 5;                     // of long_text
  std::string classes;              // "govuk-input--width-10"
  std::string unchosen = "Choose";  // of a list: what stands for no choice
};
struct Option {
  std::string value;
  std::string text;
  std::string hint;
};

Html short_text(const Typing& typing, const Asked& asked);
Html long_text(const Typing& typing, const Asked& asked);
Html one_of(const Typing& typing, const Asked& asked, const std::vector<Option>& options);
/// The same as a list to choose from, for many options. The first is empty.
Html listed(const Typing& typing, const Asked& asked, const std::vector<Option>& options);
Html yes_or_no(const Typing& typing, const Asked& asked);
/// One box to tick; sends "yes".
Html tick(const Typing& typing, const Asked& asked);
Html day(const Typing& typing, const Asked& asked);
/// A day and a time in London.
Html day_and_time(const Typing& typing, const Asked& asked);
Html hidden(std::string_view name, std::string_view value);

/// The id of the input of a field, for the links of an error summary.
std::string anchor(std::string_view field);

struct FormPage {
  std::string title;
  std::string path;  // where it is sent, without query
  std::string back;  // path of the record
  std::string back_text = "Back to the record";
  std::string current;   // the navigation item
  std::string draft_id;  // empty: nothing is kept while typing
  Html above;            // whose record it is
  Html intro;
  Html fields;
  Html beside;   // what one reads while typing
  Html buttons;  // one that says "Save" when empty
  std::optional<std::uint64_t> version;
  bool wide = false;                                     // as lists of work are; a page with something beside always is
  std::string empty;                                     // where an empty form is to be had, for who has a draft
  std::function<std::string(std::string_view)> anchors;  // of fields whose inputs anchor() does not know
};
Response form_page(const Visit& visit, const FormPage& page, const Typing& typing);

/// Every agency of the pack, to choose from.
std::vector<Option> agency_options(const pack::Pack& pack);

casework::Doing everything_typed(const Visit& visit);

/// A form on a record: shown at an address, and sent there to a verb.
struct RecordForm {
  std::string pattern;  // "/calls/{reference}/close"
  Access access;
  std::string verb;
  RecordPage show;
  std::function<Response(const Visit&, const casework::Result&)> answer;
  std::function<casework::Doing(const Visit&)> doing = everything_typed;
};
void add_form(std::vector<Route>& routes, RecordForm form);

/// The form of something that is done with a record, at "/calls/{reference}/close". Done, it leads back to the record
/// with "?done=close"; else it is shown again with what was typed.
struct ActionForm {
  std::string base;  // "/calls"
  std::string slug;  // "close"
  std::string verb;
  Access access;  // its record_kind is the kind of the record
  std::function<Response(const Visit&, const std::vector<casework::Fact>&, const Typing&)> show;
  std::function<std::string(const Visit&)> draft_id = {};  // where no draft is kept: empty
  bool draft_for_any_address = true;                       // else none where the address says what the form is about
};
void add_action_form(std::vector<Route>& routes, ActionForm form);

}  // namespace lintel::web::parts
