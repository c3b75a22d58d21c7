import type { LackedFact } from './filter.ts';
import type { NetworkFunction, Placement, Status, TagOrigin } from './item.ts';
import type { SiteKind } from './site-kind.ts';
import type { Verdict } from './verdict.ts';

/** What screens and sentences call the values of an item's fields. */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  overdue: 'Overdue',
  'remove-by': 'Remove by',
  'over-cap': 'Over cap',
  restricted: 'Restricted',
  review: 'Review',
  undetermined: 'Undetermined',
  clear: 'Clear',
};

export const PLACEMENT_LABELS: Readonly<Record<Placement, string>> = {
  core: 'Core',
  edge: 'Edge',
  untagged: 'Untagged',
};

export const FUNCTION_LABELS: Readonly<Record<NetworkFunction, string>> = {
  'core-network': 'Core network',
  'nfv-mano': 'NFV management and orchestration',
  management: 'Management and support systems',
  'radio-access': 'Radio access',
  transport: 'Transport and transmission',
  'internetwork-exchange': 'Internetwork exchange',
  'fixed-access': 'Fixed access',
  'customer-premises': 'Customer premises',
  other: 'Other',
};

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  'in-service': 'In service',
  spare: 'Spare',
  planned: 'Planned',
  decommissioned: 'Decommissioned',
};

export const SITE_KIND_LABELS: Readonly<Record<SiteKind, string>> = {
  'data-centre': 'A data centre',
  'core-site': 'A core site',
  exchange: 'An exchange',
  'cell-site': 'A cell site',
  cabinet: 'A cabinet',
};

/** Who set a tag, after "set by". */
export const ORIGIN_LABELS: Readonly<Record<TagOrigin, string>> = {
  file: 'The file',
  rule: 'A rule',
  person: 'A person',
};

/** What items may lack, after "without". */
export const LACKED_FACT_LABELS: Readonly<Record<LackedFact, string>> = {
  supplier: 'a vendor',
  placement: 'a placement',
  function: 'a function',
  generation: 'a generation',
  country: 'a country',
  region: 'a region',
  status: 'a status',
  installedOn: 'an install date',
};
