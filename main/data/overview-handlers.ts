import type { DataContract } from '#shared/contract/data';
import type { overviewMethods } from '#shared/contract/overview';
import type { Handlers } from '#shared/rpc/contract';
import { readBurnDown } from './queries/overview/burn-down.ts';
import { readEvidenceBars } from './queries/overview/evidence-bars.ts';
import { readFlaggedHistory } from './queries/overview/flagged-history.ts';
import { readShares } from './queries/overview/shares.ts';
import { readSiteMap } from './queries/overview/site-map.ts';
import { readSupplierBars } from './queries/overview/suppliers.ts';
import type { Session } from './session.ts';

type OverviewHandlers = Pick<Handlers<DataContract>, keyof typeof overviewMethods>;

/** Answers what the pictures of the overview ask from the session's open workspace. */
export function overviewHandlers(session: Session): OverviewHandlers {
  const reader = () => session.workspace.reader;
  return {
    'overview.suppliers': () => readSupplierBars(reader()),
    'overview.shares': () => readShares(reader()),
    'overview.sites': ({ view }) => readSiteMap(reader(), view),
    'overview.deadlines': () => readBurnDown(reader()),
    'overview.history': () => readFlaggedHistory(reader()),
    'overview.evidence': () => readEvidenceBars(reader()),
  };
}
