#include "study/simulate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>
#include <vector>

#include "care/consultation.hpp"
#include "study/interview.hpp"
#include "study/people.hpp"

namespace antalgic::study {
namespace {

using pack::fb::Level;

enum class Arrival : std::uint8_t { as_they_come, serious, any_cause };
enum class Kind : std::uint8_t { ordinary, serious, other };

// What one person adds to the report.
struct Course {
  Arrival arrival = Arrival::as_they_come;
  Kind kind = Kind::other;
  int pages = 0;
  Level urgency = Level::self_care, urgency_of_all = Level::self_care, base = Level::self_care;
  bool same_lead = false;
  int rank = 99;                     // of the true entry, by order
  double leading_said = 0;           // probability of the leading entry
  bool leading_true = false;
};

auto kind_of(const pack::Pack& pack, CauseId cause) -> Kind {
  const pack::fb::Cause& it = pack.cause(cause);
  if (it.family() != FamilyId::none_index) return Kind::ordinary;
  return it.urgency() >= Level::same_day ? Kind::serious : Kind::other;
}

auto is_entry_of(const pack::Pack& pack, const infer::Entry& entry, CauseId cause) -> bool {
  if (entry.family.exists()) return pack.cause(cause).family() == entry.family.index;
  return entry.cause == cause;
}

auto same_entry(const infer::Entry& a, const infer::Entry& b) -> bool {
  if (a.family.exists() || b.family.exists()) return a.family == b.family;
  return a.cause == b.cause;
}

auto leading(const std::vector<infer::Entry>& entries) -> const infer::Entry& {
  return *std::ranges::max_element(entries, {}, &infer::Entry::probability);
}

class Worker {
 public:
  Worker(const pack::Pack& pack, const SimulateOptions& options) : pack_(pack), options_(options), people_(pack), consultation_(pack) {
    for (std::uint16_t cause = 0; cause < pack.cause_count(); ++cause) {
      if (kind_of(pack, CauseId{cause}) == Kind::serious) serious_.push_back(CauseId{cause});
    }
  }

  auto course(int index) -> Course {
    Course course;
    const auto number = static_cast<std::uint32_t>(index);
    course.arrival = static_cast<Arrival>(index % 3);
    DrawOptions draw;
    if (course.arrival == Arrival::serious && !serious_.empty()) draw.cause = serious_[(number / 3) % serious_.size()];
    if (course.arrival == Arrival::any_cause) draw.cause = CauseId{static_cast<std::uint16_t>((number / 3) % pack_.cause_count())};
    const Person person = people_.draw(options_.seed * 1000003ULL + number, draw);
    course.kind = kind_of(pack_, person.cause);
    course.base = pack_.cause(person.cause).urgency();

    const care::Presentation all = everything_said(person);
    const care::Presentation nothing{.answers = answers::Answers(pack_), .medicines = {}, .at = {}};
    const Interviewed interviewed = interview(consultation_, nothing, all, {.quick = options_.quick});
    course.pages = interviewed.pages;
    const care::Assessment at_end = consultation_.assess(interviewed.presentation);
    const care::Assessment of_all = consultation_.assess(all);
    course.urgency = at_end.urgency.level;
    course.urgency_of_all = of_all.urgency.level;
    const infer::Entry& first = leading(at_end.entries);
    course.same_lead = same_entry(first, leading(of_all.entries));
    course.leading_said = first.probability;
    course.leading_true = is_entry_of(pack_, first, person.cause);
    for (int rank = 0; rank < static_cast<int>(at_end.entries.size()); ++rank) {
      if (is_entry_of(pack_, at_end.entries[static_cast<std::size_t>(rank)], person.cause)) course.rank = std::min(course.rank, rank);
    }
    return course;
  }

 private:
  const pack::Pack& pack_;
  const SimulateOptions& options_;
  People people_;
  care::Consultation consultation_;
  std::vector<CauseId> serious_;
};

template <class Keep, class Holds>
auto share(const std::vector<Course>& courses, Keep keep, Holds holds) -> double {
  int of = 0, yes = 0;
  for (const Course& course : courses) {
    if (!keep(course)) continue;
    ++of;
    yes += holds(course) ? 1 : 0;
  }
  return of == 0 ? 0 : static_cast<double>(yes) / of;
}

auto report(const std::vector<Course>& courses, Kind kind) -> GroupReport {
  GroupReport group;
  std::vector<int> pages;
  for (const Course& course : courses) {
    if (course.kind == kind) pages.push_back(course.pages);
  }
  if (pages.empty()) return group;
  std::ranges::sort(pages);
  group.people = static_cast<int>(pages.size());
  group.pages_median = pages[pages.size() / 2];
  group.pages_p90 = pages[pages.size() * 9 / 10];
  const auto in_group = [&](const Course& course) { return course.kind == kind; };
  const auto at_least = [&](Level level) { return share(courses, in_group, [&](const Course& course) { return course.urgency >= level; }); };
  group.emergency = at_least(Level::emergency_now);
  group.same_day_or_above = at_least(Level::same_day);
  group.within_48h_or_above = at_least(Level::within_48h);
  group.above_two_weeks = group.within_48h_or_above;
  group.reached = share(courses, in_group, [](const Course& course) { return course.urgency >= course.base; });
  return group;
}

auto calibration_error(const std::vector<Course>& courses) -> double {
  struct Bin {
    double said = 0, came_true = 0;
  };
  std::array<Bin, 10> bins{};
  int count = 0;
  for (const Course& course : courses) {
    if (course.arrival != Arrival::as_they_come) continue;
    Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(course.leading_said * 10))];
    bin.said += course.leading_said;
    bin.came_true += course.leading_true ? 1 : 0;
    ++count;
  }
  double error = 0;
  for (const Bin& bin : bins) error += std::abs(bin.said - bin.came_true);
  return count == 0 ? 0 : error / count;
}

}  // namespace

auto simulate(const pack::Pack& pack, const SimulateOptions& options) -> Simulation {
  std::vector<Course> courses(static_cast<std::size_t>(std::max(0, options.people)));
  const int workers = std::max(1, options.threads);
  {
    std::vector<std::jthread> threads;
    for (int first = 0; first < workers; ++first) {
      threads.emplace_back([&, first] {
        Worker worker(pack, options);
        for (int index = first; index < options.people; index += workers) courses[static_cast<std::size_t>(index)] = worker.course(index);
      });
    }
  }
  const auto everyone = [](const Course&) { return true; };
  const auto any_cause = [](const Course& course) { return course.arrival == Arrival::any_cause; };
  Simulation result;
  result.people = options.people;
  result.seed = options.seed;
  result.ordinary = report(courses, Kind::ordinary);
  result.serious = report(courses, Kind::serious);
  result.other = report(courses, Kind::other);
  result.agreement_urgency = share(courses, everyone, [](const Course& course) { return course.urgency == course.urgency_of_all; });
  result.agreement_lead = share(courses, everyone, [](const Course& course) { return course.same_lead; });
  result.top1 = share(courses, any_cause, [](const Course& course) { return course.rank < 1; });
  result.top3 = share(courses, any_cause, [](const Course& course) { return course.rank < 3; });
  result.calibration_error = calibration_error(courses);
  return result;
}

}  // namespace antalgic::study
