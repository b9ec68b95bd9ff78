// What comes from outside is refused, not trapped on: bad packs, bad presentations, calls in the wrong order.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Engine, native, skipped } from './engine.mjs';

const [, , wasm, root] = process.argv;
const beside = native(root);
if (!beside) process.exit(skipped);
const pack = readFileSync(beside.pack);

const empty = await Engine.open(wasm);
assert.equal(empty.call('antalgic_assess', '{}').status, 2);
assert.equal(empty.call('antalgic_reply', '{}').status, 2);
for (const size of [0, 1, 63, 64, 1000, pack.length - 1]) assert.notEqual(empty.load(pack.subarray(0, size)), 0);
const flipped = Uint8Array.from(pack);
flipped[pack.length >> 1] ^= 1;
assert.notEqual(empty.load(flipped), 0);

const engine = await Engine.open(wasm, pack);
assert.equal(engine.loaded, 0);
const refused = engine.call('antalgic_assess', '{"answers":{"no_such_finding":true,"age_years":"old"},"setting":"moon"}');
assert.equal(refused.status, 1);
assert.deepEqual(JSON.parse(refused.text).map((fault) => fault.at), ['/answers/no_such_finding', '/answers/age_years', '/setting']);
for (const text of ['', '{', '[]', 'null', '{"answers":{"age_years":1e999}}', '\u0000'.repeat(9), '['.repeat(100)])
  assert.equal(engine.call('antalgic_assess', text).status, 1, text);
assert.equal(engine.call('antalgic_assess', '{}').status, 0, 'it still works afterwards');
console.log('refused as it should be');
