#include <algorithm>

#include "terms/london.h"
#include "web/components/error_summary.h"
#include "web/components/notification_banner.h"
#include "web/session/route.h"

namespace lintel::web {

namespace {

using Anchor = std::function<std::string(std::string_view)>;

Html paragraph(std::initializer_list<Child> words) {
  return el("p", {{"class", "govuk-body"}}, words);
}

// The description of an error summary is a paragraph already, so its lines are no paragraphs of their own.
Html line(std::initializer_list<Child> words) {
  return el("span", {{"class", "govuk-!-display-block govuk-!-margin-bottom-2"}}, words);
}

Html problems_panel(const std::vector<terms::Problem>& problems, const Anchor& anchor) {
  components::ErrorSummary summary;
  for (const auto& [field, message] : problems)
    summary.error_list.push_back(
        {.text = message, .href = field.empty() ? "" : "#" + (anchor ? anchor(field) : field)});
  return components::error_summary(summary);
}

Html refusal_words(const terms::Refusal& refusal) {
  Html words = line({el("strong", {}, {refusal.reason})});
  if (!refusal.todo.empty()) words += line({"What to do next: ", refusal.todo});
  if (!refusal.source.empty())
    words +=
        el("span", {{"class", "govuk-hint lintel-refusal__source"}}, {"Where this rule comes from: ", refusal.source});
  return words;
}

// The keys are for whoever looks after a pack, and for tests: nobody reads them on the page.
std::string keys_of(const std::vector<terms::Refusal>& refusals) {
  std::string keys;
  for (const auto& refusal : refusals) keys += (keys.empty() ? "" : " ") + refusal.rule.value;
  return keys;
}

Html refusals_panel(const std::vector<terms::Refusal>& refusals) {
  Html words;
  for (const auto& refusal : refusals) words += refusal_words(refusal);
  words += line({"Nothing was saved, and what you typed is still here."});
  return components::error_summary(
      {.title = "This cannot be done", .description = words, .attributes = {{"data-refusal", keys_of(refusals)}}});
}

// "ContactGraded" is "Contact graded".
std::string fact_words(std::string_view type) {
  std::string words;
  for (const char c : type) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty()) words += ' ';
    words += capital && !words.empty() ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

// What is owed or no longer owed follows from what somebody did, which is said.
bool is_bookkeeping(const casework::Fact& fact, const std::vector<casework::Fact>& since) {
  constexpr std::string_view owed = "Obligation";
  const auto of_obligations = [&](const auto& one) { return one.type.starts_with(owed); };
  return of_obligations(fact) && !std::ranges::all_of(since, of_obligations);
}

Html since_panel(const std::vector<casework::Fact>& since) {
  Html list;
  for (const auto& fact : since)
    if (!is_bookkeeping(fact, since))
      list += el("li", {}, {fact_words(fact.type), ", by ", fact.by_name, ", ", terms::time_words(fact.at)});
  return components::notification_banner({.content = el("h3", {{"class", "govuk-notification-banner__heading"}},
                                                        {"This record changed while you were working"}) +
                                                     el("ul", {{"class", "govuk-list govuk-list--bullet"}}, {list}) +
                                                     paragraph({"Nothing of yours was saved yet, and nothing you typed "
                                                                "is lost. Check it against the changes, then send "
                                                                "it again."}),
                                          .title = "Not saved yet",
                                          .role = "alert"});
}

Html not_saved_panel(const Visit& visit, bool unknown) {
  const std::string_view words =
      unknown ? "We do not know whether this was saved. Send it again: it will not be recorded twice."
              : "This was not saved. What you typed is still here: send it again in a moment.";
  return components::error_summary({.title = unknown ? "It may not have been saved" : "Not saved",
                                    .description = line({words}) + line({"Reference: ", visit.request.id})});
}

}  // namespace

bool Mistakes::any() const {
  return !problems.empty() || !refusals.empty() || !since.empty() || !not_saved.empty() || unknown;
}

std::string Mistakes::message(std::string_view field) const {
  const auto found = std::ranges::find(problems, field, &terms::Problem::field);
  return found == problems.end() ? "" : found->message;
}

Mistakes mistakes_of(const casework::Result& result) {
  Mistakes mistakes;
  if (const auto* declined = std::get_if<casework::Declined>(&result)) {
    mistakes.problems = declined->problems;
    mistakes.refusals = declined->refusals;
  } else if (const auto* stale = std::get_if<casework::Stale>(&result)) {
    mistakes.since = stale->since;
  } else if (const auto* failed = std::get_if<casework::NotSaved>(&result)) {
    mistakes.not_saved = failed->why.empty() ? "not saved" : failed->why;
    mistakes.unknown = failed->unknown;
  } else if (std::holds_alternative<casework::NotFound>(result)) {
    mistakes.problems.push_back({"", "There is no such record, or it is not for you to see"});
  }
  return mistakes;
}

Html mistakes_panel(const Visit& visit, const Mistakes& mistakes, const Anchor& anchor) {
  if (!mistakes.not_saved.empty()) return not_saved_panel(visit, mistakes.unknown);
  if (!mistakes.since.empty()) return since_panel(mistakes.since);
  if (!mistakes.refusals.empty()) return refusals_panel(mistakes.refusals);
  return mistakes.problems.empty() ? Html() : problems_panel(mistakes.problems, anchor);
}

int status_of(const Mistakes& mistakes) {
  if (!mistakes.any()) return 200;
  if (!mistakes.not_saved.empty()) return 503;
  return mistakes.since.empty() ? 422 : 409;
}

}  // namespace lintel::web
