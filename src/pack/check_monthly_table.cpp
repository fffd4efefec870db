#include "pack/checking.h"

namespace lintel::pack {

namespace {

void check_column(Checking& checking, const MonthlyColumn& column, const std::set<std::string>& questions) {
  const Named from{"column", column.heading, column.place};
  const bool answer = column.shows == "answer";
  if (answer && column.question.empty())
    checking.complain(column.place, from.words() + " shows an answer and names no question", "question: its id");
  if (!answer && !column.question.empty())
    checking.complain(column.place, from.words() + " names a question and shows something else", "shows: answer");
  checking.refers(from, "question", column.question, listed(questions));
}

void check_districts(Checking& checking, const Named& from) {
  const auto districts = ids_of(checking.pack.districts);
  for (const auto& [district, print] : checking.pack.monthly_table.printed)
    checking.refers(from, "printed: district", district, districts);
  for (const auto& [name, district] : checking.pack.monthly_table.also_called)
    checking.refers(from, "also_called: district", district, districts);
}

}  // namespace

void check_monthly_table(Checking& checking) {
  const auto& table = checking.pack.monthly_table;
  if (!table.exists()) return;
  const Named from{"the part", "monthly_table", table.place};
  if (table.columns.empty()) checking.complain(table.place, from.words() + " has no columns", "at least one");
  if (table.outcomes.empty())
    checking.complain(table.place, from.words() + " has no outcomes: it would stay empty", "at least one");
  for (const auto& outcome : table.outcomes)
    checking.refers(from, "outcome", outcome.value, ids_of(checking.pack.outcomes));
  std::set<std::string> questions;
  for (const auto* question : checking.pack.all_questions()) questions.insert(question->id);
  for (const auto& column : table.columns) check_column(checking, column, questions);
  check_districts(checking, from);
}

}  // namespace lintel::pack
