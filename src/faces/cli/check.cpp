#include <chrono>

#include "faces/cli/case_runs.hpp"
#include "faces/cli/cli.hpp"
#include "faces/cli/figures.hpp"
#include "faces/cli/io.hpp"
#include "faces/cli/knowledge.hpp"
#include "faces/cli/reading_age.hpp"
#include "faces/cli/words_for_people.hpp"

namespace antalgic::cli {
namespace {

using Counts = std::vector<std::pair<const char*, std::size_t>>;

struct Spread {
  double median = 0, p90 = 0;
};

struct CheckReport {
  Counts counts;
  std::vector<std::string> errors, warnings;
  CaseRuns cases;
  Spread flesch_kincaid, automated_index;
  double seconds = 0;
};

auto count(const compile::Model& model) -> Counts {
  std::size_t likelihoods = 0, effects = 0;
  for (const auto& cause : model.causes) likelihoods += cause.likelihoods.size();
  for (const auto& treatment : model.treatments) effects += treatment.effects.size();
  return {{"causes", model.causes.size()},
          {"findings", model.findings.size()},
          {"likelihoods", likelihoods},
          {"red_flag_rules", model.dangers.size() + model.channels.size()},
          {"treatments", model.treatments.size()},
          {"treatment_effects", effects},
          {"safety_rules", model.safety.size()},
          {"medicine_names", model.medicines.size()},
          {"conflicts", model.conflicts.size()},
          {"claims", model.claims.size()},
          {"sources", model.sources.size()},
          {"cases", model.cases.size()}};
}

void measure_words(const compile::Model& model, CheckReport& report) {
  std::vector<double> flesch_kincaid, automated_index;
  for (const auto text : words_for_people(model)) {
    const auto age = reading_age(text);
    if (!age) continue;
    flesch_kincaid.push_back(age->flesch_kincaid);
    automated_index.push_back(age->automated_index);
  }
  const auto spread = [](const std::vector<double>& ages) {
    return Spread{quantile(ages, 0.5).value_or(0), quantile(ages, 0.9).value_or(0)};
  };
  report.flesch_kincaid = spread(flesch_kincaid);
  report.automated_index = spread(automated_index);
}

void write_list(json::Writer& out, const char* name, const std::vector<std::string>& lines) {
  out.key(name).begin_array();
  for (const auto& line : lines) out.string(line);
  out.end_array();
}

void write_spread(json::Writer& out, const char* name, Spread spread) {
  out.key(name).begin_object();
  out.key("median").fixed(spread.median, 1);
  out.key("p90").fixed(spread.p90, 1);
  out.end_object();
}

auto as_json(const CheckReport& report) -> std::string {
  std::string text;
  json::Writer out{text};
  out.begin_object();
  out.key("counts").begin_object();
  for (const auto& [name, value] : report.counts) out.member(name, value);
  out.end_object();
  write_list(out, "errors", report.errors);
  write_list(out, "warnings", report.warnings);
  out.key("cases").begin_object();
  out.member("passed", report.cases.passed);
  out.member("failed", report.cases.failed);
  out.end_object();
  write_list(out, "failures", report.cases.failures);
  write_list(out, "not_fired", report.cases.not_fired);
  write_list(out, "not_silent", report.cases.not_silent);
  out.key("reading_age").begin_object();
  write_spread(out, "flesch_kincaid", report.flesch_kincaid);
  write_spread(out, "automated_readability_index", report.automated_index);
  out.end_object();
  out.key("seconds").fixed(report.seconds, 3);
  out.end_object();
  return text + "\n";
}

auto listed(const std::string& title, const std::vector<std::string>& lines) -> std::string {
  if (lines.empty()) return {};
  std::string out = title + " (" + std::to_string(lines.size()) + ")\n";
  for (const auto& line : lines) out += "  " + line + "\n";
  return out;
}

auto one_place(double value) -> std::string {
  std::string out;
  decimal::fixed(out, value, 1);
  return out;
}

auto as_text(const CheckReport& report) -> std::string {
  std::string out;
  for (const auto& [name, value] : report.counts) out += std::to_string(value) + " " + name + "\n";
  out += listed("errors", report.errors) + listed("warnings", report.warnings);
  out += std::to_string(report.cases.passed) + " cases passed, " + std::to_string(report.cases.failed) + " failed\n";
  out += listed("failed", report.cases.failures) + listed("rules that no case fires", report.cases.not_fired) +
         listed("rules that no case leaves silent", report.cases.not_silent);
  out += "reading age, Flesch-Kincaid: median " + one_place(report.flesch_kincaid.median) + ", p90 " +
         one_place(report.flesch_kincaid.p90) + "; automated readability index: median " + one_place(report.automated_index.median) +
         ", p90 " + one_place(report.automated_index.p90) + "\n";
  return out + one_place(report.seconds) + " s\n";
}

}  // namespace

auto run(const Common& common, const Check& check) -> Exit {
  const auto start = std::chrono::steady_clock::now();
  auto read = read_and_compile(check.directory);
  if (!read) return complain(read.error()), Exit::input_refused;
  CheckReport report;
  report.errors = std::move(read->errors);
  report.warnings = std::move(read->warnings);
  if (read->compiled) {
    const auto& model = read->compiled->knowledge.model;
    report.counts = count(model);
    const auto pack = pack::Pack::load(read->compiled->core.bytes());
    if (!pack) return complain("the compiled pack does not load: " + std::string{pack::to_string(pack.error())}), Exit::our_fault;
    report.cases = run_cases(model, *pack);
    measure_words(model, report);
  } else {
    report.counts = count(compile::Model{});
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  print(wants_json(common) ? as_json(report) : as_text(report));
  if (!report.errors.empty()) return Exit::knowledge_refused;
  return report.cases.failed > 0 ? Exit::difference : Exit::done;
}

}  // namespace antalgic::cli
