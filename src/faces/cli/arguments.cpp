// The one file that sees CLI11, which is slow to compile.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

#include "faces/cli/cli.hpp"

namespace antalgic::cli {
namespace {

using pack::fb::Setting;

const std::map<std::string, Setting> settings{
    {"home", Setting::home}, {"clinic", Setting::clinic}, {"emergency_department", Setting::emergency_department}};
const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};

// A name out of a list; a wrong one is a bad command line.
template <class T>
auto one_of(const std::map<std::string, T>& names) -> CLI::CheckedTransformer {
  return CLI::CheckedTransformer{names};
}

void add_setting(CLI::App& app, std::optional<Setting>& setting) {
  app.add_option("--setting", setting, "where the person is: home, clinic, emergency_department")->transform(one_of(settings));
}

class Parser {
 public:
  Parser() {
    app_.require_subcommand(0, 1);
    app_.fallthrough();
    app_.set_help_all_flag("--help-all", "all commands with all their options");
    app_.add_flag("--version", version_, "engine version, pack id and hash");
    app_.add_option("--pack", common_.pack, "use this pack instead of the embedded one")->type_name("FILE");
    app_.add_option("--format", common_.format, "text or json; text on a terminal")->transform(one_of(formats));
    add_person_commands();
    add_measuring_commands();
    add_knowledge_commands();
  }

  auto parse(int argc, char** argv) -> std::variant<Arguments, Exit> {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? Exit::done : Exit::bad_command_line;
    }
    if (version_) return Arguments{common_, Version{}};
    for (const auto& [app, command] : commands_)
      if (app->parsed()) return Arguments{common_, command()};
    std::fputs(app_.help().c_str(), stderr);
    return Exit::bad_command_line;
  }

 private:
  auto command(const std::string& name, const std::string& what, std::function<Command()> make) -> CLI::App& {
    auto* app = app_.add_subcommand(name, what);
    commands_.emplace_back(app, std::move(make));
    return *app;
  }

  void add_person_commands() {
    auto& assess = command("assess", "answers in, urgency, causes and plan out", [this] { return assess_; });
    assess.add_option("FILE", assess_.file, "a presentation, - for standard input")->required();
    assess.add_flag("--why", assess_.why, "every ground");
    assess.add_flag("--plain", assess_.plain, "one thing after another, for screen readers");
    add_setting(assess, assess_.setting);

    auto& ask = command("ask", "the interview: back, skip, not sure, why, quit", [this] { return ask_; });
    ask.add_flag("--jsonl", ask_.lines, "one JSON object a line, for programs");
    ask.add_flag("--quick", ask_.quick, "stop at the first verdict");
    ask.add_flag("--plain", ask_.plain, "one thing after another, for screen readers");
    ask.add_option("--presentation", ask_.presentation, "start from these answers")->type_name("FILE");
    ask.add_option("--save", ask_.save, "keep the interview here, and go on from there")->type_name("FILE");
    add_setting(ask, ask_.setting);

    auto& replay = command("replay", "a saved assessment again: the same bytes, or what differs", [this] { return replay_; });
    replay.add_option("FILE", replay_.file, "an assessment, - for standard input")->required();
  }

  void add_measuring_commands() {
    auto& evaluate = command("evaluate", "runs cases with a known answer", [this] { return evaluate_; });
    evaluate.add_option("CASES", evaluate_.file, "one JSON object a line, - for standard input")->required();
    evaluate.add_flag("--ask", evaluate_.ask, "answer the interview from each case");
    evaluate.add_option("--expect", evaluate_.expect, "earlier results; 1 if anything differs")->type_name("FILE");

    auto& simulate = command("simulate", "people drawn from the pack answer the interview", [this] { return simulate_; });
    simulate.add_option("--people", simulate_.people, "how many")->check(CLI::Range(1, 10'000'000));
    simulate.add_option("--seed", simulate_.seed, "which ones");
    simulate.add_flag("--quick", simulate_.quick, "stop at the first verdict");
  }

  void add_knowledge_commands() {
    auto& check = command("check", "compiles, lints, runs all cases", [this] { return check_; });
    check.add_option("DIR", check_.directory, "a directory of knowledge")->required();

    auto& compile = command("compile", "writes the pack, and its library beside it", [this] { return compile_; });
    compile.add_option("DIR", compile_.directory, "a directory of knowledge")->required();
    compile.add_option("-o,--output", compile_.output, "the pack; the library goes to FILE.library")->type_name("FILE")->required();

    auto& format = command("format", "puts the tables of knowledge in order and in line", [this] { return format_; });
    format.add_option("DIR", format_.directory, "a directory of knowledge")->required();
    format.add_flag("--check", format_.look_only, "change nothing; 1 if anything would change");

    auto& sources = command("sources", "the bibliography", [this] { return sources_; });
    sources.add_flag("--coverage", sources_.coverage, "what became of each claim of the articles");
  }

  CLI::App app_{"Antalgic: from how a spasm feels to what to do about it, with the ground of every statement.", "antalgic"};
  bool version_ = false;
  Common common_;
  Assess assess_;
  Ask ask_;
  Evaluate evaluate_;
  Simulate simulate_;
  Check check_;
  Compile compile_;
  FormatTables format_;
  Sources sources_;
  Replay replay_;
  std::vector<std::pair<CLI::App*, std::function<Command()>>> commands_;
};

}  // namespace

auto parse(int argc, char** argv) -> std::variant<Arguments, Exit> { return Parser{}.parse(argc, argv); }

}  // namespace antalgic::cli
