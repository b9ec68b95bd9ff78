#include <chrono>

#include "faces/cli/cli.hpp"
#include "faces/cli/figures.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/packs.hpp"
#include "study/simulate.hpp"

namespace antalgic::cli {
namespace {

void write_group(json::Writer& out, const char* name, const study::GroupReport& group) {
  out.key(name).begin_object();
  out.member("n", group.people);
  out.key("pages").begin_object();
  out.member("median", group.pages_median);
  out.member("p90", group.pages_p90);
  out.end_object();
  out.key("emergency").fixed(group.emergency, 4);
  out.key("same_day_or_above").fixed(group.same_day_or_above, 4);
  out.key("within_48h_or_above").fixed(group.within_48h_or_above, 4);
  out.key("above_two_weeks").fixed(group.above_two_weeks, 4);
  out.key("reached").fixed(group.reached, 4);
  out.end_object();
}

auto as_json(const study::Simulation& result, double seconds) -> std::string {
  std::string text;
  json::Writer out{text};
  out.begin_object();
  out.member("people", result.people);
  out.key("seed").integer(static_cast<std::int64_t>(result.seed));
  out.key("groups").begin_object();
  write_group(out, "ordinary", result.ordinary);
  write_group(out, "serious", result.serious);
  write_group(out, "other", result.other);
  out.end_object();
  out.key("agreement").begin_object();
  out.key("urgency").fixed(result.agreement_urgency, 4);
  out.key("lead").fixed(result.agreement_lead, 4);
  out.end_object();
  out.key("top1").fixed(result.top1, 4);
  out.key("top3").fixed(result.top3, 4);
  out.key("ece").fixed(result.calibration_error, 4);
  out.key("seconds").fixed(seconds, 3);
  out.end_object();
  return text + "\n";
}

auto group_text(const std::string& name, const study::GroupReport& group) -> std::string {
  return name + ": " + std::to_string(group.people) + " people, pages " + std::to_string(group.pages_median) + " (p90 " +
         std::to_string(group.pages_p90) + "), emergency " + percent(group.emergency) + ", same day or above " +
         percent(group.same_day_or_above) + ", above two weeks " + percent(group.above_two_weeks) + ", own level reached " +
         percent(group.reached) + "\n";
}

}  // namespace

auto run(const Common& common, const Simulate& simulate) -> Exit {
  const auto pack = open_pack(common.pack);
  if (!pack) return complain(pack.error()), Exit::knowledge_refused;
  const auto start = std::chrono::steady_clock::now();
  const auto result = study::simulate(pack->core(), {.people = simulate.people, .seed = simulate.seed, .quick = simulate.quick});
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (wants_json(common)) {
    print(as_json(result, seconds));
    return Exit::done;
  }
  print(group_text("ordinary", result.ordinary) + group_text("serious", result.serious) + group_text("other", result.other));
  print("agreement with complete answers: urgency " + percent(result.agreement_urgency) + ", lead " + percent(result.agreement_lead) +
        "\n");
  print("cause among the first: " + percent(result.top1) + ", first three: " + percent(result.top3) + "\n");
  return Exit::done;
}

}  // namespace antalgic::cli
