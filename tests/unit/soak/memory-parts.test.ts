import { expect, it } from 'vitest';
import { memoryParts } from '../../soak/memory-parts.ts';

const MIB = 1024 * 1024;

it.skipIf(process.platform !== 'linux')(
  'finds a buffer among what V8 holds, and code apart',
  () => {
    const before = memoryParts(process.pid);
    const buffer = Buffer.alloc(200 * MIB, 1);
    const after = memoryParts(process.pid);
    const grown = (after['V8’s objects'] ?? 0) - (before['V8’s objects'] ?? 0);
    // Other tests of this process may give something back meanwhile.
    expect(grown).toBeGreaterThan(100);
    expect(after['machine code']).toBeGreaterThan(0);
    expect(buffer.at(-1)).toBe(1);
  },
);
