#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

// The multipliers of one cause by the options of one finding go to the factor of that finding.
auto factor_of(Reading& reading, FindingId finding) -> Factor& {
  for (Factor& factor : reading.model.factors) {
    if (factor.finding == finding) return factor;
  }
  reading.model.factors.push_back({finding, {}});
  return reading.model.factors.back();
}

void add_multipliers(Reading& reading, Factor& factor, CauseId cause, const text::Entries& cells) {
  for (const text::Entry& cell : cells) {
    const auto option = reading.resolve_option(factor.finding, cell.key, cell.key_place);
    const auto multiplier = number_of(cell.value);
    if (!multiplier) {
      reading.say(IssueKind::wrong_type, cell.value.where, quoted(cell.key) + " is " + std::string(text::type_of(cell.value)) + ", not a number");
    } else if (*multiplier < 0) {
      reading.say(IssueKind::out_of_range, cell.value.where, "a multiplier below 0");
    } else if (option) {
      factor.cells.push_back({cause, *option, *multiplier});
    }
  }
}

class CauseReader {
 public:
  CauseReader(Reading& reading, const RawRecord& record, CauseId id)
      : reading_(reading), fields_(reading, Kind::cause, record), out_(record.id, record.where, record.topic), id_(id) {}

  auto run() -> Cause {
    out_.title = fields_.words("title", Need::must);
    out_.brief = fields_.words("brief", Need::must);
    out_.family = fields_.id<FamilyId>("family", Kind::family, Need::may);
    out_.prior = fields_.number("prior", share, Need::must);
    read_multipliers("age", reading_.model.pack.age);
    read_multipliers("sex", reading_.model.pack.sex);
    read_setting();
    out_.needs = fields_.condition("needs", Scope::answers);
    out_.urgency = fields_.word("urgency", Need::must, fb::Level::self_care);
    read_raises();
    read_caps();
    out_.say = fields_.words("say");
    out_.watch_for = fields_.texts("watch_for");
    read_recheck();
    out_.usual_course = fields_.words("usual_course");
    out_.icd10 = fields_.texts("icd10");
    fields_.grounds(out_);
    fields_.done();
    return std::move(out_);
  }

 private:
  void read_multipliers(std::string_view key, FindingId finding) {
    const text::Entries* cells = fields_.table(key);
    if (cells == nullptr) return;
    if (finding.exists()) return add_multipliers(reading_, factor_of(reading_, finding), id_, *cells);
    if (!reading_.of(Kind::pack).empty()) reading_.say(IssueKind::missing_key, fields_.place_of(key), quoted(key) + " of a cause, while [pack] names no finding " + quoted(key));
  }

  void read_setting() {
    const text::Entries* table = fields_.table("setting");
    if (table == nullptr) return;
    Fields inner(reading_, *table, fields_.place_of("setting"), "`setting` of cause " + quoted(out_.id));
    out_.home = inner.number("home", positive, Need::may, 1);
    out_.clinic = inner.number("clinic", positive, Need::may, 1);
    out_.emergency_department = inner.number("emergency_department", positive, Need::may, 1);
    inner.done();
  }

  void read_raises() {
    const text::List* raises = fields_.list("raise");
    if (raises == nullptr) return;
    for (const text::Value& value : *raises) {
      const text::Entries* table = value.table();
      if (table == nullptr) {
        fields_.wrong_type("raise", value, "a table with `when` and `level`");
        continue;
      }
      Fields inner(reading_, *table, value.where, "a raise of cause " + quoted(out_.id));
      auto when = inner.condition("when", Scope::answers, Need::must);
      const auto level = inner.word("level", Need::must, fb::Level::self_care);
      inner.done();
      if (inner.has("level") && level <= out_.urgency) {
        reading_.say(IssueKind::raise_below_base, inner.place_of("level"), "a raise to " + quoted(fb::EnumNameLevel(level)) + " from " + quoted(fb::EnumNameLevel(out_.urgency)));
      }
      if (when) out_.raises.push_back({*std::move(when), level});
    }
  }

  void read_caps() {
    out_.cap = fields_.number("cap", positive, Need::may);
    const text::List* caps = fields_.list("caps");
    if (caps == nullptr) return;
    for (const text::Value& value : *caps) {
      const text::Entries* table = value.table();
      if (table == nullptr) {
        fields_.wrong_type("caps", value, "a table with `when` and `cap`");
        continue;
      }
      Fields inner(reading_, *table, value.where, "a cap of cause " + quoted(out_.id));
      auto when = inner.condition("when", Scope::answers, Need::must);
      const double cap = inner.number("cap", positive, Need::must);
      inner.done();
      if (cap != 0 && (out_.cap == 0 || cap <= out_.cap)) reading_.say(IssueKind::cap_below_base, inner.place_of("cap"), "a cap that lifts nothing");
      if (when) out_.caps.push_back({*std::move(when), cap});
    }
  }

  void read_recheck() {
    std::optional<double> before;
    for (const double day : fields_.numbers("recheck_days", days, Need::may)) {
      if (before && day <= *before) reading_.say(IssueKind::not_rising, fields_.place_of("recheck_days"), "`recheck_days` do not rise");
      before = day;
      out_.recheck_days.push_back(static_cast<std::uint16_t>(day));
    }
  }

  Reading& reading_;
  Fields fields_;
  Cause out_;
  CauseId id_;
};

}  // namespace

void read_families(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::family)) {
    Fields fields(reading, Kind::family, record);
    Family out(record.id, record.where, record.topic);
    out.title = fields.words("title", Need::must);
    out.brief = fields.words("brief", Need::must);
    fields.done();
    reading.model.families.push_back(std::move(out));
  }
}

void read_causes(Reading& reading) {
  std::uint16_t index = 0;
  for (const RawRecord& record : reading.of(Kind::cause)) {
    reading.model.causes.push_back(CauseReader(reading, record, CauseId{index++}).run());
  }
}

void read_factors(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::factor)) {
    const auto finding = reading.resolve(Kind::finding, record.id, record.where);
    if (!finding) continue;
    Factor& factor = factor_of(reading, FindingId{*finding});
    for (const text::Entry& entry : *record.fields) {
      const auto cause = reading.resolve(Kind::cause, entry.key, entry.key_place);
      const text::Entries* cells = entry.value.table();
      if (cells == nullptr) reading.say(IssueKind::wrong_type, entry.value.where, quoted(entry.key) + " is " + std::string(text::type_of(entry.value)) + ", not a table of multipliers");
      else if (cause) add_multipliers(reading, factor, CauseId{*cause}, *cells);
    }
  }
}

}  // namespace antalgic::compile
