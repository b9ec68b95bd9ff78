// compile/readers.hpp: one reader for each kind of record, one check for each rule across records.
// They run in the order of compile.cpp: findings before every condition, causes before what names them.
#pragma once

#include "compile/reading.hpp"

namespace antalgic::compile {

void read_sources(Reading& reading);
void read_findings(Reading& reading);      // with their groups
void read_pack(Reading& reading);
void read_frame(Reading& reading);         // regions and messages
void read_narrower(Reading& reading);
void read_stand_ins(Reading& reading);
void read_derivations(Reading& reading);
void read_closures(Reading& reading);
void read_dangers(Reading& reading);       // and channels
void read_families(Reading& reading);
void read_causes(Reading& reading);
void read_factors(Reading& reading);
void read_likelihoods(Reading& reading);
void read_mix(Reading& reading);
void read_windows(Reading& reading);
void read_medicines(Reading& reading);     // classes, names and their ingredients
void read_treatments(Reading& reading);
void read_effects(Reading& reading);
void read_sets(Reading& reading);
void read_screens(Reading& reading);
void read_safety(Reading& reading);
void read_articles(Reading& reading);
void read_claims(Reading& reading);
void read_conflicts(Reading& reading);
void read_courses(Reading& reading);       // with reassessments and paces
void read_lessons(Reading& reading);
void read_cases(Reading& reading);
void read_topics(Reading& reading);

void check_narrower(Reading& reading);
void check_likelihoods(Reading& reading);
void check_windows(Reading& reading);
void check_umbrellas(Reading& reading);
void check_claims(Reading& reading);
void check_danger_cases(Reading& reading);
void check_tables(Reading& reading);       // order, padding and the background column

}  // namespace antalgic::compile
