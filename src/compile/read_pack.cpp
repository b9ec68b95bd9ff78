#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

// One of the tables of constants; every key of the struct is required, so that no number is left to a default.
class Constants {
 public:
  Constants(Reading& reading, Fields& pack, std::string_view key) {
    if (const text::Entries* table = pack.table(key, Need::must)) inner_.emplace(reading, *table, pack.place_of(key), "[pack." + std::string(key) + "]");
  }
  auto number(std::string_view key, Limits limits = any_number) -> double { return inner_ ? inner_->number(key, limits, Need::must) : 0; }
  auto whole(std::string_view key) -> std::uint8_t { return inner_ ? static_cast<std::uint8_t>(inner_->whole(key, {0, 255}, Need::must).value_or(0)) : std::uint8_t{0}; }
  auto day(std::string_view key) -> std::uint16_t { return inner_ ? inner_->whole(key, days, Need::must).value_or(0) : std::uint16_t{0}; }
  auto condition(std::string_view key) -> MaybeCondition { return inner_ ? inner_->condition(key, Scope::everything) : std::nullopt; }
  auto level(std::string_view key) -> fb::Level { return inner_ ? inner_->word(key, Need::must, fb::Level::self_care) : fb::Level::self_care; }
  auto numbers(std::string_view key, std::size_t count, Limits limits = any_number) -> std::vector<double> {
    if (!inner_) return std::vector<double>(count);
    std::vector<double> out = inner_->numbers(key, limits, Need::must);
    if (inner_->has(key) && out.size() != count) {
      inner_->reading().say(IssueKind::out_of_range, inner_->place_of(key), quoted(key) + " holds " + std::to_string(out.size()) + " numbers, not " + std::to_string(count));
    }
    out.resize(count);
    return out;
  }
  void done() {
    if (inner_) inner_->done();
  }

 private:
  std::optional<Fields> inner_;
};

auto read_inference(Constants in) -> fb::InferenceConstants {
  const fb::InferenceConstants out(in.number("not_listed", share), in.whole("order_power_quarters"), in.number("prior_floor", share), in.number("need_factor", share),
                                   in.number("base_spread", positive));
  in.done();
  return out;
}

auto read_urgency(Constants in) -> fb::UrgencyConstants {
  const fb::UrgencyConstants out(in.number("emergency_now", share), in.number("same_day", share), in.number("within_48h", share), in.number("within_2_weeks", share),
                                 in.level("dont_miss_from"));
  in.done();
  return out;
}

auto read_asking(Constants in) -> fb::AskingConstants {
  const std::vector<double> levels = in.numbers("level_values", 6);
  const fb::AskingConstants out(levels[0], levels[1], levels[2], levels[3], levels[4], levels[5], in.number("lead_change"), in.number("information"),
                                in.number("stop_below"), in.number("quick_stop_below"), in.whole("page_lines"));
  in.done();
  return out;
}

auto read_planning(Constants in, MaybeCondition& strict_if) -> fb::PlanningConstantsT {
  fb::PlanningConstantsT out;
  const std::pair<std::string_view, double*> numbers[] = {
      {"worth_first_choice", &out.worth_first_choice}, {"worth_first_choice_step", &out.worth_first_choice_step}, {"worth_helps_step", &out.worth_helps_step},
      {"worth_only_after_step", &out.worth_only_after_step}, {"worth_little_step", &out.worth_little_step}, {"harm_weight", &out.harm_weight},
      {"burden_weight", &out.burden_weight}, {"leading_bonus", &out.leading_bonus}, {"bars_factor", &out.bars_factor}, {"dont_miss_factor", &out.dont_miss_factor},
      {"harm_limit", &out.harm_limit}, {"patient_harm_limit", &out.patient_harm_limit}, {"only_after_limit", &out.only_after_limit},
      {"medicine_score", &out.medicine_score}, {"medicine_score_mild", &out.medicine_score_mild}, {"medicine_pain", &out.medicine_pain}, {"floor_do", &out.floor_do},
      {"floor_consider", &out.floor_consider}, {"floor_ask_first", &out.floor_ask_first}, {"hands_on_score", &out.hands_on_score},
      {"manipulation_score", &out.manipulation_score}, {"adult_age", &out.adult_age}, {"severe_pain", &out.severe_pain}};
  for (const auto& [key, number] : numbers) *number = in.number(key);
  const std::pair<std::string_view, std::uint8_t*> counts[] = {{"most_do", &out.most_do}, {"most_consider", &out.most_consider}, {"most_ask_first", &out.most_ask_first},
                                                               {"most_avoid", &out.most_avoid}, {"most_of_a_role", &out.most_of_a_role}};
  for (const auto& [key, count] : counts) *count = in.whole(key);
  out.certainty = in.numbers("certainty", words_of<fb::Certainty>().size());
  out.fits = in.numbers("fits", words_of<fb::Fit>().size());
  strict_if = in.condition("strict_if");
  out.late_from_day = in.day("late_from_day");
  out.recheck_severe = in.day("recheck_severe");
  for (const double by_level : in.numbers("recheck_days", words_of<fb::Level>().size(), days)) out.recheck_days.push_back(static_cast<std::uint16_t>(by_level));
  in.done();
  return out;
}

}  // namespace

void read_pack(Reading& reading) {
  if (reading.of(Kind::pack).empty()) return;
  Fields fields(reading, Kind::pack, reading.of(Kind::pack)[0]);
  PackInfo& out = reading.model.pack;
  out.id = fields.words("id", Need::must);
  out.version = fields.words("version", Need::must);
  out.title = fields.words("title", Need::must);
  out.onset_days = fields.id<FindingId>("onset_days", Kind::finding, Need::must);
  out.age = fields.id<FindingId>("age", Kind::finding, Need::must);
  out.sex = fields.id<FindingId>("sex", Kind::finding, Need::may);
  out.pain_now = fields.id<FindingId>("pain_now", Kind::finding, Need::may);
  out.medicines_any = fields.id<FindingId>("medicines_any", Kind::finding, Need::may);
  out.dated = fields.ids<FindingId>("dated", Kind::finding);
  out.inference = read_inference({reading, fields, "inference"});
  out.urgency = read_urgency({reading, fields, "urgency"});
  out.asking = read_asking({reading, fields, "asking"});
  out.planning = read_planning({reading, fields, "planning"}, out.strict_if);
  fields.done();
}

void read_frame(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::region)) {
    Fields fields(reading, Kind::region, record);
    Region out(record.id, record.where, record.topic);
    out.emergency = fields.words("emergency", Need::must);
    out.advice = fields.words("advice");
    out.crisis = fields.words("crisis");
    fields.done();
    reading.model.regions.push_back(std::move(out));
  }
  for (const RawRecord& record : reading.of(Kind::message)) {
    Fields fields(reading, Kind::message, record);
    Message out(record.id, record.where, record.topic);
    out.text = fields.words("text", Need::must);
    fields.done();
    reading.model.messages.push_back(std::move(out));
  }
}

}  // namespace antalgic::compile
