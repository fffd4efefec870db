#include "web/components/table.h"

namespace lintel::web::components {
namespace {

std::string number_or_nothing(int number) {
  return number > 0 ? std::to_string(number) : "";
}

std::string format_class(std::string_view part, const std::string& format) {
  return format.empty() ? "" : std::string(part) + "--" + format;
}

Html cell(std::string_view tag, std::optional<std::string_view> scope, const std::string& class_names,
          const TableCell& o) {
  return el(tag,
            {{"scope", scope},
             {"class", class_names},
             {"colspan", unless_empty(number_or_nothing(o.colspan))},
             {"rowspan", unless_empty(number_or_nothing(o.rowspan))},
             o.attributes},
            {o.text}) +
         "\n";
}

Html column_heading(const TableCell& o) {
  return cell("th", "col", classes({"govuk-table__header", format_class("govuk-table__header", o.format), o.classes}),
              o);
}

Html row_heading(const TableCell& o) {
  return cell("th", "row", classes({"govuk-table__header", o.classes}), o);
}

Html data_cell(const TableCell& o) {
  return cell("td", std::nullopt,
              classes({"govuk-table__cell", format_class("govuk-table__cell", o.format), o.classes}), o);
}

Html head(const std::vector<TableCell>& cells) {
  if (cells.empty()) return {};
  Html all;
  for (const TableCell& each : cells) all += column_heading(each);
  return block("thead", {{"class", "govuk-table__head"}}, {block("tr", {{"class", "govuk-table__row"}}, {all})});
}

Html row(const TableRow& cells, bool first_is_heading) {
  Html all;
  for (std::size_t i = 0; i < cells.size(); ++i)
    all += i == 0 && first_is_heading ? row_heading(cells[i]) : data_cell(cells[i]);
  return block("tr", {{"class", "govuk-table__row"}}, {all}) + "\n";
}

}  // namespace

Html table(const Table& o) {
  Html rows;
  for (const TableRow& each : o.rows) rows += row(each, o.first_cell_is_header);
  const Html caption =
      o.caption.empty() ? Html()
                        : el("caption", {{"class", classes({"govuk-table__caption", o.caption_classes})}}, {o.caption});
  return block("table", {{"class", classes({"govuk-table", o.classes})}, o.attributes},
               {caption, head(o.head), block("tbody", {{"class", "govuk-table__body"}}, {rows})});
}

Html scrolling_table(std::string_view label, const Table& o) {
  return block("section", {{"class", "lintel-scroll"}, {"tabindex", "0"}, {"aria-label", label}}, {table(o)});
}

TableCell sort_heading(Html text, std::string href, Sorted sorted) {
  const char* order = sorted == Sorted::ascending ? "ascending" : sorted == Sorted::descending ? "descending" : "none";
  return {.text = el("a", {{"class", "govuk-link lintel-sort"}, {"href", href}}, {text}),
          .attributes = {{"aria-sort", order}}};
}

}  // namespace lintel::web::components
