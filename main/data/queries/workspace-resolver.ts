import { builtInRegistry } from '../../tagging/catalogue.ts';
import { SupplierResolver, type NameDecision } from '../../tagging/supplier-resolver.ts';
import type { Database } from '../database/connection.ts';
import { readOwnNames, readOwnSuppliers } from './name-decisions.ts';

/** What names lead to in a workspace; `decisions` of persons count only where they are given. */
export function workspaceResolver(
  db: Database,
  decisions: readonly NameDecision[] = [],
): SupplierResolver {
  return new SupplierResolver(builtInRegistry(), readOwnSuppliers(db), decisions, readOwnNames(db));
}
