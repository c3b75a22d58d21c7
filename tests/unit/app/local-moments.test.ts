import { expect, it } from 'vitest';
import { formatMoment, withLocalMoments } from '../../../renderer/components/format.ts';
import { messageOf } from '../../../renderer/components/notify.ts';

const MOMENT = '2026-11-30T06:14:39.117Z';

it('a sentence says its points in time as the operator writes them', () => {
  const said = `It was closed here at ${MOMENT}, and again at 2026-11-30T07:00:00Z.`;
  const shown = `It was closed here at ${formatMoment(MOMENT)}, and again at ${formatMoment('2026-11-30T07:00:00Z')}.`;
  expect(withLocalMoments(said)).toBe(shown);
  expect(messageOf(new Error(said))).toBe(shown);
  expect(shown).not.toContain('T06');
});

it('days and file names stay', () => {
  const said = 'As of 2026-11-30, see 2026-11-30T06-14-39-117Z_closed_12.provenet.';
  expect(withLocalMoments(said)).toBe(said);
});
