// tests/toy/pack_builder_finish.hpp: from collected calls to a core: names become positions. Included by pack_builder.hpp only.
#pragma once

#include <algorithm>

#include "compile/anchors.hpp"
#include "compile/weight_table.hpp"
#include "toy/pack_builder.hpp"

namespace antalgic::toy {

class PackBuilder::Resolver {
 public:
  explicit Resolver(const PackBuilder& from) : from_(from), core_(from.core_) {}

  auto core() -> fb::CoreT {
    if (core_.causes.empty()) add_default_cause();
    make_names();
    findings();
    causes();
    medicines();
    screens_and_roles();
    rules();
    treatments();
    mix();
    conditions_.write_into(core_);
    std::ranges::sort(core_.messages, {}, [](const auto& message) -> const std::string& { return message->id; });
    return std::move(core_);
  }

 private:
  template <class Rows>
  static auto position(const Rows& rows, std::string_view id, const char* what) -> std::uint16_t {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i]->id == id) return static_cast<std::uint16_t>(i);
    }
    std::fprintf(stderr, "toy pack: no %s is called %s\n", what, std::string(id).c_str());
    std::abort();
  }
  template <class Rows>
  static auto position_or_none(const Rows& rows, std::string_view id, const char* what) -> std::uint16_t {
    return id.empty() ? none : position(rows, id, what);
  }

  auto finding(std::string_view id) const -> std::uint16_t { return position(core_.findings, id, "finding"); }
  auto findings_called(const Names& names) const -> std::vector<std::uint16_t> {
    std::vector<std::uint16_t> found;
    for (const auto& name : names) found.push_back(finding(name));
    return found;
  }
  auto option(std::uint16_t id, std::string_view name) const -> std::uint16_t {
    const auto& row = *core_.findings[id];
    for (std::uint16_t i = 0; i < row.option_count; ++i) {
      if (core_.options[row.first_option + i]->id == name) return i;
    }
    std::fprintf(stderr, "toy pack: %s has no option %s\n", row.id.c_str(), std::string(name).c_str());
    std::abort();
  }
  // "a+b" as bits.
  auto mask(std::uint16_t id, std::string_view answer) const -> std::uint64_t {
    std::uint64_t bits = 0;
    while (!answer.empty()) {
      const auto plus = std::min(answer.find('+'), answer.size());
      bits |= std::uint64_t{1} << option(id, answer.substr(0, plus));
      answer.remove_prefix(std::min(plus + 1, answer.size()));
    }
    return bits;
  }
  auto class_called(const std::string& name) -> std::uint16_t {
    const auto same = std::ranges::find(core_.classes, name, [](const auto& row) -> const std::string& { return row->id; });
    if (same != core_.classes.end()) return static_cast<std::uint16_t>(same - core_.classes.begin());
    auto& row = *core_.classes.emplace_back(std::make_unique<fb::MedicineClassT>());
    row.id = row.title = name;
    return static_cast<std::uint16_t>(core_.classes.size() - 1);
  }
  auto classes_called(const Names& names) -> std::vector<std::uint16_t> {
    std::vector<std::uint16_t> found;
    for (const auto& name : names) found.push_back(class_called(name));
    return found;
  }
  auto ingredients_called(const Names& names) -> std::vector<std::uint16_t> {
    std::vector<std::uint16_t> found;
    for (const auto& name : names) {
      const auto same = std::ranges::find(core_.ingredients, name);
      found.push_back(static_cast<std::uint16_t>(same - core_.ingredients.begin()));
      if (same == core_.ingredients.end()) core_.ingredients.push_back(name);
    }
    return found;
  }

  void add_default_cause() {
    auto& cause = *core_.causes.emplace_back(std::make_unique<fb::CauseT>());
    cause.id = cause.title = "some_cause";
    cause.prior = 1;
    cause.settings = {1, 1, 1};
  }

  // Proposals come first: conditions name them.
  void make_names() {
    for (std::size_t i = 0; i < core_.treatments.size(); ++i) {
      auto& row = *core_.proposals.emplace_back(std::make_unique<fb::ProposalT>());
      row.id = core_.treatments[i]->id;
      row.treatments = {static_cast<std::uint16_t>(i)};
    }
    for (const auto& set : from_.sets_) {
      auto& row = *core_.proposals.emplace_back(std::make_unique<fb::ProposalT>());
      row.id = set.id;
      for (const auto& name : set.treatments) row.treatments.push_back(position(core_.treatments, name, "treatment"));
      row.classes = classes_called(set.extras.classes);
      row.except_classes = classes_called(set.extras.except_classes);
      row.ingredients = ingredients_called(set.extras.ingredients);
      row.candidate_only = set.extras.candidate_only;
    }
  }

  void findings() {
    for (const auto& [index, extras] : from_.finding_extras_) {
      auto& row = *core_.findings[index];
      row.classes = classes_called(extras.classes);
      if (extras.group.empty()) continue;
      const auto same = std::ranges::find(core_.groups, extras.group, [](const auto& group) -> const std::string& { return group->id; });
      row.group = static_cast<std::uint16_t>(same - core_.groups.begin());
      if (same == core_.groups.end()) core_.groups.emplace_back(std::make_unique<fb::GroupT>())->id = extras.group;
    }
    for (const auto& [part, whole] : from_.narrower_) {
      const auto equals = whole.find(" = ");
      const auto broader = finding(whole.substr(0, equals));
      const auto broader_option = equals == std::string::npos ? none : option(broader, whole.substr(equals + 3));
      core_.narrower.emplace_back(finding(part), broader, broader_option);
    }
    for (const auto& row : from_.derivations_) {
      auto& derived = *core_.derived.emplace_back(std::make_unique<fb::DerivationT>());
      derived.finding = finding(row.finding);
      derived.formula = row.formula;
      derived.from = findings_called(row.from);
      derived.otherwise_no = row.otherwise_no;
    }
  }

  void causes() {
    for (const auto& [index, family] : from_.cause_families_) {
      core_.causes[index]->family = position_or_none(core_.families, family, "family");
    }
    std::vector<compile::CauseRow> rows;
    for (const auto& row : from_.rows_) {
      const auto about = finding(row.finding);
      rows.push_back({position(core_.causes, row.cause, "cause"), about, {mask(about, row.answer), row.p, row.low, row.high}});
    }
    compile::WeightTable(core_).fill(rows);
    for (const auto& row : from_.factors_) {
      const auto about = finding(row.finding);
      auto same = std::ranges::find(core_.factors, about, [](const auto& factor) { return factor->finding; });
      if (same == core_.factors.end()) {
        auto added = std::make_unique<fb::PriorFactorT>();
        added->finding = about;
        added->multipliers.assign(std::size_t{core_.findings[about]->option_count} * core_.stride, 1.0);
        same = core_.factors.insert(same, std::move(added));
      }
      (*same)->multipliers[std::size_t{option(about, row.option)} * core_.stride + position(core_.causes, row.cause, "cause")] =
          row.multiplier;
    }
  }

  void medicines() {
    for (const auto& row : from_.medicines_) {
      auto& name = *core_.medicines.emplace_back(std::make_unique<fb::MedicineNameT>());
      name.name = row.name;
      name.key = row.key;
      name.kind = "generic";
      name.ingredients = ingredients_called(row.ingredients);
      name.classes = classes_called(row.classes);
      name.countries = row.countries;
    }
    std::ranges::sort(core_.medicines, {}, [](const auto& row) { return std::pair(row->key, row->countries); });
  }

  void screens_and_roles() {
    for (const auto& screen : from_.screens_) {
      auto& row = *core_.screens.emplace_back(std::make_unique<fb::ScreenT>());
      row.id = row.heading = screen.id;
      row.emergency = screen.emergency;
      for (const auto& name : screen.decides) row.decides.push_back(position(core_.proposals, name, "proposal"));
      for (const auto& from : screen.lines) {
        auto& line = *row.lines.emplace_back(std::make_unique<fb::ScreenLineT>());
        line.finding = finding(from.finding);
        line.text = from.finding;
        line.confirm = from.confirm;
        line.is_choice = from.is_choice;
        line.also_covers = findings_called(from.also_covers);
        line.then = findings_called(from.then);
        if (!from.tick_option.empty()) line.tick_option = option(line.finding, from.tick_option);
      }
    }
    core_.onset_days = position_or_none(core_.findings, from_.roles_.onset_days, "finding");
    core_.age = position_or_none(core_.findings, from_.roles_.age, "finding");
    core_.pain_now = position_or_none(core_.findings, from_.roles_.pain_now, "finding");
    core_.medicines_any = position_or_none(core_.findings, from_.roles_.medicines_any, "finding");
    core_.dated = findings_called(from_.roles_.dated);
  }

  // ---- conditions and rules ----
  auto subject(const Expression& e) -> std::uint16_t {
    switch (e.op) {
      case fb::AtomOp::taking: return class_called(e.subject);
      case fb::AtomOp::proposing: return position(core_.proposals, e.subject, "treatment or set");
      case fb::AtomOp::fired: return position(core_.rules, e.subject, "danger rule");
      case fb::AtomOp::item_days:
      case fb::AtomOp::item_total_daily_mg:
      case fb::AtomOp::item_daily_mg:
      case fb::AtomOp::item_minutes:
      case fb::AtomOp::item_stopping:
      case fb::AtomOp::unexplained: return none;
      default: return finding(e.subject);
    }
  }

  void append(compile::Code& code, const Expression& e, bool about_danger) {
    const auto children = static_cast<std::uint32_t>(e.children.size());
    switch (e.node) {
      case Expression::Node::atom: code.push_back(compile::atom_node(conditions_.atom(atom(e, about_danger)))); break;
      case Expression::Node::all: code.push_back(compile::all_node(children)); break;
      case Expression::Node::any: code.push_back(compile::any_node(children)); break;
      case Expression::Node::at_least: code.push_back(compile::at_least_node(children, e.least)); break;
    }
    for (const auto& child : e.children) append(code, child, about_danger);
  }

  auto atom(const Expression& e, bool about_danger) -> fb::Atom {
    const auto about = subject(e);
    std::uint64_t bits = 0;
    for (const auto& name : e.options) bits |= std::uint64_t{1} << option(about, name);
    const bool compares = e.op >= fb::AtomOp::less && e.op <= fb::AtomOp::equal;
    const bool flagged = compares && (core_.findings[about]->flags & fb::FindingFlag::unmeasured_is_no) != fb::FindingFlag{};
    const std::uint16_t stand_in = e.stand_in ? condition(*e.stand_in) : none;
    return {e.value, bits, about, stand_in, e.op, e.unmeasured_is_no || (flagged && about_danger)};
  }

  auto code_of(const Expression& e, bool about_danger = false) -> compile::Code {
    compile::Code code;
    append(code, e, about_danger);
    return code;
  }
  auto condition(const Expression& e, bool about_danger = false) -> std::uint16_t { return conditions_.condition(code_of(e, about_danger)); }

  // Sorted by kind, rules about a cause by cause, a base cap before the others.
  auto sorted_rules() -> std::vector<PendingRule> {
    auto rules = from_.rules_;
    const auto key = [&](const PendingRule& row) {
      const std::uint16_t cause = row.subject.empty() ? none : position(core_.causes, row.subject, "cause");
      return std::tuple(row.rule->kind, cause, row.when.has_value());
    };
    std::vector<std::pair<decltype(key(rules[0])), std::size_t>> order;
    for (std::size_t i = 0; i < rules.size(); ++i) order.emplace_back(key(rules[i]), i);
    std::ranges::sort(order);
    std::vector<PendingRule> sorted;
    for (const auto& entry : order) sorted.push_back(rules[entry.second]);
    return sorted;
  }

  void rules() {
    const auto pending = sorted_rules();
    for (const auto& row : pending) core_.rules.push_back(std::make_unique<fb::RuleT>(*row.rule));
    for (std::size_t i = 0; i < pending.size(); ++i) rule(pending[i], *core_.rules[i]);
    rule_ranges();
  }

  void rule(const PendingRule& from, fb::RuleT& rule) {
    const bool about_danger =
        rule.kind == fb::RuleKind::danger || rule.kind == fb::RuleKind::channel || rule.kind == fb::RuleKind::safety;
    const auto code = from.when ? code_of(*from.when, about_danger) : compile::Code{compile::all_node(0)};
    rule.when = conditions_.condition(code);
    if (from.extras.unless) rule.unless = condition(*from.extras.unless, about_danger);
    rule.subject = position_or_none(core_.causes, from.subject, "cause");
    for (const auto& fill : from.fills) {
      const auto about = finding(fill.finding);
      const std::uint16_t to = fill.option.empty() ? std::uint16_t{0} : option(about, fill.option);
      rule.fills.emplace_back(fill.value, about, to, fill.state);
    }
    for (const auto& key : from.extras.sources) rule.sources.push_back(source(key));
    rule.asks_when_open = findings_called(from.extras.asks_when_open);
    if (rule.kind != fb::RuleKind::danger) return;
    auto anchors = compile::anchors_of(conditions_, core_, code);
    rule.anchors = std::move(anchors.findings);
    rule.anchor_atoms = std::move(anchors.atoms);
    for (const auto& extra : from.extras.anchor_atoms) rule.anchor_atoms.push_back(conditions_.atom(atom(extra, true)));
  }

  auto source(const std::string& key) const -> std::uint16_t {
    const auto same = std::ranges::find(core_.sources, key, [](const auto& row) -> const std::string& { return row->key; });
    return static_cast<std::uint16_t>(same - core_.sources.begin());
  }

  auto range_of(fb::RuleKind kind, std::uint16_t cause) const -> fb::Range {
    std::uint32_t begin = 0, end = 0;
    for (std::uint32_t i = 0; i < core_.rules.size(); ++i) {
      if (core_.rules[i]->kind != kind || (cause != none && core_.rules[i]->subject != cause)) continue;
      if (begin == end) begin = i;
      end = i + 1;
    }
    return {begin, end};
  }

  void rule_ranges() {
    std::uint32_t next = 0;
    for (int kind = 0; kind <= static_cast<int>(fb::RuleKind::MAX); ++kind) {
      const auto range = range_of(static_cast<fb::RuleKind>(kind), none);
      const auto count = range.end() - range.begin();
      core_.rule_kinds.emplace_back(next, next + count);
      next += count;
    }
    for (std::uint16_t i = 0; i < core_.causes.size(); ++i) {
      core_.causes[i]->raises = std::make_unique<fb::Range>(range_of(fb::RuleKind::raise, i));
      core_.causes[i]->caps = std::make_unique<fb::Range>(range_of(fb::RuleKind::cap, i));
      const auto need = range_of(fb::RuleKind::need, i);
      if (need.begin() != need.end()) core_.causes[i]->need = static_cast<std::uint16_t>(need.begin());
    }
  }

  // ---- treatments ----
  void treatments() {
    if (core_.windows.empty() && !core_.treatments.empty()) {
      auto& window = *core_.windows.emplace_back(std::make_unique<fb::WindowT>());
      window.id = "always";
      window.to_day = 36500;
      window.last = true;
    }
    for (const auto& [index, extras] : from_.treatment_extras_) {
      auto& row = *core_.treatments[index];
      if (row.fits.empty()) row.fits.assign(core_.windows.size(), fb::Fit::ok);
      if (extras.offer_if) row.offer_if = condition(*extras.offer_if, true);
      if (extras.avoid_if) row.avoid_if = condition(*extras.avoid_if);
      row.stands_for = position_or_none(core_.treatments, extras.stands_for, "treatment");
      row.ingredients = ingredients_called(extras.ingredients);
      row.classes = classes_called(extras.classes);
      row.counts_classes = classes_called(extras.counts_classes);
    }
    for (const auto& from : from_.effects_) {
      auto line = std::make_unique<fb::EffectLineT>();
      line->cause = position(core_.causes, from.cause, "cause");
      for (const auto& window : from.extras.windows) {
        line->windows = static_cast<std::uint16_t>(line->windows | 1U << position(core_.windows, window, "window"));
      }
      if (from.extras.windows.empty()) line->windows = static_cast<std::uint16_t>((1U << core_.windows.size()) - 1);
      line->kind = from.kind;
      line->strength = from.extras.strength;
      line->certainty = from.extras.certainty;
      line->why = from.extras.why;
      core_.treatments[position(core_.treatments, from.treatment, "treatment")]->effects.push_back(std::move(line));
    }
    for (const auto& [id, names] : from_.conflicts_) {
      const auto index = static_cast<std::uint16_t>(core_.conflicts.size());
      auto& row = *core_.conflicts.emplace_back(std::make_unique<fb::ConflictT>());
      row.id = id;
      row.question = "Which is right about " + id + "?";
      for (const auto& name : names) {
        row.treatments.push_back(position(core_.treatments, name, "treatment"));
        core_.treatments[row.treatments.back()]->conflicts.push_back(index);
      }
    }
  }

  // Missing rows: 0 in the mix itself, 1 in a modifier.
  auto matrix(const std::vector<std::pair<std::string, std::vector<double>>>& rows, std::size_t columns, double missing) const
      -> std::vector<double> {
    std::vector<double> cells(std::size_t{core_.stride} * columns, missing);
    for (const auto& [cause, row] : rows) {
      const std::size_t at = position(core_.causes, cause, "cause");
      for (std::size_t i = 0; i < columns && i < row.size(); ++i) cells[i * core_.stride + at] = row[i];
    }
    return cells;
  }

  void mix() {
    if (!from_.mix_) return;
    const auto& from = *from_.mix_;
    core_.mix = std::make_unique<fb::AlternativeMixT>();
    auto& mix = *core_.mix;
    mix.gate = condition(from.gate);
    mix.gate_finding = finding(from.gate_finding);
    mix.clock = finding(from.clock);
    mix.columns = from.columns;
    mix.share_if_not_asked = from.share;
    mix.general = from.general;
    const std::size_t columns = from.columns.size() + 1;
    mix.priors = matrix(from.priors, columns, 0);
    for (const auto& modifier : from.modifiers) {
      auto& row = *mix.modifiers.emplace_back(std::make_unique<fb::MixModifierT>());
      row.rule = position(core_.rules, modifier.rule, "mix rule");
      row.exclusive = modifier.extras.exclusive;
      row.general = modifier.extras.general;
      row.multipliers = matrix(modifier.rows, columns, 1);
    }
  }

  const PackBuilder& from_;
  fb::CoreT core_;
  compile::ConditionTable conditions_;
};

inline auto PackBuilder::finish() const -> fb::CoreT { return Resolver(*this).core(); }

}  // namespace antalgic::toy
