#include "web/pages/worklist/filters.h"

#include <algorithm>
#include <array>

#include "web/pages/parts/form.h"
#include "web/pages/parts/listing.h"
#include "web/pages/parts/words.h"
#include "web/session/draft.h"

namespace lintel::web::worklist {

namespace {

using namespace parts;

constexpr auto drawer = "filters";

struct Filter {
  std::string_view name;
  std::string_view label;
  std::string Filters::* value;
};
constexpr std::array<Filter, 2> all_filters = {
    {{"level", "Level of need", &Filters::level}, {"arm", "Part of the hub", &Filters::arm}}};

std::vector<Option> options_of(const pack::Pack& pack, const Filter& filter) {
  std::vector<Option> options;
  if (filter.value == &Filters::level)
    for (const auto& level : pack.levels) options.push_back({level.id.value, level.short_title, ""});
  else
    for (const auto& arm : pack.arms) options.push_back({arm.id, arm.title, ""});
  return options;
}

std::string option_words(const pack::Pack& pack, const Filter& filter, const std::string& value) {
  const auto options = options_of(pack, filter);
  const auto found = std::ranges::find(options, value, &Option::value);
  return found == options.end() ? "" : found->text;
}

// With any of these the address says which filters apply, if only that none do.
bool said_in_address(const Visit& visit) {
  return visit.request.query.has("filters") ||
         std::ranges::any_of(all_filters, [&](const auto& filter) { return visit.request.query.has(filter.name); });
}

Filters known_to(const pack::Pack& pack, const terms::Fields& fields) {
  Filters filters;
  for (const auto& filter : all_filters) {
    const auto value = terms::field(fields, std::string(filter.name));
    if (!option_words(pack, filter, value).empty()) filters.*filter.value = value;
  }
  return filters;
}

terms::Fields fields_of(const Filters& filters) {
  terms::Fields fields;
  for (const auto& filter : all_filters)
    if (!(filters.*filter.value).empty()) fields.emplace(filter.name, filters.*filter.value);
  return fields;
}

terms::Fields remembered(const Visit& visit) {
  const auto item = visit.site.cabinet.get(visit.site.hub, drawer, visit.actor.id.value, visit.now);
  return item ? fields_from_text(item->value) : terms::Fields{};
}

void remember(const Visit& visit, const terms::Fields& fields) {
  if (fields == remembered(visit)) return;
  if (fields.empty())
    visit.site.cabinet.erase(visit.site.hub, drawer, visit.actor.id.value);
  else
    visit.site.cabinet.put(visit.site.hub, drawer, visit.actor.id.value, fields_text(fields), visit.now);
}

std::string address_with(Tab tab, const Filters& filters) {
  std::string address = "/worklist?view=" + std::string(name_of(tab)) + "&filters=set";
  for (const auto& [name, value] : fields_of(filters)) address += "&" + name + "=" + percent_encoded(value);
  return address;
}

Html tag_of(const Visit& visit, Tab tab, const Filters& filters, const Filter& filter) {
  const auto& value = filters.*filter.value;
  if (value.empty()) return {};
  Filters without = filters;
  without.*filter.value = "";
  return el("li", {},
            {el("a", {{"class", "moj-filter__tag"}, {"href", address_with(tab, without)}},
                {el("span", {{"class", "govuk-visually-hidden"}}, {"Remove this filter "}), filter.label, ": ",
                 option_words(visit.pack, filter, value)})});
}

Html applied(const Visit& visit, Tab tab, const Filters& filters) {
  Html tags;
  for (const auto& filter : all_filters) tags += tag_of(visit, tab, filters, filter);
  if (tags.empty()) return {};
  return el("div", {{"class", "lintel-applied lintel-no-print"}},
            {el("span", {{"class", "govuk-visually-hidden"}}, {"Filters that are applied:"}),
             block("ul", {{"class", "moj-filter-tags"}}, {tags}), link(address_with(tab, {}), "Clear filters")});
}

}  // namespace

Filters filters_of(const Visit& visit) {
  if (!said_in_address(visit)) return known_to(visit.pack, remembered(visit));
  terms::Fields said;
  for (const auto& filter : all_filters) said.emplace(filter.name, visit.query(filter.name));
  const auto filters = known_to(visit.pack, said);
  remember(visit, fields_of(filters));
  return filters;
}

Html filter_form(const Visit& visit, Tab tab, const Filters& filters) {
  Typing typing;
  typing.fields = fields_of(filters);
  Html choices = hidden("view", name_of(tab)) + hidden("filters", "set");
  for (const auto& filter : all_filters)
    choices += listed(typing, {.name = std::string(filter.name), .label = std::string(filter.label), .unchosen = "All"},
                      options_of(visit.pack, filter));
  const Html button =
      el("button", {{"type", "submit"}, {"class", "govuk-button govuk-button--secondary"}}, {"Apply filters"});
  return block("form", {{"method", "get"}, {"action", "/worklist"}, {"class", "lintel-filters lintel-no-print"}},
               {choices, button}) +
         applied(visit, tab, filters);
}

}  // namespace lintel::web::worklist
