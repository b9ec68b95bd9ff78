#include "compile/format.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "compile/likelihood_columns.hpp"
#include "compile/read_files.hpp"
#include "compile/readers.hpp"
#include "compile/table_text.hpp"
#include "text/lines.hpp"

namespace antalgic::compile {
namespace {

// What a likelihood row is about, as far as it can be told without complaint. Unknown findings come last.
struct Place {
  std::size_t finding = FindingId::none_index;
  std::uint64_t mask = 0;
};

auto mask_of(const Finding& finding, std::string_view answer) -> std::uint64_t {
  std::uint64_t mask = 0;
  for (std::size_t begin = 0; begin <= answer.size();) {
    const std::size_t end = std::min(answer.find('+', begin), answer.size());
    const auto option = std::ranges::find(finding.options, text::trimmed(answer.substr(begin, end - begin)), &Option::id);
    if (option == finding.options.end()) return 0;
    mask |= std::uint64_t{1} << (option - finding.options.begin());
    begin = end + 1;
  }
  return mask;
}

auto place_of(const Reading& reading, const text::Row& row) -> Place {
  if (row.cells.size() <= column::background) return {};
  const auto index = reading.names.find(Kind::finding, row.cells[column::finding].text);
  if (!index) return {};
  return {*index, mask_of(reading.model.findings[*index], row.cells[column::answer].text)};
}

auto in_order(const Reading& reading, text::Table table) -> text::Table {
  const auto key = [&](const text::Row& row) {
    const Place place = place_of(reading, row);
    return std::tuple(place.finding, std::countr_zero(place.mask), row.where);
  };
  std::ranges::sort(table.rows, {}, key);
  for (text::Row& row : table.rows) {
    const Place place = place_of(reading, row);
    if (place.mask != 0) row.cells[column::background].text = background_text(reading.model.findings[place.finding], place.mask);
  }
  return table;
}

auto has_likelihood_columns(const text::Table& table) -> bool {
  return table.header.cells.size() > column::background && table.header.cells[column::finding].text == "finding" &&
         table.header.cells[column::background].text == "background";
}

}  // namespace

auto format_files(const std::vector<File>& files) -> std::vector<File> {
  Reading reading = read_files(files);
  read_findings(reading);
  std::vector<File> out;
  for (const text::Document& document : reading.documents) {
    std::string text;
    std::size_t at = 0;
    for (const text::Table& table : document.tables) {
      const bool likelihoods = document.headings[table.heading].text == "Likelihoods" && has_likelihood_columns(table);
      text += document.source.substr(at, table.whole.begin() - at);
      text += table_text(likelihoods ? in_order(reading, table) : table);
      at = table.whole.end();
    }
    text += document.source.substr(at);
    if (text != document.source) out.push_back({files[document.id.index].path, std::move(text)});
  }
  return out;
}

}  // namespace antalgic::compile
