// compile/tables.hpp: the tables of facts: under which heading, with which columns, and how to read their rows.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compile/fields.hpp"
#include "compile/reading.hpp"

namespace antalgic::compile {

struct TableForm {
  TableKind kind;
  std::string_view heading;
  std::optional<Kind> owner;                     // the kind of record in whose section it stands
  std::span<const std::string_view> columns;     // in order; the mix adds its own
};

[[nodiscard]] auto form_of(std::string_view heading) -> std::optional<TableForm>;
[[nodiscard]] auto form_of(TableKind kind) -> const TableForm&;

// One row, read cell by cell by the position of its column; says what is wrong with a cell.
class RowReader {
 public:
  RowReader(Reading& reading, const text::Row& row) : reading_(reading), row_(row) {}

  [[nodiscard]] auto text(std::size_t column) const -> const std::string& { return row_.cells[column].text; }
  [[nodiscard]] auto place(std::size_t column) const -> Span { return row_.cells[column].where; }
  [[nodiscard]] auto where() const -> Span { return row_.where; }
  [[nodiscard]] auto is_none(std::size_t column) const -> bool { return text(column).empty() || text(column) == "-"; }
  // The words, where `-` is none.
  [[nodiscard]] auto words(std::size_t column) const -> std::string { return is_none(column) ? std::string() : text(column); }
  [[nodiscard]] auto must(std::size_t column, std::string_view name) -> std::string;
  [[nodiscard]] auto number(std::size_t column, std::string_view name, Limits limits) -> std::optional<double>;

  template <class E>
  [[nodiscard]] auto word(std::size_t column, std::string_view name) -> std::optional<E> {
    return read_word<E>(reading_, text(column), place(column), name);
  }
  template <class TheId>
  [[nodiscard]] auto id(std::size_t column, Kind kind) -> std::optional<TheId> {
    const auto index = reading_.resolve(kind, text(column), place(column));
    return index ? std::optional(TheId{*index}) : std::nullopt;
  }

  struct Part {
    std::string_view text;
    Span where;
  };
  // The parts of a list, at any of `joiners`; none for `-`.
  [[nodiscard]] auto parts(std::size_t column, std::string_view joiners = ";,") const -> std::vector<Part>;

  // Ground and sources as every table has them side by side.
  void grounds(std::size_t ground_column, std::size_t source_column, Grounds& out);

 private:
  Reading& reading_;
  const text::Row& row_;
};

// Calls `read` for every whole row of every table of that kind whose header is right.
void for_each_row(Reading& reading, TableKind kind, const std::function<void(const RawTable&, RowReader&)>& read);
// Says so if the header of `table` is not `columns`.
auto has_columns(Reading& reading, const text::Table& table, std::span<const std::string> columns) -> bool;
auto has_all_cells(Reading& reading, const text::Table& table, const text::Row& row) -> bool;

}  // namespace antalgic::compile
