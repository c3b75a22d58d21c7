import { expect, it } from 'vitest';
import type { NameCluster } from '#shared/contract/vendors';
import {
  openClusters,
  settledToo,
  type ClusterAnswer,
  type Settled,
} from '../../../../renderer/features/vendors/clusters/settled.ts';

const NOTHING: Settled = { at: -1, texts: new Set() };

const member = (text: string, items: number): NameCluster['members'][number] => ({
  text,
  items,
  manufacturerIds: [items],
  confidence: 1 - items / 100,
  why: 'spelling',
  letters: null,
});
const cluster = (name: string, texts: readonly string[]): NameCluster => ({
  name,
  items: texts.length * 3,
  confidence: 0.9,
  members: texts.map((text, at) => member(text, at + 1)),
});
const ZORBLATT = cluster('Zorblatt', ['Zorblatt', 'Zorblat']);
const VEXALON = cluster('Vexalon', ['Vexalon', 'Vexaron']);
const HAUWEI = cluster('Hauwei', ['Hauwei', 'Hauwei Tech', 'Hauwey']);

const answerAt = (askedAt: number, clusters: readonly NameCluster[]): ClusterAnswer => ({
  askedAt,
  clusters,
});
const namesOf = (clusters: readonly NameCluster[]): string[] => clusters.map(({ name }) => name);

it('hides what was decided on until an answer knows it', () => {
  const asked = answerAt(10, [ZORBLATT, VEXALON]);
  const settled = settledToo(NOTHING, asked, 20, ['Zorblatt', 'Zorblat']);

  expect(namesOf(openClusters(asked, settled))).toEqual(['Vexalon']);
  // Asked again before the decision, answered after it: it does not know of it.
  expect(namesOf(openClusters(answerAt(15, [ZORBLATT, VEXALON]), settled))).toEqual(['Vexalon']);
  // Asked after it: whatever it says is so, also that an undo brought the names back.
  expect(namesOf(openClusters(answerAt(25, [ZORBLATT, VEXALON]), settled))).toEqual([
    'Zorblatt',
    'Vexalon',
  ]);
});

it('adds decisions up while no answer knows them, whichever answer comes between', () => {
  const first = settledToo(NOTHING, answerAt(10, [ZORBLATT, VEXALON, HAUWEI]), 20, [
    'Zorblatt',
    'Zorblat',
  ]);
  const between = answerAt(15, [ZORBLATT, VEXALON, HAUWEI]);
  const second = settledToo(first, between, 30, ['Vexalon', 'Vexaron']);
  expect(namesOf(openClusters(between, second))).toEqual(['Hauwei']);

  const known = answerAt(25, [VEXALON, HAUWEI, ZORBLATT]);
  const third = settledToo(first, known, 30, ['Vexalon', 'Vexaron']);
  expect(namesOf(openClusters(known, third))).toEqual(['Hauwei', 'Zorblatt']);
});

it('leaves a group its other members, and none that is alone', () => {
  const asked = answerAt(10, [HAUWEI, VEXALON]);
  const settled = settledToo(NOTHING, asked, 20, ['Hauwei', 'Vexaron']);
  const [rest, ...others] = openClusters(asked, settled);
  expect(others).toEqual([]);
  expect(rest?.members.map(({ text }) => text)).toEqual(['Hauwei Tech', 'Hauwey']);
  expect(rest?.items).toBe(5);
});
