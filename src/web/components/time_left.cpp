#include "web/components/time_left.h"

namespace lintel::web::components {
namespace {

std::string_view urgency_class(Urgency urgency) {
  switch (urgency) {
    case Urgency::overdue:
      return "lintel-time-left--overdue";
    case Urgency::soon:
      return "lintel-time-left--soon";
    case Urgency::later:
      return "lintel-time-left--later";
    case Urgency::met:
      return "lintel-time-left--met";
  }
  return "";
}

}  // namespace

Html time_left(const TimeLeft& o) {
  const Html words = el("span", {{"class", classes({"lintel-time-left", urgency_class(o.urgency)})}}, {o.text});
  if (o.shown_deadline.empty()) return words;
  return concat({words, " ",
                 el("time", {{"class", "lintel-time-left__deadline"}, {"datetime", o.deadline}}, {o.shown_deadline})});
}

}  // namespace lintel::web::components
