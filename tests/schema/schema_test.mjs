import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from './validate.mjs';

const [, , program, root] = process.argv;
const schema = (name) => JSON.parse(readFileSync(join(root, 'docs', 'schema', name), 'utf8'));
const run = (args, input) => {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.signal, null, `${args}: ${done.stderr}`);
  return done;
};
const fits = (name, value) => assert.deepEqual(faults(schema(name), schema(name), value), [], name);

// The validator itself can fail.
assert.notDeepEqual(faults({}, { type: 'object', required: ['a'] }, {}), []);
assert.notDeepEqual(faults({}, { type: 'object', properties: {}, additionalProperties: false }, { b: 1 }), []);
assert.notDeepEqual(faults({}, { neverHeardOf: 1 }, 1), []);

const presentations = [];
for (const folder of readdirSync(join(root, 'tests', 'journeys'))) {
  const file = join(root, 'tests', 'journeys', folder, 'presentation.json');
  if (existsSync(file)) presentations.push(readFileSync(file, 'utf8'));
}
presentations.push('{}', '{"answers":{"age_years":12},"medicines":["no such thing","warfarin"],"region":"US"}');
for (const text of presentations) {
  fits('presentation.json', JSON.parse(text));
  for (const more of [[], ['--why']]) {
    const assessment = JSON.parse(run(['assess', '-', '--format', 'json', ...more], text).stdout);
    fits('assessment.json', assessment);
    fits('presentation.json', assessment.presentation);
  }
}

const replies = ['{"none":true}', '{"answers":{"breathless_new":true}}', '{"confirm":{"breathless_new":false}}', '{"skip":true}', '{"nonsense":1}', '{"none":true}', '{"none":true}', '{"result":true}'];
const lines = run(['ask', '--jsonl'], replies.join('\n') + '\n').stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
assert.ok(lines.some((line) => line.step === 'refused') && lines.at(-1).step === 'result' && lines.some((line) => line.confirms));
for (const line of lines) fits('interview.json', line);

const cases = [{ id: 'a', answers: { age_years: 45, saddle_numbness: true, no_such_finding: true }, medicines: [], gold_causes: ['cauda_equina'], near: [], covered: true,
  gold_urgency: 'emergency_now', acceptable_urgency: ['emergency_now'], must_avoid: ['ibuprofen'], history_hard: false, triage_only: false }];
for (const one of cases) fits('case.json', one);
for (const more of [[], ['--ask']]) {
  const evaluation = JSON.parse(run(['evaluate', '-', '--format', 'json', ...more], cases.map((one) => JSON.stringify(one)).join('\n')).stdout);
  fits('evaluation.json', evaluation);
  assert.equal(evaluation.skipped_answers, 1);
}
fits('check.json', JSON.parse(run(['check', join(root, 'knowledge', 'back-spasm'), '--format', 'json']).stdout));
console.log(`${presentations.length} presentations and ${lines.length} lines of an interview fit their schemas`);
