#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "compile/emit_parts.hpp"

namespace antalgic::compile {
namespace {

constexpr std::size_t most_windows = 16;

constexpr auto is_harm(fb::EffectKind kind) -> bool { return kind == fb::EffectKind::worsens || kind == fb::EffectKind::bars; }

// A line as it holds in one window, and whose it is.
struct Line {
  const Effect* effect = nullptr;
  std::uint16_t from = none;  // the treatment that lent it; none = the treatment's own
  friend auto operator==(const Line&, const Line&) -> bool = default;
};

auto worse(const Line& a, const Line& b) -> bool {
  const auto harm = [](const Line& line) {
    if (line.effect == nullptr || !is_harm(line.effect->kind)) return -1;
    return (line.effect->kind == fb::EffectKind::bars ? 10 : 0) + line.effect->strength;
  };
  return harm(a) > harm(b);
}

// For each cause, the line that holds in each window.
using Lines = std::map<std::uint16_t, std::array<Line, most_windows>>;

// Works out which line holds for each treatment, cause and window: a line for the window beats `any`; an umbrella lends its
// lines where the member has none; harm passes down from umbrellas and from `harm_from`, over any line but a worse one.
class Resolution {
 public:
  explicit Resolution(const Model& model) : model_(model), done_(model.treatments.size()) {}

  auto of(std::uint16_t treatment) -> const Lines& {
    auto& lines = done_[treatment];
    if (lines) return *lines;
    lines = own_lines(model_.treatments[treatment]);
    Lines resolved = *lines;
    const Treatment& row = model_.treatments[treatment];
    for (const TreatmentId lender : row.harm_from) take(resolved, lender, false);
    if (row.umbrella.exists()) take(resolved, row.umbrella, true);
    done_[treatment] = std::move(resolved);
    return *done_[treatment];
  }

 private:
  auto own_lines(const Treatment& treatment) const -> Lines {
    Lines lines;
    for (const bool any : {true, false}) {
      for (const Effect& effect : treatment.effects) {
        if (effect.any_window != any) continue;
        auto& of_cause = lines[effect.cause.index];
        for (std::size_t window = 0; window < model_.windows.size(); ++window) {
          if ((effect.windows >> window & 1U) != 0) of_cause[window] = {.effect = &effect, .from = none};
        }
      }
    }
    return lines;
  }

  void take(Lines& lines, TreatmentId lender, bool benefit_too) {
    for (const auto& [cause, of_lender] : Lines(of(lender.index))) {
      auto& mine = lines[cause];
      for (std::size_t window = 0; window < model_.windows.size(); ++window) {
        const Line lent{.effect = of_lender[window].effect, .from = of_lender[window].from == none ? lender.index : of_lender[window].from};
        if (lent.effect == nullptr) continue;
        const bool fills = benefit_too && mine[window].effect == nullptr;
        if (fills || worse(lent, mine[window])) mine[window] = lent;
      }
    }
  }

  const Model& model_;
  std::vector<std::optional<Lines>> done_;
};

void add_effects(const Lines& lines, std::size_t windows, fb::TreatmentT& row) {
  for (const auto& [cause, by_window] : lines) {
    std::uint16_t written = 0;
    for (std::size_t window = 0; window < windows; ++window) {
      const Line& line = by_window[window];
      if (line.effect == nullptr || (written >> window & 1U) != 0) continue;
      auto& to = add_row(row.effects);
      to.cause = cause;
      for (std::size_t other = window; other < windows; ++other) {
        if (by_window[other] == line) to.windows = static_cast<std::uint16_t>(to.windows | 1U << other);
      }
      written |= to.windows;
      to.kind = line.effect->kind;
      to.strength = line.effect->strength;
      to.certainty = line.effect->certainty;
      to.ground = line.effect->ground;
      to.why = line.effect->why;
      to.sources = positions(line.effect->sources);
      to.inherited_from = line.from;
    }
  }
}

void add_treatment(Emitting& out, const Treatment& from) {
  auto& row = add_row(out.core.treatments);
  row.id = from.id;
  row.title = from.title;
  row.how = from.how;
  row.limits = from.limits;
  row.role = from.role;
  row.kind = from.kind;
  row.start_by = from.start_by;
  row.otc = from.otc;
  row.fits = from.fits;
  row.burden = from.burden;
  row.effect = from.effect;
  row.effect_low = from.effect_low;
  row.effect_high = from.effect_high;
  row.has_effect = from.has_effect;
  row.time_to_effect = from.time_to_effect;
  row.certainty = from.certainty;
  row.guideline = from.guideline;
  row.articles = from.articles;
  row.sources = positions(from.sources);
  row.flags = from.flags;
  row.max_days = from.max_days;
  row.offer_if = out.condition(from.offer_if, Numbers::as_rules_read_them);
  row.avoid_if = out.condition(from.avoid_if, Numbers::as_rules_read_them);
  row.temptation = from.temptation;
  row.stands_for = from.stands_for.index;
  row.sold_in = from.sold_in;
  row.ingredients = positions(from.ingredients);
  row.classes = positions(from.classes);
  row.counts_classes = positions(from.counts_classes);
}

// A treatment by its own name: itself, the members it is the umbrella of, and the medicines that count as any of them.
void add_proposal(Emitting& out, std::uint16_t treatment) {
  auto& row = add_row(out.core.proposals);
  row.id = out.model.treatments[treatment].id;
  for (std::uint16_t i = 0; i < out.model.treatments.size(); ++i) {
    const Treatment& member = out.model.treatments[i];
    if (i != treatment && member.umbrella.index != treatment) continue;
    row.treatments.push_back(i);
    for (const ClassId id : member.counts_classes) {
      if (std::ranges::find(row.classes, id.index) == row.classes.end()) row.classes.push_back(id.index);
    }
    for (const IngredientId id : member.ingredients) {
      if (std::ranges::find(row.ingredients, id.index) == row.ingredients.end()) row.ingredients.push_back(id.index);
    }
  }
}

}  // namespace

void emit_treatments(Emitting& out) {
  for (const Window& window : out.model.windows) {
    auto& row = add_row(out.core.windows);
    row.id = window.id;
    row.title = window.title;
    row.from_day = window.from_day;
    row.to_day = window.to_day;
    row.last = window.last;
    row.after_operation = window.after_operation;
  }
  Resolution resolution(out.model);
  for (std::uint16_t i = 0; i < out.model.treatments.size(); ++i) {
    add_treatment(out, out.model.treatments[i]);
    add_effects(resolution.of(i), out.model.windows.size(), *out.core.treatments[i]);
    add_proposal(out, i);
  }
  for (const Set& set : out.model.sets) {
    auto& row = add_row(out.core.proposals);
    row.id = set.id;
    row.treatments = positions(set.treatments);
    row.classes = positions(set.classes);
    row.except_classes = positions(set.except_classes);
    row.ingredients = positions(set.ingredients);
    row.candidate_only = set.candidate_only;
  }
}

}  // namespace antalgic::compile
