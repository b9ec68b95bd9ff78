// A million assessments in one process: how many a second, and whether memory holds flat. Ends with 1 if it grows.
//   antalgic_million [people]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "bench/fixture.hpp"

namespace {

using namespace antalgic;

// Memory in use by this process, in kB; 0 where the system does not say.
auto resident_kb() -> long {
  long pages = 0, resident = 0;
  if (auto* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * 4;
}

constexpr std::size_t different_people = 1000;
constexpr long may_grow_kb = 1024;  // an allocator's own slack, not a leak: one byte an assessment would be as much

}  // namespace

auto main(int argc, char** argv) -> int {
  const std::size_t people = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const auto& pack = bench::the_pack();
  std::vector<care::Presentation> presentations;
  for (std::size_t seed = 0; seed < different_people; ++seed) presentations.push_back(bench::person(pack, 10 + seed % 40, seed));

  care::Consultation consultation{pack};
  std::size_t levels[6] = {};
  const auto serve = [&](std::size_t count) {
    for (std::size_t index = 0; index < count; ++index) {
      const auto assessment = consultation.assess(presentations[index % different_people]);
      ++levels[static_cast<std::size_t>(assessment.urgency.level)];
    }
  };
  serve(2 * different_people);  // everybody once and again: all that will ever be kept is there
  const auto before = resident_kb();
  const auto start = std::chrono::steady_clock::now();
  serve(people);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto after = resident_kb();

  std::printf("%zu assessments in %.1f s: %.0f a second, %.1f us each\n", people, took.count(),
              static_cast<double>(people) / took.count(), took.count() * 1e6 / static_cast<double>(people));
  std::printf("memory %ld kB before, %ld kB after\n", before, after);
  std::printf("levels, lowest first:");
  for (const auto count : levels) std::printf(" %zu", count);
  std::printf("\n");
  return after - before <= may_grow_kb ? 0 : 1;
}
