#include "web/pages/landing/landing.h"

#include <algorithm>

#include "web/components/button.h"
#include "web/components/warning_text.h"

namespace lintel::web::landing {

namespace {

Html heading(std::string_view words) {
  return el("h2", {{"class", "govuk-heading-m"}}, {words});
}
Html paragraph(std::initializer_list<Child> words) {
  return el("p", {{"class", "govuk-body"}}, words);
}
Html link(std::string_view href, std::string_view words) {
  return el("a", {{"class", "govuk-link"}, {"href", href}}, {words});
}

Html for_professionals(const Visit& visit) {
  const auto& name = visit.pack.request_name;
  Html words =
      heading("You work with children or families") +
      paragraph(
          {"Ask for support for a family, or for information, with one form. You can stop and come back to it."}) +
      components::link_button("Start: " + name, "/request");
  if (const auto* thresholds = link_of(visit.pack, "thresholds"))
    words += paragraph({"Which level of need? Read ", link(thresholds->url, thresholds->title), "."});
  return words;
}

Html for_everybody() {
  return heading("You are worried about a child") +
         paragraph({"Tell us what you have seen or heard. A few short questions. You need no account and need not give "
                    "your name. "
                    "You can use it too if you are a child or young person and worried about yourself."}) +
         components::link_button("Tell us about a worry", "/worry", "govuk-button--secondary");
}

Html for_those_who_sent() {
  return heading("You have told us already") +
         paragraph({link("/status", "See what has become of it"), " with the reference and code that you were given."});
}

Html for_staff(const Visit& visit) {
  if (visit.signed_in) return heading("You work in the hub") + paragraph({link(home_of(visit), "Go to your work")});
  return heading("You work in the hub") + paragraph({link("/sign-in", "Sign in")});
}

}  // namespace

const pack::Link* link_of(const pack::Pack& pack, std::string_view id) {
  const auto found = std::ranges::find(pack.links, id, &pack::Link::id);
  return found == pack.links.end() ? nullptr : &*found;
}

Html phone_list(const pack::Pack& pack) {
  Html list;
  if (std::ranges::find(pack.phones, "999", &pack::Phone::number) == pack.phones.end())
    list += el("li", {}, {el("strong", {}, {"999"}), ", if a child is in danger now"});
  for (const auto& phone : pack.phones)
    list += el("li", {},
               {el("strong", {}, {phone.number}), ", ", phone.title, phone.when.empty() ? "" : ". " + phone.when});
  return block("ul", {{"class", "govuk-list"}}, {list});
}

Response show_landing(const Visit& visit) {
  const auto& pack = visit.pack;
  const Html about =
      paragraph({"The ", pack.hub_name,
                 " is the one place to ask for help for a child or family, from early support "
                 "to protection. Everything you send is read by people, and a child's safety comes first."});
  const Html ways = for_professionals(visit) + for_everybody() + for_those_who_sent() + for_staff(visit);
  const Html numbers = heading("Ring") + phone_list(pack);
  return page_response(visit, {.title = "Support and safety for children and families"},
                       el("h1", {{"class", "govuk-heading-xl"}}, {"Support and safety for children and families"}) +
                           components::warning_text({.text = "Ring 999 if a child is in immediate danger."}) +
                           el("div", {{"class", "govuk-grid-row"}},
                              {el("div", {{"class", "govuk-grid-column-two-thirds"}}, {about, ways}),
                               el("div", {{"class", "govuk-grid-column-one-third"}}, {numbers})}));
}

}  // namespace lintel::web::landing
