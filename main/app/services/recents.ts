import { z } from 'zod';

const MAX_RECENTS = 10;

const recentSchema = z.strictObject({ id: z.uuid(), path: z.string(), openedAt: z.iso.datetime() });
export type Recent = z.infer<typeof recentSchema>;
export const recentsSchema = z.array(recentSchema).max(MAX_RECENTS);

/** Puts a workspace at the top. One that is known keeps its id. */
export function withRecent(
  recents: readonly Recent[],
  opened: { path: string; openedAt: string; newId: string },
): Recent[] {
  const known = recents.find((recent) => recent.path === opened.path);
  const top = { id: known?.id ?? opened.newId, path: opened.path, openedAt: opened.openedAt };
  return [top, ...recents.filter((recent) => recent !== known)].slice(0, MAX_RECENTS);
}

/** Forgets one workspace; its file stays where it is. */
export function withoutRecent(recents: readonly Recent[], id: string): Recent[] {
  return recents.filter((recent) => recent.id !== id);
}
