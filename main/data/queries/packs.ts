import { policyPackSchema, type PolicyPack } from '#shared/domain/policy';
import type { Database } from '../database/connection.ts';

type PackRow = { readonly id: string; readonly json: string; readonly is_active: number };

export type StoredPack = { readonly pack: PolicyPack; readonly isActive: boolean };

/** The packs of a workspace in the order screens list them. */
export function readPacks(db: Database): StoredPack[] {
  return db
    .prepare<[], PackRow>('SELECT id, json, is_active FROM policy_pack ORDER BY position, id')
    .all()
    .map(({ json, is_active: active }) => ({
      pack: policyPackSchema.parse(JSON.parse(json)),
      isActive: active === 1,
    }));
}
