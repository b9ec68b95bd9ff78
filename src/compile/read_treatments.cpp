#include <algorithm>

#include "compile/fields.hpp"
#include "compile/readers.hpp"

namespace antalgic::compile {
namespace {

class TreatmentReader {
 public:
  TreatmentReader(Reading& reading, const RawRecord& record)
      : reading_(reading), fields_(reading, Kind::treatment, record), out_(record.id, record.where, record.topic) {}

  auto run() -> Treatment {
    out_.title = fields_.words("title", Need::must);
    out_.how = fields_.words("how", Need::must);
    out_.limits = fields_.words("limits");
    out_.role = fields_.word("role", Need::must, fb::Role::learn);
    out_.kind = fields_.words("kind", Need::must);
    out_.start_by = fields_.word("start_by", Need::must, fb::Starter::self);
    read_otc();
    out_.sold_in = fields_.texts("sold_in");
    read_fits();
    out_.burden = static_cast<std::uint8_t>(fields_.whole("burden", {0, 255}, Need::may).value_or(0));
    read_effect();
    out_.time_to_effect = fields_.words("time_to_effect");
    out_.certainty = fields_.word("certainty", Need::must, fb::Certainty::none);
    out_.guideline = fields_.words("guideline");
    out_.articles = fields_.texts("articles");
    out_.max_days = fields_.whole("max_days", days, Need::may).value_or(0);
    out_.flags = fields_.flags<fb::TreatmentFlag>("flags");
    out_.offer_if = fields_.condition("offer_if", Scope::everything);
    out_.avoid_if = fields_.condition("avoid_if", Scope::everything);
    out_.temptation = fields_.number("temptation", share, Need::may);
    read_links();
    fields_.grounds(out_);
    fields_.done();
    return std::move(out_);
  }

 private:
  void read_otc() {
    constexpr std::string_view words[] = {"yes", "no", "by_country"};
    out_.otc = fields_.words("otc");
    if (fields_.has("otc") && std::ranges::find(words, out_.otc) == std::end(words)) {
      reading_.say(IssueKind::unknown_word, fields_.place_of("otc"), quoted(out_.otc) + " for `otc`, which is one of yes no by_country");
    }
  }

  // A word for every window, none left to a default.
  void read_fits() {
    out_.fits.assign(reading_.model.windows.size(), fb::Fit::no);
    const text::Entries* fits = fields_.table("fits", Need::must);
    if (fits == nullptr) return;
    Fields inner(reading_, *fits, fields_.place_of("fits"), "`fits` of treatment " + quoted(out_.id));
    for (std::size_t i = 0; i < reading_.model.windows.size(); ++i) {
      out_.fits[i] = inner.word(reading_.model.windows[i].id, Need::must, fb::Fit::no);
    }
    inner.done();
  }

  void read_effect() {
    const std::vector<double> effect = fields_.numbers("effect", {-100, 100}, Need::may);
    if (!fields_.has("effect")) return;
    if (effect.size() != 3) return reading_.say(IssueKind::out_of_range, fields_.place_of("effect"), "`effect` holds " + std::to_string(effect.size()) + " numbers, not point, low and high");
    out_.has_effect = true;
    out_.effect = effect[0];
    out_.effect_low = effect[1];
    out_.effect_high = effect[2];
    if (effect[1] > effect[0] || effect[0] > effect[2]) reading_.say(IssueKind::range_out_of_order, fields_.place_of("effect"), "`effect` is not point, low, high");
  }

  void read_links() {
    out_.umbrella = fields_.id<TreatmentId>("umbrella", Kind::treatment, Need::may);
    out_.stands_for = fields_.id<TreatmentId>("stands_for", Kind::treatment, Need::may);
    out_.harm_from = fields_.ids<TreatmentId>("harm_from", Kind::treatment);
    out_.ingredients = fields_.ids<IngredientId>("ingredients", Kind::ingredient);
    out_.classes = fields_.ids<ClassId>("classes", Kind::medicine_class);
    out_.counts_classes = fields_.ids<ClassId>("counts_classes", Kind::medicine_class);
  }

  Reading& reading_;
  Fields fields_;
  Treatment out_;
};

}  // namespace

void read_treatments(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::treatment)) reading.model.treatments.push_back(TreatmentReader(reading, record).run());
}

void read_sets(Reading& reading) {
  for (const RawRecord& record : reading.of(Kind::set)) {
    Fields fields(reading, Kind::set, record);
    Set out(record.id, record.where, record.topic);
    out.treatments = fields.ids<TreatmentId>("treatments", Kind::treatment);
    out.classes = fields.ids<ClassId>("classes", Kind::medicine_class);
    out.except_classes = fields.ids<ClassId>("except_classes", Kind::medicine_class);
    out.ingredients = fields.ids<IngredientId>("ingredients", Kind::ingredient);
    out.candidate_only = fields.flag("candidate_only");
    fields.done();
    reading.model.sets.push_back(std::move(out));
  }
}

// Umbrellas and passed-on harm are chains that end: no treatment is reached from itself.
void check_umbrellas(Reading& reading) {
  const std::vector<Treatment>& all = reading.model.treatments;
  for (std::size_t start = 0; start < all.size(); ++start) {
    std::vector<TreatmentId> reached;
    const auto add = [&](TreatmentId id) {
      if (id.exists() && std::ranges::find(reached, id) == reached.end()) reached.push_back(id);
    };
    const auto add_from = [&](const Treatment& treatment) {
      add(treatment.umbrella);
      for (const TreatmentId id : treatment.harm_from) add(id);
    };
    add_from(all[start]);
    for (std::size_t i = 0; i < reached.size(); ++i) add_from(all[reached[i].index]);
    if (std::ranges::find(reached, TreatmentId{static_cast<std::uint16_t>(start)}) == reached.end()) continue;
    reading.say(IssueKind::umbrella_cycle, all[start].where, "treatment " + quoted(all[start].id) + " lends to itself");
  }
}

}  // namespace antalgic::compile
