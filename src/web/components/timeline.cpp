#include "web/components/timeline.h"

namespace lintel::web::components {
namespace {

Html header(const TimelineItem& o, int heading_level) {
  const Html byline = o.byline.empty() ? Html() : el("p", {{"class", "moj-timeline__byline"}}, {"by ", o.byline});
  return block("div", {{"class", "moj-timeline__header"}},
               {el("h" + std::to_string(heading_level), {{"class", "moj-timeline__title"}}, {o.label}), byline});
}

Html item(const TimelineItem& o, int heading_level) {
  return block(
             "div", {{"class", classes({"moj-timeline__item", o.classes})}, o.attributes},
             {header(o, heading_level),
              block("p", {{"class", "moj-timeline__date"}}, {el("time", {{"datetime", o.timestamp}}, {o.shown_time})}),
              el("div", {{"class", "moj-timeline__description"}}, {o.description})}) +
         "\n";
}

}  // namespace

Html timeline(const Timeline& o) {
  Html items;
  for (const TimelineItem& each : o.items) items += item(each, o.heading_level);
  return block("div", {{"class", classes({"moj-timeline", o.classes})}, o.attributes}, {items});
}

}  // namespace lintel::web::components
