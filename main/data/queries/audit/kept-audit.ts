import { AppError } from '#shared/rpc/app-error';
import { contentVersion } from '../../database/content-version.ts';
import { asOfDate, readSettings } from '../../database/settings.ts';
import type { Workspace } from '../../workspace.ts';
import { auditsState } from '../audits/audit-records.ts';
import type { Question } from '../summary-document.ts';
import { readAudit, type Audit } from './read-figures.ts';

type Kept = { readonly state: string; readonly audit: Promise<Audit> };
/** What was read last of each workspace: its preview, its print and the rows of its annex are the same. */
const kept = new WeakMap<Workspace, Kept>();

function stateOf({ reader }: Workspace, { asOf, policyIds }: Question): string {
  const day = asOf ?? asOfDate(readSettings(reader));
  return JSON.stringify([contentVersion(reader), auditsState(reader), day, policyIds ?? null]);
}

/** The audit of a question as the workspace is now, with a name of that state. */
export function auditNow(workspace: Workspace, question: Question): Kept {
  const state = stateOf(workspace, question);
  const last = kept.get(workspace);
  if (last?.state === state) return last;
  const audit = readAudit(workspace, question);
  const now = { state, audit };
  kept.set(workspace, now);
  audit.catch(() => {
    // A failure is told to whoever asked; the next question reads again.
    if (kept.get(workspace) === now) kept.delete(workspace);
  });
  return now;
}

/** The audit of a state. Fails with `conflict` where the workspace is not in that state any more. */
export async function auditOf(
  workspace: Workspace,
  question: Question,
  state: string,
): Promise<Audit> {
  const now = auditNow(workspace, question);
  if (now.state === state) return now.audit;
  throw new AppError('conflict', 'The workspace changed meanwhile; make the document again.');
}
