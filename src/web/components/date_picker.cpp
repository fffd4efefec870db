#include "web/components/date_picker.h"

#include "web/components/input.h"

namespace lintel::web::components {

Html date_picker(const DatePicker& o) {
  const Html field = input({.name = o.name,
                            .id = o.id,
                            .label = o.label,
                            .hint = o.hint,
                            .error_message = o.error_message,
                            .value = o.value,
                            .autocomplete = "off",
                            .form_group = o.form_group,
                            .classes = classes({"moj-js-datepicker-input", o.classes}),
                            .attributes = o.attributes});
  return block("div",
               {{"class", "moj-datepicker"},
                {"data-module", "moj-date-picker"},
                {"data-min-date", unless_empty(o.min_date)},
                {"data-max-date", unless_empty(o.max_date)},
                {"data-excluded-dates", unless_empty(o.excluded_dates)},
                {"data-excluded-days", unless_empty(o.excluded_days)},
                {"data-leading-zeros", true_or_false(o.leading_zeros)},
                {"data-week-start-day", unless_empty(o.week_start_day)}},
               {field});
}

}  // namespace lintel::web::components
