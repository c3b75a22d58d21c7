import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SITE_KINDS } from '#shared/domain/site-kind';
import { decide, type FamilyVotes } from '#main/data/queries/placement/proposals';
import { siteKindOf } from '#main/data/queries/placement/site-words';

const aRole = fc.constantFrom('*-core-#', '*-agg-#', 'x#', null);
const aKind = fc.constantFrom(...SITE_KINDS.slice(0, 2), null);
const someVotes: fc.Arbitrary<FamilyVotes> = fc.array(
  fc.record({
    role: aRole,
    siteKind: aKind,
    core: fc.nat({ max: 6 }),
    edge: fc.nat({ max: 6 }),
  }),
  { maxLength: 8 },
);
const aCell = fc.record({ role: aRole, siteKind: aKind, isAmbiguous: fc.boolean() });

const vote = (role: string | null, core: number, edge: number, siteKind = null) => ({
  role,
  siteKind,
  core,
  edge,
});
const like = (role: string | null, isAmbiguous = true) => ({
  role,
  siteKind: null,
  isAmbiguous,
});

describe('what a person’s tags propose', () => {
  it('is their placement for the same shape of host name', () => {
    const votes = [vote('*-core-#', 4, 0), vote('*-agg-#', 0, 9)];
    expect(decide(votes, like('*-core-#')).proposal).toEqual({
      by: 'host-name',
      placement: 'core',
      core: 4,
      edge: 0,
    });
    expect(decide(votes, like('*-agg-#')).proposal?.placement).toBe('edge');
  });

  it('is nothing for another role of a family that is core and edge alike', () => {
    const votes = [vote('*-core-#', 4, 0)];
    expect(decide(votes, like('*-agg-#'))).toEqual({ proposal: null, conflict: null });
    expect(decide(votes, like('*-agg-#', false)).proposal?.by).toBe('model');
  });

  it('is nothing where the tags contradict one another, and that is said', () => {
    const { proposal, conflict } = decide([vote('x#', 3, 2)], like('x#'));
    expect(proposal).toBeNull();
    expect(conflict).toEqual({ by: 'host-name', core: 3, edge: 2 });
  });

  it('is less sure where a few of many disagree', () => {
    expect(decide([vote('x#', 9, 1)], like('x#')).proposal).toMatchObject({ core: 9, edge: 1 });
  });

  it('takes no host name for no likeness', () => {
    expect(decide([vote(null, 5, 0)], like(null)).proposal).toBeNull();
  });

  it('is never against the majority of the same shape, nor of those it names', () => {
    fc.assert(
      fc.property(someVotes, aCell, (votes, cell) => {
        const { proposal, conflict } = decide(votes, cell);
        expect(proposal === null || conflict === null).toBe(true);
        if (proposal === null) return;
        const other = proposal.placement === 'core' ? 'edge' : 'core';
        expect(proposal[proposal.placement]).toBeGreaterThan(proposal[other]);
        const same = votes.filter(({ role }) => cell.role !== null && role === cell.role);
        const total = (which: 'core' | 'edge') => same.reduce((sum, each) => sum + each[which], 0);
        expect(total(proposal.placement)).toBeGreaterThanOrEqual(total(other));
        if (cell.isAmbiguous) expect(proposal.by).not.toBe('model');
      }),
    );
  });

  it('does not depend on the order of the tags', () => {
    fc.assert(
      fc.property(someVotes, aCell, (votes, cell) => {
        expect(decide(votes.toReversed(), cell)).toEqual(decide(votes, cell));
      }),
    );
  });
});

describe('the kind of a site', () => {
  it.each([
    [null, 'Exchange 12 DE', 'exchange'],
    ['DC-FRA-1', null, 'data-centre'],
    ['BER01', 'Rechenzentrum Berlin', 'data-centre'],
    ['BER01', 'Core Site 4', 'core-site'],
    ['X', 'Rooftop Hauptstraße', 'cell-site'],
    ['KVZ 17', null, 'cabinet'],
    ['BER01', 'Berlin Mitte', null],
    [null, null, null],
  ])('%j %j is %j', (site, name, kind) => {
    expect(siteKindOf(site, name)).toBe(kind);
  });
});
