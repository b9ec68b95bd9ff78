// A small validator for the keywords that docs/schema uses; a keyword it does not know is an error, so that none is ignored.
const known = new Set(['$schema', '$id', '$defs', '$ref', 'title', 'description', 'type', 'required', 'properties', 'additionalProperties', 'propertyNames',
  'items', 'maxItems', 'enum', 'const', 'pattern', 'minimum', 'maximum', 'minLength', 'minProperties', 'oneOf']);

const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const isOf = (value, type) => type === kindOf(value) || (type === 'integer' && Number.isInteger(value));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function checkObject(root, schema, value, at) {
  const out = [];
  for (const name of schema.required ?? []) if (!(name in value)) out.push(`${at}: ${name} is missing`);
  if (schema.minProperties && Object.keys(value).length < schema.minProperties) out.push(`${at}: too few members`);
  for (const [name, member] of Object.entries(value)) {
    const place = `${at}/${name}`;
    if (schema.propertyNames) out.push(...faults(root, schema.propertyNames, name, place));
    if (schema.properties && name in schema.properties) out.push(...faults(root, schema.properties[name], member, place));
    else if (schema.additionalProperties === false) out.push(`${place}: not expected`);
    else if (schema.additionalProperties) out.push(...faults(root, schema.additionalProperties, member, place));
  }
  return out;
}

// What is wrong with `value`, one line each.
export function faults(root, schema, value, at = '') {
  for (const keyword of Object.keys(schema)) if (!known.has(keyword)) return [`${at}: the validator does not know ${keyword}`];
  if (schema.$ref) return faults(root, root.$defs[schema.$ref.replace('#/$defs/', '')], value, at);
  if (schema.oneOf) {
    const tried = schema.oneOf.map((one) => faults(root, one, value, at));
    const fitting = tried.filter((list) => list.length === 0).length;
    return fitting === 1 ? [] : [`${at}: fits ${fitting} of oneOf`, ...tried.sort((a, b) => a.length - b.length)[0]];
  }
  const out = [];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(value, type))) return [`${at}: ${kindOf(value)} is not ${types}`];
  if ('const' in schema && !same(schema.const, value)) out.push(`${at}: ${JSON.stringify(value)} is not ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.some((one) => same(one, value))) out.push(`${at}: ${JSON.stringify(value)} is none of ${JSON.stringify(schema.enum)}`);
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) out.push(`${at}: ${value} does not match ${schema.pattern}`);
  if (schema.minimum !== undefined && value < schema.minimum) out.push(`${at}: ${value} < ${schema.minimum}`);
  if (schema.maximum !== undefined && value > schema.maximum) out.push(`${at}: ${value} > ${schema.maximum}`);
  if (schema.minLength !== undefined && value.length < schema.minLength) out.push(`${at}: too short`);
  if (kindOf(value) === 'array') {
    if (schema.maxItems !== undefined && value.length > schema.maxItems) out.push(`${at}: too many`);
    if (schema.items) value.forEach((item, i) => out.push(...faults(root, schema.items, item, `${at}/${i}`)));
  }
  if (kindOf(value) === 'object') out.push(...checkObject(root, schema, value, at));
  return out;
}
