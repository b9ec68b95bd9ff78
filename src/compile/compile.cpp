#include "compile/compile.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <tuple>

#include "compile/read_files.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

// Each reader finds what it refers to already there: findings before conditions, windows before treatments, treatments before sets.
constexpr void (*readers[])(Reading&) = {
    read_sources, read_medicines, read_findings, read_pack, read_frame, read_narrower, read_stand_ins, read_derivations, read_closures, read_dangers,
    read_families, read_causes, read_factors, read_likelihoods, read_mix, read_windows, read_treatments, read_effects, read_sets, read_screens, read_safety,
    read_articles, read_claims, read_conflicts, read_courses, read_lessons, read_cases, read_topics};

constexpr void (*checks[])(Reading&) = {check_narrower, check_likelihoods, check_windows, check_umbrellas, check_claims, check_danger_cases, check_tables};

void put_in_order(std::vector<Issue>& issues) {
  const auto key = [](const Issue& issue) { return std::tie(issue.where, issue.kind, issue.saw); };
  std::ranges::sort(issues, {}, key);
  issues.erase(std::ranges::unique(issues).begin(), issues.end());
}

}  // namespace

auto read_directory(const std::string& directory) -> std::expected<std::vector<File>, std::string> {
  namespace fs = std::filesystem;
  std::error_code fault;
  std::vector<std::string> paths;
  for (fs::recursive_directory_iterator it(directory, fault), end; !fault && it != end; it.increment(fault)) {
    if (it->is_regular_file(fault) && it->path().extension() == ".md") paths.push_back(it->path().generic_string());
  }
  if (fault) return std::unexpected(directory + ": " + fault.message());
  if (paths.empty()) return std::unexpected(directory + ": no Markdown file");
  std::ranges::sort(paths);
  std::vector<File> files;
  for (std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::unexpected(path + ": cannot be read");
    std::string text{std::istreambuf_iterator<char>(in), {}};
    files.push_back({std::move(path), std::move(text)});
  }
  return files;
}

auto read_files(const std::vector<File>& files) -> Reading {
  Reading reading;
  for (std::uint32_t i = 0; i < files.size(); ++i) reading.documents.push_back(text::read_document(DocId{i}, files[i].text, reading.issues));
  collect(reading);
  return reading;
}

auto read_knowledge(const std::vector<File>& files) -> Result<Knowledge> {
  Reading reading = read_files(files);
  for (const auto read : readers) read(reading);
  for (const auto check : checks) check(reading);
  put_in_order(reading.issues);
  const bool refused = std::ranges::any_of(reading.issues, [](const Issue& issue) { return weight_of(issue.kind) == Weight::error; });
  if (refused) return std::unexpected(std::move(reading.issues));
  return Knowledge{std::move(reading.model), std::move(reading.issues)};
}

}  // namespace antalgic::compile
