// compile/model_pack.hpp: the pack itself, its constants, its sources, and the sentences of its frame.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compile/condition.hpp"
#include "compile/model_record.hpp"

namespace antalgic::compile {

struct PackInfo {
  std::string id, version, title;
  FindingId onset_days, age, sex, pain_now, medicines_any;
  std::vector<FindingId> dated;
  fb::InferenceConstants inference;
  fb::UrgencyConstants urgency;
  fb::AskingConstants asking;
  fb::PlanningConstantsT planning;
  MaybeCondition strict_if;  // while it holds, an open warning asks even for gentle treatments
};

struct Source : Record {
  using Record::Record;
  fb::Ground reading = fb::Ground::estimate;
  std::string title, authors, published_in, doi, url, note;
  std::optional<int> year;
};

struct Region : Record {
  using Record::Record;
  std::string emergency, advice, crisis;
};

struct Message : Record {
  using Record::Record;
  std::string text;
};

}  // namespace antalgic::compile
