// The module as JavaScript sees it: text in, text out.
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

export class Engine {
  static async open(path, packBytes) {
    const module = await WebAssembly.compile(readFileSync(path));
    const imports = WebAssembly.Module.imports(module);
    const instance = await WebAssembly.instantiate(module, {});
    const engine = new Engine(instance.exports);
    engine.imports = imports;
    engine.exports._initialize?.();
    if (packBytes) engine.loaded = engine.load(packBytes);
    return engine;
  }
  constructor(exports) { this.exports = exports; }

  put(bytes) {
    const at = this.exports.antalgic_alloc(bytes.length);
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }
  load(bytes) { return this.exports.antalgic_load(this.put(bytes), bytes.length); }
  call(name, text) {
    const bytes = new TextEncoder().encode(text);
    const at = this.put(bytes);
    const status = this.exports[name](at, bytes.length);
    this.exports.antalgic_free(at);
    const size = this.exports.antalgic_output_size();
    const out = new Uint8Array(this.exports.memory.buffer, this.exports.antalgic_output(), size);
    return { status, text: new TextDecoder().decode(out.slice()) };
  }
}

// The native program and its pack, from the build that is there; nothing where there is none.
export function native(root) {
  for (const build of [process.env.ANTALGIC_BUILD, 'build/release', 'build/dev'].filter(Boolean)) {
    const program = join(root, build, 'antalgic');
    const pack = join(root, build, 'pack', 'core.pack');
    if (existsSync(program) && existsSync(pack)) return { program, pack };
  }
  return null;
}

export const skipped = 77;
