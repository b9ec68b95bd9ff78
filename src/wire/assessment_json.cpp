#include "wire/assessment_json.hpp"

#include <algorithm>

#include "explain/sentences.hpp"
#include "wire/plan_json.hpp"
#include "wire/version.hpp"

namespace antalgic::wire {
namespace {

namespace fb = pack::fb;
using explain::Result;
using triage::Level;

void write_pack(json::Writer& out, const pack::Pack& pack) {
  out.begin_object();
  out.member("id", pack::text(pack.raw().id()));
  out.member("version", pack::text(pack.raw().version()));
  out.member("hash", hex(pack.hash()));
  out.end_object();
}

template <class T>
void write_causes_by(json::Writer& out, const pack::Pack& pack, std::string_view name, const T& causes) {
  out.member("rule", name);
  out.key("because").begin_array();
  for (const CauseId cause : causes) out.string(pack::text(pack.cause(cause).id()));
  out.end_array();
}

void write_fired(json::Writer& out, const pack::Pack& pack, const Result& result, const triage::Fired& fired) {
  out.begin_object();
  out.member("rule", explain::rule_name(pack, fired.rule));
  out.member("title", pack::text(pack.rule(fired.rule).title()));
  out.member("level", explain::name_of(fired.level));
  out.key("because");
  write_findings(
      out, pack,
      fired.counted_lower ? explain::still_open(pack, fired.rule, result.closed) : explain::because(pack, fired.rule, result.closed));
  if (fired.counted_lower) out.member("not_sure_counts_one_lower", true);
  out.key("sources");
  write_sources(out, pack, explain::ids_of(pack.rule(fired.rule).sources()));
  out.member("ground", explain::name_of(pack.rule(fired.rule).ground()));
  out.end_object();
}

// Rules first, highest level first; then what the posterior adds at the level reached.
void write_by(json::Writer& out, const pack::Pack& pack, const Result& result) {
  auto fired = result.triage.fired;
  std::ranges::sort(fired, [](const auto& a, const auto& b) { return a.level != b.level ? a.level > b.level : a.rule < b.rule; });
  out.begin_array();
  for (const auto& one : fired) write_fired(out, pack, result, one);
  const auto level = result.urgency.level;
  if (result.urgency.from_leading == level && level > Level::self_care) {
    const auto lead = result.posterior.leading().cause;
    out.begin_object();
    write_causes_by(out, pack, "urgency/leading_cause", std::array{lead});
    out.member("level", explain::name_of(level));
    out.key("sources");
    write_sources(out, pack, explain::ids_of(pack.cause(lead).sources()));
    out.end_object();
  }
  if (level > Level::routine && explain::sum_asks_for(pack, result.urgency, level)) {
    auto causes = explain::dont_miss_causes(pack, result, level);
    causes.resize(std::min<std::size_t>(causes.size(), 5));
    out.begin_object();
    write_causes_by(out, pack, "urgency/dont_miss_sum", causes);
    out.member("level", explain::name_of(level));
    out.key("sum").fixed(result.urgency.sums[static_cast<std::size_t>(level)], 4);
    out.key("sources").begin_array();
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

void write_undecided(json::Writer& out, const pack::Pack& pack, const Result& result) {
  out.begin_array();
  for (const auto& one : result.triage.undecided) {
    out.begin_object();
    out.member("rule", explain::rule_name(pack, one.rule));
    out.member("level", explain::name_of(one.level));
    out.key("ask");
    write_findings(out, pack, explain::still_open(pack, one.rule, result.closed));
    out.end_object();
  }
  out.end_array();
}

void write_urgency(json::Writer& out, const pack::Pack& pack, const Result& result) {
  out.begin_object();
  out.member("level", explain::name_of(result.urgency.level));
  out.member("floor", explain::name_of(result.urgency.floor));
  out.member("heading", explain::heading_of(pack, result.urgency.level, result.region));
  out.key("by");
  write_by(out, pack, result);
  out.key("undecided");
  write_undecided(out, pack, result);
  out.member("say", explain::what_to_do(pack, result));
  out.end_object();
}

void write_channels(json::Writer& out, const pack::Pack& pack, const Result& result) {
  out.begin_array();
  for (const auto& channel : result.triage.channels) {
    const auto& rule = pack.rule(channel.rule);
    out.begin_object();
    out.member("id", pack::text(rule.channel()));
    out.key("level");
    if (channel.without_level) out.null();
    else out.string(explain::name_of(channel.level));
    out.member("say", explain::with_numbers(pack, pack::text(rule.say()), result.region));
    out.member("rule", explain::rule_name(pack, channel.rule));
    out.key("sources");
    write_sources(out, pack, explain::ids_of(rule.sources()));
    out.end_object();
  }
  out.end_array();
}

void write_weights(json::Writer& out, const pack::Pack& pack, const Result& result,
                   const std::vector<infer::Posterior::Contribution>& weights) {
  out.begin_array();
  for (const auto& one : weights) {
    out.begin_object();
    out.member("finding", pack::text(pack.finding(one.finding).id()));
    out.key("answer");
    write_answer(out, pack, one.finding, result.closed.of(one.finding));
    out.key("weight").weight(one.weight);
    out.end_object();
  }
  out.end_array();
}

void write_members(json::Writer& out, const pack::Pack& pack, const Result& result, FamilyId family) {
  std::vector<CauseId> members;
  for (std::uint16_t i = 0; i < pack.cause_count(); ++i)
    if (pack.cause(CauseId{i}).family() == family.index) members.push_back(CauseId{i});
  std::ranges::sort(members, [&](CauseId a, CauseId b) {
    const auto pa = result.posterior.probability(a), pb = result.posterior.probability(b);
    return pa != pb ? pa > pb : a < b;
  });
  out.key("members").begin_array();
  for (const auto member : members) out.string(pack::text(pack.cause(member).id()));
  out.end_array();
}

void write_cause(json::Writer& out, const pack::Pack& pack, const Result& result, const infer::Entry& entry, const infer::Range& range) {
  const auto& cause = pack.cause(entry.cause);
  out.begin_object();
  if (entry.family.exists()) {
    const auto& family = *pack.raw().families()->Get(entry.family.index);
    out.member("id", pack::text(family.id()));
    out.member("title", pack::text(family.title()));
    out.member_if("brief", pack::text(family.brief()));
    write_members(out, pack, result, entry.family);
  } else {
    out.member("id", pack::text(cause.id()));
    out.member("title", pack::text(cause.title()));
    out.member_if("brief", pack::text(cause.brief()));
  }
  out.key("probability").fixed(entry.probability, 4);
  out.key("low").fixed(range.low, 4);
  out.key("high").fixed(range.high, 4);
  out.member("word", explain::name_of(range.word));
  const auto weighed = explain::weigh(result.posterior, entry.cause);
  out.key("for");
  write_weights(out, pack, result, weighed.for_it);
  out.key("against");
  write_weights(out, pack, result, weighed.against);
  out.member("urgency", explain::name_of(triage::level_of(pack, entry.cause, result.closed)));
  out.member_if("usual_course", pack::text(cause.usual_course()));
  out.key("sources");
  write_sources(out, pack, explain::ids_of(cause.sources()));
  out.end_object();
}

void write_not_listed(json::Writer& out, const pack::Pack& pack, double share) {
  const auto title = pack.message("not_listed");
  out.begin_object();
  out.member("id", "not_listed");
  out.member("title", title.empty() ? "Something not on this list" : title);
  out.key("probability").fixed(share, 4);
  out.key("low").fixed(share, 4);
  out.key("high").fixed(share, 4);
  out.member("word", "possible");
  out.key("for").begin_array();
  out.end_array();
  out.key("against").begin_array();
  out.end_array();
  out.member("urgency", "routine");
  out.end_object();
}

void write_causes(json::Writer& out, const pack::Pack& pack, const Result& result, bool hidden_too) {
  const auto entries = result.posterior.entries();
  out.begin_array();
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (hidden_too || result.ranges[i].word != fb::Word::hidden) write_cause(out, pack, result, entries[i], result.ranges[i]);
  write_not_listed(out, pack, result.posterior.not_listed());
  out.end_array();
}

void write_medicines(json::Writer& out, const pack::Pack& pack, const std::vector<intake::Medicine>& medicines) {
  out.key("medicines").begin_array();
  for (const auto& medicine : medicines) {
    if (!medicine.name) continue;
    out.begin_object();
    out.member("said", medicine.said);
    out.key("ingredients").begin_array();
    for (const auto id : medicine.ingredients) out.string(pack::text(pack.raw().ingredients()->Get(id.index)));
    out.end_array();
    out.key("classes").begin_array();
    for (const auto id : medicine.classes) out.string(pack::text(pack.raw().classes()->Get(id.index)->id()));
    out.end_array();
    out.member("near", false);
    if (medicine.differs_by_country) out.member("differs_by_country", true);
    out.end_object();
  }
  out.end_array();
  out.key("not_understood").begin_array();
  for (const auto& medicine : medicines)
    if (!medicine.name) out.string(medicine.said);
  out.end_array();
}

void write_contradictions(json::Writer& out, const pack::Pack& pack, const std::vector<answers::Contradiction>& all) {
  out.begin_array();
  for (const auto& one : all) {
    out.begin_object();
    out.member("said", pack::text(pack.finding(one.said).id()));
    out.member("implied_by", pack::text(pack.finding(one.implied_by).id()));
    out.end_object();
  }
  out.end_array();
}

}  // namespace

auto hex(const pack::Hash& hash) -> std::string {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const auto byte : hash) out.append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  return out;
}

void write_assessment(json::Writer& out, const care::Consultation& consultation, const care::Presentation& presentation,
                      const care::Assessment& assessment, AssessmentOptions options) {
  const auto& pack = consultation.pack();
  const Result result{assessment.own,    assessment.closed,  consultation.posterior(), assessment.ranges,
                      assessment.triage, assessment.urgency, assessment.plan,          presentation.region};
  out.begin_object();
  out.member("schema", assessment_schema);
  out.member("engine", engine_version);
  out.key("pack");
  write_pack(out, pack);
  out.key("presentation");
  write_presentation(out, pack, presentation);
  out.key("urgency");
  write_urgency(out, pack, result);
  out.key("channels");
  write_channels(out, pack, result);
  out.key("causes");
  write_causes(out, pack, result, options.hidden_causes);
  out.key("plan");
  write_plan(out, pack, result, assessment.medicines);
  out.key("conflicts");
  write_conflicts(out, pack, assessment.plan);
  out.key("changes").begin_array();
  out.end_array();
  write_medicines(out, pack, assessment.medicines);
  out.key("contradictions");
  write_contradictions(out, pack, assessment.contradictions);
  if (options.ledger) {
    out.key("ledger");
    write_ledger(out, pack, assessment.ledger);
  }
  out.end_object();
}

auto assess_to_json(care::Consultation& consultation, const care::Presentation& presentation, AssessmentOptions options) -> std::string {
  std::string out;
  json::Writer writer{out};
  const auto assessment = consultation.assess(presentation);
  write_assessment(writer, consultation, presentation, assessment, options);
  return out;
}

}  // namespace antalgic::wire
