#include "casework/verbs/contact/notification_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <map>

#include "base/text.h"
#include "casework/verbs/contact/receive_notification.h"
#include "pack/problem.h"
#include "terms/csv.h"
#include "terms/flatten.h"

namespace lintel::casework {

namespace {

namespace json = boost::json;

constexpr std::string_view of_child = "child_";

std::string column_name(std::string_view written) {
  auto name = base::lower_case(base::trimmed(written));
  std::ranges::replace(name, ' ', '_');
  return name;
}

std::string key_of(std::string_view police_reference) {
  const auto stream = notification_stream(police_reference);
  return stream ? stream->key : "";
}

class CsvFile {
 public:
  explicit CsvFile(std::string_view text) : csv_(terms::read_csv(text)) {}

  NotificationFile read() {
    file_.unreadable = csv_.rows.empty() ? nothing_in_it() : wrong_with_header();
    if (!file_.unreadable.empty()) return std::move(file_);
    for (const auto& mistake : csv_.mistakes)
      if (!take_broken(mistake)) return std::move(file_);
    for (std::size_t i = 1; i < csv_.rows.size(); ++i) read_row(csv_.rows[i]);
    keep_whole_ones();
    std::ranges::stable_sort(file_.refused, {}, &FiledMistake::line);
    return std::move(file_);
  }

 private:
  struct Part {
    FiledNotification it;
    bool wrong = false;
    int wrong_line = 0;
  };

  std::string nothing_in_it() const { return csv_.mistakes.empty() ? "the file is empty" : csv_.mistakes.front().what; }

  // Empty when every column is one that is known.
  std::string wrong_with_header() {
    const auto& known = notification_columns();
    for (const auto& cell : csv_.rows.front().cells) {
      const auto name = column_name(cell);
      if (std::ranges::find(known, name) == known.end())
        return fmt::format("there is no column \"{}\"; {}", cell, pack::one_of_words(name, known));
      if (std::ranges::find(columns_, name) != columns_.end())
        return fmt::format("the column \"{}\" is there twice", cell);
      columns_.push_back(name);
    }
    if (std::ranges::find(columns_, "police_reference") == columns_.end()) return "there is no column police_reference";
    return {};
  }

  std::string reference_in(const std::vector<std::string>& cells) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(columns_, "police_reference") - columns_.begin());
    return at < cells.size() ? std::string(base::trimmed(cells[at])) : "";
  }

  Part& part_of(const std::string& key, const std::string& reference, int line) {
    auto [found, added] = parts_.try_emplace(key);
    auto& part = found->second;
    if (added) order_.push_back(key);
    if (added) part.it.police_reference = reference;
    part.it.lines.push_back(line);
    return part;
  }

  // A line that cannot be read may hold a child of any notification. Where it does not say of which, none is taken, so
  // that no child is lost.
  bool take_broken(const terms::CsvMistake& mistake) {
    const auto reference = reference_in(mistake.cells);
    const auto key = key_of(reference);
    if (mistake.open_ended || key.empty()) {
      file_.refused.clear();
      file_.unreadable = fmt::format(
          "line {}: {}. Nothing of the file is taken, as it cannot be told which notification "
          "the line belongs to",
          mistake.line, mistake.what);
      return false;
    }
    blame(part_of(key, reference, mistake.line), mistake.line, mistake.what);
    return true;
  }

  void read_row(const terms::CsvRow& row) {
    const auto reference = reference_in(row.cells);
    const auto key = key_of(reference);
    if (key.empty()) return file_.refused.push_back({row.line, reference, "police_reference: Enter the reference"});
    auto& part = part_of(key, reference, row.line);
    if (row.cells.size() != columns_.size())
      return blame(part, row.line,
                   fmt::format("it has {} cells and the first line has {}", row.cells.size(), columns_.size()));
    read_cells(part, row);
  }

  void read_cells(Part& part, const terms::CsvRow& row) {
    const auto number = part.it.child_lines.size() + 1;
    bool has_child = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto value = std::string(base::trimmed(row.cells[i]));
      if (value.empty()) continue;
      const bool child = columns_[i].starts_with(of_child);
      has_child |= child;
      if (child)
        part.it.fields.emplace(fmt::format("children.{}.{}", number, columns_[i].substr(of_child.size())), value);
      else
        say(part, row.line, columns_[i], value);
    }
    if (has_child) part.it.child_lines.push_back(row.line);
  }

  // What two lines of one notification say of the incident must be the same.
  void say(Part& part, int line, const std::string& column, const std::string& value) {
    const auto said = part.it.fields.find(column);
    if (said == part.it.fields.end()) {
      part.it.fields.emplace(column, value);
      return;
    }
    const bool same = column == "police_reference" ? key_of(said->second) == key_of(value) : said->second == value;
    if (!same) blame(part, line, fmt::format("{}: it says something else than line {}", column, part.it.lines.front()));
  }

  void blame(Part& part, int line, std::string what) {
    part.wrong = true;
    part.wrong_line = line;
    file_.refused.push_back({line, part.it.police_reference, std::move(what)});
  }

  void keep_whole_ones() {
    for (const auto& key : order_) {
      auto& part = parts_[key];
      if (!part.wrong) {
        file_.notifications.push_back(std::move(part.it));
        continue;
      }
      for (const int line : part.it.lines)
        if (std::ranges::find_if(file_.refused, [&](const auto& one) { return one.line == line; }) ==
            file_.refused.end())
          file_.refused.push_back({line, part.it.police_reference,
                                   fmt::format("it belongs to line {}, in which something is wrong", part.wrong_line)});
    }
  }

  terms::Csv csv_;
  std::vector<std::string> columns_;
  std::map<std::string, Part> parts_;  // by police reference, however written
  std::vector<std::string> order_;
  NotificationFile file_;
};

void add_item(NotificationFile& file, const json::value& item, int place) {
  auto fields = terms::fields_from_json(json::serialize(item));
  if (!fields) return file.refused.push_back({place, "", fields.error()});
  const auto reference = terms::field(*fields, "police_reference");
  for (const auto& [name, value] : *fields)
    if (!is_notification_field(name))
      return file.refused.push_back({place, reference, name + ": There is no field of this name"});
  FiledNotification one{reference, std::move(*fields), {place}, {}};
  file.notifications.push_back(std::move(one));
}

}  // namespace

NotificationFile read_notifications_csv(std::string_view text) {
  return CsvFile(text).read();
}

NotificationFile read_notifications_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  NotificationFile file;
  json::error_code error;
  const auto whole = json::parse(text, error);
  if (error) {
    file.unreadable = "it is not JSON (" + error.message() + ")";
  } else if (whole.is_object()) {
    add_item(file, whole, 1);
  } else if (whole.is_array()) {
    int place = 0;
    for (const auto& item : whole.get_array()) add_item(file, item, ++place);
  } else {
    file.unreadable = "it is neither a list of notifications nor one";
  }
  return file;
}

int line_of(const FiledNotification& notification, std::string_view field) {
  constexpr std::string_view list = "children.";
  const int first = notification.lines.empty() ? 0 : notification.lines.front();
  if (!field.starts_with(list)) return first;
  std::size_t number = 0;
  const auto digits = field.substr(list.size());
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number >= 1 && number <= notification.child_lines.size() ? notification.child_lines[number - 1] : first;
}

const std::vector<std::string>& notification_columns() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const auto& name : field_names<ReceiveNotification>())
      if (is_notification_field(name)) names.push_back(name);
    for (const auto& name : field_names<ChildNotified>()) names.push_back(std::string(of_child) + name);
    return names;
  }();
  return all;
}

}  // namespace lintel::casework
