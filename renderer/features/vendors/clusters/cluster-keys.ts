import type { KeyboardEvent } from 'react';

/** What the keys of a cluster do beside moving the focus. */
export type ClusterKeys = {
  readonly resolve: () => void;
  readonly keepApart: () => void;
};

const KEEPS_ENTER = 'button, a, input[type="search"], input[type="text"], [role="combobox"]';

function focusAt(list: readonly HTMLElement[], index: number): void {
  list[Math.max(0, Math.min(index, list.length - 1))]?.focus();
}

/**
 * Keys within a list of clusters: up, down, Home and End move between clusters, right and left
 * between the members of one; Enter resolves, N keeps apart, X leaves the focused member out.
 * What is typed into a field, and Enter on a button, are left alone.
 */
export function handleClusterKeys(
  event: KeyboardEvent<HTMLElement>,
  { resolve, keepApart }: ClusterKeys,
): void {
  const { currentTarget: cluster, target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // A list that opens from a button is drawn elsewhere in the page.
  if (!(target instanceof HTMLElement) || !cluster.contains(target)) return;
  const members = [...cluster.querySelectorAll<HTMLElement>('input[type="checkbox"]')];
  const at = members.indexOf(target);
  const clusters = [
    ...(cluster.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-cluster]') ?? []),
  ];
  const here = clusters.indexOf(cluster);
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => focusAt(clusters, here + 1),
    ArrowUp: () => focusAt(clusters, at < 0 ? here - 1 : here),
    Home: () => focusAt(clusters, 0),
    End: () => focusAt(clusters, clusters.length - 1),
    ArrowRight: () => focusAt(members, at + 1),
    ArrowLeft: () => (at <= 0 ? cluster : members[at - 1])?.focus(),
    n: keepApart,
  };
  const move = moves[key.length === 1 ? key.toLowerCase() : key];
  if (move !== undefined) move();
  else if (key === 'Enter' && !target.matches(KEEPS_ENTER)) resolve();
  else if (key.toLowerCase() === 'x' && at >= 0) members[at]?.click();
  else return;
  event.preventDefault();
}
