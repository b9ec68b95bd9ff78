// A saved assessment again: the same bytes, or what differs.
#include "base/decimal.hpp"
#include "wire/assessment_json.hpp"

namespace antalgic::wire {
namespace {

constexpr std::size_t most_differences = 50;

// A value without white space, its numbers as this writer prints them.
void write_value(json::Writer& out, json::Value value) {
  switch (value.kind()) {
    case json::Kind::null: return out.null();
    case json::Kind::boolean: return out.boolean(*value.boolean());
    case json::Kind::number: return out.number(*value.number());
    case json::Kind::string: return out.string(*value.string());
    case json::Kind::array:
      out.begin_array();
      for (const auto child : value) write_value(out, child);
      return out.end_array();
    case json::Kind::object:
      out.begin_object();
      for (const auto child : value) {
        out.key(child.key());
        write_value(out, child);
      }
      return out.end_object();
  }
}

auto in_short(json::Value value) -> std::string {
  if (!value) return "nothing";
  std::string out;
  json::Writer writer{out};
  write_value(writer, value);
  if (out.size() > 80) out = value.is(json::Kind::array) ? "a list" : value.is(json::Kind::object) ? "an object" : "a long text";
  return out;
}

auto is_leaf(json::Value value) -> bool { return !value.is(json::Kind::array) && !value.is(json::Kind::object); }

auto equal_leaves(json::Value a, json::Value b) -> bool {
  return a.kind() == b.kind() && a.boolean() == b.boolean() && a.number() == b.number() && a.string() == b.string();
}

class Comparison {
 public:
  explicit Comparison(std::vector<std::string>& out) : out_(out) {}

  void compare(json::Value then, json::Value now, const std::string& pointer) {
    if (out_.size() >= most_differences) return;
    if (!then || !now || then.kind() != now.kind()) return note(then, now, pointer);
    if (is_leaf(then)) {
      if (!equal_leaves(then, now)) note(then, now, pointer);
    } else if (then.is(json::Kind::array)) {
      compare_lists(then, now, pointer);
    } else {
      compare_objects(then, now, pointer);
    }
  }

 private:
  void compare_lists(json::Value then, json::Value now, const std::string& pointer) {
    auto a = then.first(), b = now.first();
    for (std::int64_t i = 0; a || b; ++i, a = a.next(), b = b.next()) {
      auto place = pointer + "/";
      decimal::integer(place, i);
      compare(a, b, place);
    }
  }

  void compare_objects(json::Value then, json::Value now, const std::string& pointer) {
    for (const auto member : then) {
      auto place = pointer;
      json::add_step(place, member.key());
      compare(member, now.find(member.key()), place);
    }
    for (const auto member : now) {
      if (then.find(member.key())) continue;
      auto place = pointer;
      json::add_step(place, member.key());
      note({}, member, place);
    }
  }

  void note(json::Value then, json::Value now, const std::string& pointer) {
    if (out_.size() < most_differences)
      out_.push_back(
          std::string{pointer.empty() ? "/" : pointer}.append(": was ").append(in_short(then)).append(", is ").append(in_short(now)));
  }

  std::vector<std::string>& out_;
};

// White space outside strings is nobody's change.
auto without_space(std::string_view text) -> std::string {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!inside && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    out.push_back(c);
    if (inside && c == '\\' && i + 1 < text.size()) out.push_back(text[++i]);
    else if (c == '"') inside = !inside;
  }
  return out;
}

}  // namespace

auto replay(care::Consultation& consultation, std::string_view saved) -> std::expected<Replayed, Faults> {
  const auto document = json::read(saved);
  if (!document) return std::unexpected{Faults{from_json_fault(document.error())}};
  Faults faults;
  const auto root = document->root();
  if (root.find("schema").string() != assessment_schema)
    faults.push_back({"/schema", "not an assessment; its schema is antalgic/assessment/1"});
  const auto presentation = read_presentation(consultation.pack(), root.find("presentation"), "/presentation", faults);
  if (!faults.empty()) return std::unexpected{std::move(faults)};

  Replayed out;
  out.now = assess_to_json(consultation, presentation, {.ledger = static_cast<bool>(root.find("ledger")), .hidden_causes = false});
  out.same = out.now == without_space(saved);
  if (out.same) return out;
  const auto now = json::read(out.now);
  if (now) Comparison{out.differences}.compare(root, now->root(), "");
  if (out.differences.empty()) out.differences.emplace_back("/: the same values, written in other bytes");
  return out;
}

}  // namespace antalgic::wire
