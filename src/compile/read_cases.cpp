#include <algorithm>

#include "compile/answer_value.hpp"
#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

class CaseReader {
 public:
  CaseReader(Reading& reading, const RawRecord& record)
      : reading_(reading), fields_(reading, Kind::test_case, record), out_("", record.where, record.topic) {}

  auto run() -> Case {
    out_.id = fields_.words("name", Need::must);
    if (const text::Entries* given = fields_.table("given", Need::must)) {
      for (const text::Entry& entry : *given) read_given(entry);
    }
    out_.medicines = fields_.texts("medicines");
    out_.region = fields_.words("region");
    out_.setting = fields_.word("setting", Need::may, fb::Setting::home);
    if (const text::Entries* expect = fields_.table("expect", Need::must)) read_expect(*expect);
    fields_.done();
    return std::move(out_);
  }

 private:
  void read_given(const text::Entry& entry) {
    const auto finding = reading_.resolve(Kind::finding, entry.key, entry.key_place);
    if (!finding) return;
    if (const auto given = read_answer(reading_, FindingId{*finding}, entry.value)) out_.given.push_back(*given);
  }

  void read_expect(const text::Entries& entries) {
    Fields expect(reading_, entries, fields_.place_of("expect"), "`expect` of case " + quoted(out_.id));
    if (entries.empty()) reading_.say(IssueKind::case_expects_nothing, fields_.place_of("expect"), "case " + quoted(out_.id) + " with an empty `expect`");
    Expectation& out = out_.expect;
    if (expect.has("floor")) out.floor = expect.word("floor", Need::may, fb::Level::self_care);
    if (expect.has("urgency")) out.urgency = expect.word("urgency", Need::may, fb::Level::self_care);
    out.fired = expect.ids<DangerId>("fired", Kind::danger);
    out.silent = expect.ids<DangerId>("silent", Kind::danger);
    out.undecided = expect.ids<DangerId>("undecided", Kind::danger);
    out.offered = expect.ids<TreatmentId>("offered", Kind::treatment);
    out.not_offered = expect.ids<TreatmentId>("not_offered", Kind::treatment);
    out.asked_first = expect.ids<TreatmentId>("asked_first", Kind::treatment);
    out.avoided = expect.ids<TreatmentId>("avoided", Kind::treatment);
    out.left_out = expect.ids<TreatmentId>("left_out", Kind::treatment);
    out.not_applicable = expect.ids<FindingId>("not_applicable", Kind::finding);
    if (expect.has("leads")) read_leads(expect);
    expect.done();
  }

  void read_leads(Fields& expect) {
    const std::string name = expect.words("leads");
    if (const auto family = reading_.names.find(Kind::family, name)) out_.expect.leads = FamilyId{*family};
    else if (const auto cause = reading_.resolve(Kind::cause, name, expect.place_of("leads"))) out_.expect.leads = CauseId{*cause};
  }

  Reading& reading_;
  Fields fields_;
  Case out_;
};

}  // namespace

void read_cases(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::test_case)) reading.model.cases.push_back(CaseReader(reading, record).run());
}

void check_danger_cases(Reading& reading) {
  std::vector<bool> tested(reading.model.dangers.size());
  for (const Case& test : reading.model.cases) {
    for (const auto* list : {&test.expect.fired, &test.expect.silent, &test.expect.undecided}) {
      for (const DangerId id : *list) tested[id.index] = true;
    }
  }
  for (std::size_t i = 0; i < tested.size(); ++i) {
    const Danger& danger = reading.model.dangers[i];
    if (!tested[i]) reading.say(IssueKind::untested_danger_rule, danger.where, "danger rule " + quoted(danger.id) + " without a case");
  }
}

}  // namespace antalgic::compile
