// The presentations that nobody would give, for properties that must hold for all.
#include "study/people.hpp"

namespace antalgic::study {
namespace {

using pack::fb::AnswerKind;

auto random_number(const pack::fb::Finding& finding, const pack::Pack& pack, FindingId id, Random& random) -> double {
  switch (random.below(4)) {
    case 0: return finding.min();
    case 1: return finding.max();
    case 2:
      if (finding.option_count() > 0) {
        return pack.option(pack.option_of(id, static_cast<std::uint16_t>(random.below(finding.option_count())))).from();
      }
      [[fallthrough]];
    default: return finding.min() + random.uniform() * (finding.max() - finding.min());
  }
}

auto random_answer(const pack::Pack& pack, FindingId id, double yes_share, Random& random) -> answers::Answer {
  const pack::fb::Finding& finding = pack.finding(id);
  switch (finding.kind()) {
    case AnswerKind::yes_no: return random.chance(yes_share) ? answers::Answer::yes() : answers::Answer::no();
    case AnswerKind::choice: {
      const auto option = static_cast<std::uint16_t>(random.below(finding.option_count()));
      return option == finding.dont_know_option() ? answers::Answer::unknown() : answers::Answer::choice(option);
    }
    case AnswerKind::number: return answers::Answer::amount(random_number(finding, pack, id, random));
  }
  return {};
}

}  // namespace

auto random_presentation(const pack::Pack& pack, std::uint64_t seed) -> care::Presentation {
  Random random(seed, 1);
  care::Presentation presentation{.answers = answers::Answers(pack), .medicines = {}, .at = {}};
  const double answered = random.uniform() * random.uniform() * random.uniform();
  const double yes_share = random.uniform();
  const double unknown_share = random.chance(0.5) ? 0 : random.uniform() * 0.5;
  for (std::uint16_t finding = 0; finding < pack.finding_count(); ++finding) {
    const FindingId id{finding};
    const bool derived = (pack.finding(id).flags() & pack::fb::FindingFlag::derived) != pack::fb::FindingFlag{};
    if (derived || !random.chance(answered)) continue;
    presentation.answers.set(id, random.chance(unknown_share) ? answers::Answer::unknown() : random_answer(pack, id, yes_share, random));
  }
  const std::uint32_t known = pack.raw().medicines()->size();
  for (std::uint32_t left = random.below(4); known > 0 && left > 0; --left) {
    const auto& name = *pack.raw().medicines()->Get(random.below(known));
    intake::MedicineSaid said;
    said.name = pack::text(name.name());
    said.planned = static_cast<intake::Planned>(random.below(3));
    presentation.medicines.push_back(said);
  }
  presentation.medicines_given = random.chance(0.5) || !presentation.medicines.empty();
  presentation.setting = static_cast<infer::Setting>(random.below(3));
  return presentation;
}

}  // namespace antalgic::study
