import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '#shared/domain/policy';
import { changePolicies } from '#main/data/commands/policies/change-policies';
import { addStatement, setPolicyActive } from '#main/data/commands/policies/edit-policies';
import { undoChange } from '#main/data/commands/undo';
import { updateWorkspace } from '#main/data/commands/update-settings';
import { readPacks } from '#main/data/queries/packs';
import { readTimeline } from '#main/data/queries/timeline';
import { Workspace } from '#main/data/workspace';
import { median, type Figure } from './report.ts';

/** Times that each change is made and taken back. */
const ROUNDS = 3;
/** Days that the date is moved to. */
const DAYS = ['2021-03-12', '2024-01-01', '2027-01-01', '2030-01-01', '2033-01-01'];

const secondsOf = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
};

/** A rule of the operator's own that needs what only the items themselves say. */
const SITES_CAP: PolicyPack = {
  schema: 1,
  id: 'bench-sites',
  version: '2026.11',
  title: 'At most a third of the sites of a country from two vendors',
  jurisdiction: 'Bench',
  asOf: '2026-11-01',
  summary: 'Measured by sites, in each country.',
  activeByDefault: false,
  rules: [
    {
      id: 'bench-sites-cap',
      title: 'At most a third of the sites of a country from two vendors',
      suppliers: { groups: ['huawei', 'zte'] },
      scope: {},
      effect: {
        kind: 'cap',
        from: '2020-01-01',
        deadline: '2021-01-01',
        share: 1 / 3,
        of: 'sites',
        per: 'country',
      },
      certainty: 'V-off',
      citation: { instrument: 'Bench' },
    },
  ],
  changelog: [{ version: '2026.11', text: 'First.' }],
};

function withEdited(pack: PolicyPack, share: number): PolicyPack {
  return {
    ...pack,
    rules: pack.rules.map((rule) =>
      rule.effect.kind === 'cap' ? { ...rule, effect: { ...rule.effect, share } } : rule,
    ),
  };
}

/**
 * Switches packs, moves the date, edits a rule and puts an answer on record, with every pack that
 * is in force active at once. `importSeconds` is how long importing the items took.
 */
export function measurePolicies(
  path: string,
  folder: string,
  rows: number,
  importSeconds: number,
): Figure[] {
  // A copy, so that what is measured after it finds the workspace as it was.
  const copy = join(folder, 'policies.provenet');
  copyFileSync(path, copy);
  const workspace = Workspace.open(copy, false);
  try {
    const packs = readPacks(workspace.reader).filter(({ pack }) => pack.status !== 'proposal');
    for (const { pack } of packs) workspace.write((db) => setPolicyActive(db, pack.id, true));
    const store = (pack: PolicyPack): void => {
      workspace.write((db) =>
        changePolicies(db, { text: `Stored ${pack.title}` }, () => {
          db.prepare(
            `INSERT INTO policy_pack VALUES (?, ?, ?, 1000, 1, 'own')
             ON CONFLICT (id) DO UPDATE SET json = excluded.json`,
          ).run(pack.id, pack.version, JSON.stringify(pack));
        }),
      );
    };
    const switched: number[] = [];
    const moved: number[] = [];
    const edited: number[] = [];
    const answered: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { pack } of packs) {
        for (const isActive of [false, true]) {
          switched.push(
            secondsOf(() => workspace.write((db) => setPolicyActive(db, pack.id, isActive))),
          );
        }
      }
      for (const asOf of [...DAYS, null]) {
        moved.push(secondsOf(() => workspace.write((db) => updateWorkspace(db, { asOf }))));
      }
      for (const share of [0.2, 0.5]) {
        edited.push(secondsOf(() => store(withEdited(SITES_CAP, share))));
      }
      let changeId = -1;
      answered.push(
        secondsOf(() => {
          const done = workspace.write((db) =>
            addStatement(db, {
              kind: 'answer',
              question: 'sites significant to national security',
              holds: true,
              conditions: [{ field: 'site', test: 'starts-with', value: 'FR01' }],
            }),
          );
          ({ changeId } = done);
        }),
        secondsOf(() => workspace.write((db) => undoChange(db, changeId))),
      );
    }
    const timed = Array.from({ length: ROUNDS }, () =>
      secondsOf(() => readTimeline(workspace.reader)),
    );
    const at = rows.toLocaleString('en');
    const worst = Math.max(...switched, ...moved, ...edited);
    const beside = (list: readonly number[]): string =>
      `worst of ${list.length}: ${Math.max(...list).toFixed(2)} s`;
    return [
      {
        what: `a policy switched, ${at} items`,
        value: median(switched),
        unit: 's',
        beside: `${beside(switched)}, ${packs.length} policies active`,
      },
      {
        what: `the date moved, ${at} items`,
        value: median(moved),
        unit: 's',
        beside: beside(moved),
      },
      {
        what: `a cap on sites edited, ${at} items`,
        value: median(edited),
        unit: 's',
        beside: beside(edited),
      },
      {
        what: `counts of every day of change, ${at} items`,
        value: median(timed),
        unit: 's',
        limit: 1,
        beside: beside(timed),
      },
      {
        what: `worst of these, ${at} items`,
        value: worst,
        unit: 's',
        limit: 2,
        beside: 'policy, date or rule',
      },
      {
        what: `worst of these, ${at} items, ratio`,
        value: worst / importSeconds,
        unit: 'x',
        beside: 'of importing them',
        limit: 0.25,
      },
      {
        what: `an answer about some sites recorded, ${at} items`,
        value: median(answered),
        unit: 's',
        beside: `${beside(answered)}; every item is looked at`,
      },
    ];
  } finally {
    workspace.close();
    rmSync(copy, { force: true });
  }
}
