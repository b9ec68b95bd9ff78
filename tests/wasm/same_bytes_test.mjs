// Every journey, assessed natively and by the module, gives the same bytes; and so does an interview, step by step.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Engine, native, skipped } from './engine.mjs';

const [, , wasm, root] = process.argv;
const beside = native(root);
if (!beside) {
  console.log('no native build to compare with');
  process.exit(skipped);
}
const engine = await Engine.open(wasm, readFileSync(beside.pack));
assert.equal(engine.loaded, 0);
assert.deepEqual(engine.imports, [], 'the module must import nothing');

const run = (args, input) => spawnSync(beside.program, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
let compared = 0;
const journeys = join(root, 'tests', 'journeys');
for (const name of readdirSync(journeys)) {
  const file = join(journeys, name, 'presentation.json');
  if (!existsSync(file)) continue;
  const text = readFileSync(file, 'utf8');
  const there = run(['assess', '-', '--format', 'json', '--pack', beside.pack], text);
  assert.equal(there.status, 0, there.stderr);
  const here = engine.call('antalgic_assess', text);
  assert.equal(here.status, 0, here.text);
  assert.equal(here.text + '\n', there.stdout, name);
  const again = engine.call('antalgic_replay', there.stdout);
  assert.deepEqual(JSON.parse(again.text), { same: true, differences: [] });
  ++compared;
}
assert.ok(compared >= 5, 'the journeys are missing');

const replies = ['{"none":true}', '{"none":true}', '{"answers":{"fever_or_chills":true}}', '{"confirm":{"fever_or_chills":false}}', '{"skip":true}', '{"back":true}',
  '{"bogus":1}', '{"none":true}', '{"why":true}', '{"answers":{"age_years":45,"sex_at_birth":"male"}}', '{"result":true}'];
const lines = run(['ask', '--jsonl', '--pack', beside.pack], replies.join('\n') + '\n').stdout.trimEnd().split('\n');
const steps = [engine.call('antalgic_start', '{}').text];
for (const reply of replies) {
  const step = engine.call('antalgic_reply', reply);
  steps.push(step.text);
}
assert.deepEqual(steps, lines);
console.log(`${compared} journeys and ${steps.length} steps of an interview: the same bytes`);
