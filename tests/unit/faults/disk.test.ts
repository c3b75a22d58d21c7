import { describe, expect, it } from 'vitest';
import { Disk, type Cut } from '../../faults/power/disk.ts';
import type { Call } from '../../faults/power/write-log.ts';
import { Random } from '../../faults/random.ts';

const write = (path: string, at: number, text: string): Call => ({
  kind: 'write',
  path,
  at,
  data: Buffer.from(text),
});

/** What is left of `/f/a` that began as `old` where the power fails after these calls. */
function left(cut: Cut, calls: readonly Call[], seed = 1): Record<string, string> {
  const disk = new Disk(new Map([['/f/a', Buffer.from('old')]]));
  for (const call of calls) disk.take(call);
  return Object.fromEntries(
    [...disk.left(cut, new Random(seed))].map(([path, bytes]) => [path, bytes.toString()]),
  );
}

describe('a cut of the power', () => {
  it('never takes back what was synced', () => {
    const calls: Call[] = [write('/f/a', 0, 'new'), { kind: 'sync', path: '/f/a' }];
    for (const cut of ['none', 'all', 'prefix', 'sectors'] as const) {
      expect(left(cut, calls)).toEqual({ '/f/a': 'new' });
    }
  });

  it('may take back all that was not synced, or keep it', () => {
    const calls: Call[] = [write('/f/a', 0, 'new'), { kind: 'truncate', path: '/f/a', size: 2 }];
    expect(left('none', calls)).toEqual({ '/f/a': 'old' });
    expect(left('all', calls)).toEqual({ '/f/a': 'ne' });
  });

  it('may keep what was written up to a moment', () => {
    const calls = [write('/f/a', 0, 'n'), write('/f/a', 1, 'e'), write('/f/a', 2, 'w')];
    const kept = Array.from({ length: 40 }, (_, seed) => left('prefix', calls, seed)['/f/a']);
    expect(new Set(kept)).toEqual(new Set(['old', 'nld', 'ned', 'new']));
  });

  it('may keep any sectors of one write, with zeros where a file grew', () => {
    const calls = [write('/f/a', 512, 'b'.repeat(1024))];
    const kept = Array.from({ length: 60 }, (_, seed) => left('sectors', calls, seed)['/f/a']);
    const shapes = kept.map((text) =>
      [text?.slice(512, 1024), text?.slice(1024)].map((part) => part?.[0]),
    );
    expect(new Set(shapes.map(String))).toEqual(new Set([',', 'b,', '\0,b', 'b,b']));
  });

  it('keeps a new name with the file or its folder, and not before', () => {
    const make = write('/f/b', 0, 'x');
    expect(left('none', [make])).toEqual({ '/f/a': 'old' });
    expect(left('none', [make, { kind: 'sync', path: '/f/b' }])).toEqual({
      '/f/a': 'old',
      '/f/b': 'x',
    });
    expect(left('none', [make, { kind: 'sync', path: '/f' }])).toEqual({
      '/f/a': 'old',
      '/f/b': '',
    });
  });

  it('takes back a removal or a new name whose folder was not synced', () => {
    const remove: Call = { kind: 'unlink', path: '/f/a' };
    expect(left('none', [remove])).toEqual({ '/f/a': 'old' });
    expect(left('none', [remove, { kind: 'sync', path: '/f' }])).toEqual({});
    const move: Call = { kind: 'rename', path: '/f/a', to: '/f/c' };
    expect(left('none', [move])).toEqual({ '/f/a': 'old' });
    expect(left('all', [move])).toEqual({ '/f/c': 'old' });
    expect(left('none', [move, { kind: 'sync', path: '/f' }])).toEqual({ '/f/c': 'old' });
  });
});
