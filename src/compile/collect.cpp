// Every record, table and name of the documents, before any of them is read.
#include <algorithm>
#include <map>
#include <set>

#include "compile/reading.hpp"
#include "compile/tables.hpp"

namespace antalgic::compile {
namespace {

class Collector {
 public:
  explicit Collector(Reading& reading) : reading_(reading) {}

  void run() {
    std::size_t count = 0;
    for (const text::Document& document : reading_.documents) count += document.blocks.size();
    reading_.blocks.reserve(count);  // records point into it
    for (const text::Document& document : reading_.documents) collect_document(document);
    for (const text::Document& document : reading_.documents) {
      for (const text::Table& table : document.tables) collect_table(document, table);
    }
    if (reading_.of(Kind::pack).empty()) reading_.say(IssueKind::missing_record, {DocId{0}, 0, 0}, "no record [pack] in the whole directory");
  }

 private:
  using Place = std::pair<std::uint32_t, std::size_t>;  // document, heading

  void collect_document(const text::Document& document) {
    for (const text::Block& block : document.blocks) {
      reading_.blocks.push_back(text::read_toml(document.source, block.content, reading_.issues));
      const TopicId topic = topic_of(document, block.heading);
      for (const text::Entry& entry : reading_.blocks.back()) collect_entry(entry, topic, {document.id.index, block.heading});
    }
  }

  auto topic_of(const text::Document& document, std::size_t heading) -> TopicId {
    const auto [found, is_new] = topics_.try_emplace({document.id.index, heading}, TopicId{static_cast<std::uint16_t>(reading_.model.topics.size())});
    if (is_new) reading_.model.topics.push_back({document.path(heading), "", document.headings[heading].where});
    return found->second;
  }

  void collect_entry(const text::Entry& entry, TopicId topic, Place place) {
    const auto kind = kind_of(entry.key);
    if (!kind) return reading_.say(IssueKind::unknown_kind, entry.key_place, "a record of kind " + quoted(entry.key));
    if (*kind == Kind::test_case) return collect_cases(entry, topic);
    const text::Entries* table = entry.value.table();
    if (table == nullptr) return reading_.say(IssueKind::wrong_type, entry.value.where, quoted(entry.key) + " is " + std::string(text::type_of(entry.value)) + ", not a record");
    if (*kind == Kind::pack || *kind == Kind::mix) return add(*kind, entry.key, table, entry.key_place, topic, place);
    for (const text::Entry& record : *table) {
      const text::Entries* fields = record.value.table();
      if (fields == nullptr) {
        reading_.say(IssueKind::wrong_type, record.key_place, quoted(record.key) + " stands in [" + entry.key + "] without an id; write [" + entry.key + ".id]");
      } else {
        add(*kind, record.key, fields, record.key_place, topic, place);
      }
    }
  }

  void collect_cases(const text::Entry& entry, TopicId topic) {
    const text::List* list = entry.value.list();
    if (list == nullptr) return reading_.say(IssueKind::wrong_type, entry.key_place, "a case as [case]; write [[case]]");
    for (const text::Value& value : *list) {
      if (const text::Entries* fields = value.table()) reading_.records[static_cast<std::size_t>(Kind::test_case)].push_back({"", fields, value.where, topic});
      else reading_.say(IssueKind::wrong_type, value.where, "a case that is no table");
    }
  }

  void add(Kind kind, const std::string& id, const text::Entries* fields, Span where, TopicId topic, Place place) {
    if (!well_formed(kind, id)) reading_.say(IssueKind::bad_id, where, quoted(id) + " as the id of a " + std::string(word_of(kind)));
    const bool taken = other_kind_has(kind, id);
    const auto index = taken ? std::nullopt : reading_.names.add(kind, id);
    if (!index) return reading_.say(IssueKind::duplicate_id, where, std::string(word_of(kind)) + " " + quoted(id) + " is defined already");
    reading_.records[static_cast<std::size_t>(kind)].push_back({id, fields, where, topic});
    owners_[place].push_back({kind, *index});
  }

  // `proposing(x)` and `leads = "x"` name either of two kinds.
  [[nodiscard]] auto other_kind_has(Kind kind, const std::string& id) const -> bool {
    constexpr std::pair<Kind, Kind> pairs[] = {{Kind::treatment, Kind::set}, {Kind::cause, Kind::family}, {Kind::danger, Kind::channel}};
    for (const auto& [a, b] : pairs) {
      if (kind == a && reading_.names.find(b, id)) return true;
      if (kind == b && reading_.names.find(a, id)) return true;
    }
    return false;
  }

  void collect_table(const text::Document& document, const text::Table& table) {
    const std::string& heading = document.headings[table.heading].text;
    const auto form = form_of(heading);
    if (!form) return reading_.say(IssueKind::unknown_table, table.header.where, "a table under the heading " + quoted(heading));
    RawTable raw{form->kind, &table, document.id, TopicId{}, 0};
    if (form->owner && !find_owner(document, table, *form->owner, raw)) return;
    reading_.tables.push_back(raw);
  }

  // The record of `kind` whose section holds the table: the nearest heading around it that has one.
  auto find_owner(const text::Document& document, const text::Table& table, Kind kind, RawTable& raw) -> bool {
    for (std::optional<std::size_t> at = table.heading; at; at = document.headings[*at].parent) {
      std::vector<std::uint16_t> found;
      for (const auto& [k, index] : owners_[{document.id.index, *at}]) {
        if (k == kind) found.push_back(index);
      }
      if (found.empty()) continue;
      const std::string what = "a table " + quoted(document.headings[table.heading].text);
      if (found.size() > 1) return refuse(IssueKind::ambiguous_table, table, what + " where more than one " + std::string(word_of(kind)) + " is defined");
      if (!seen_.insert({raw.kind, found[0]}).second) return refuse(IssueKind::second_table, table, what + " for a second time");
      raw.owner = found[0];
      raw.topic = topics_.at({document.id.index, *at});
      return true;
    }
    return refuse(IssueKind::table_without_record, table, "a table " + quoted(document.headings[table.heading].text) + " in a section without a " + std::string(word_of(kind)));
  }

  auto refuse(IssueKind kind, const text::Table& table, std::string saw) -> bool {
    reading_.say(kind, table.header.where, std::move(saw));
    return false;
  }

  Reading& reading_;
  std::map<Place, TopicId> topics_;
  std::map<Place, std::vector<std::pair<Kind, std::uint16_t>>> owners_;
  std::set<std::pair<TableKind, std::uint16_t>> seen_;
};

}  // namespace

void collect(Reading& reading) { Collector(reading).run(); }

}  // namespace antalgic::compile
