import type { WorkspaceKey } from './database/driver.ts';
import { copyDamaged, copyIfReadOnly, type PrivateCopy } from './database/private-copy.ts';
import { hasStrangeLog } from './durability/assert-own-log.ts';
import { openSealed, USUALLY, type OpenedSealed } from './open-sealed.ts';

/** How a workspace is opened to read it. */
export type ReadHow = { readonly isDamaged?: boolean; readonly key?: WorkspaceKey | null };

/**
 * Opens a private copy of a workspace that is read-only, or, with `isDamaged`, of any; `null` where
 * none is needed. Fails with one sentence; the copy is gone then.
 */
export function openPrivateCopy(
  path: string,
  { isDamaged = false, key = null }: ReadHow,
): { readonly opened: OpenedSealed; readonly copy: PrivateCopy } | null {
  const copy = isDamaged
    ? copyDamaged(path, key, hasStrangeLog(path, key))
    : copyIfReadOnly(path, key);
  if (copy === null) return null;
  try {
    const opened = openSealed(copy.path, { ...USUALLY, key, isForeign: isDamaged });
    return { opened, copy };
  } catch (error) {
    copy.remove();
    throw error;
  }
}
