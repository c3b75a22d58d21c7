import type { Certainty } from '#shared/domain/certainty';
import type { ItemField, NetworkFunction, Placement, Status, TagOrigin } from '#shared/domain/item';
import {
  FUNCTION_LABELS,
  PLACEMENT_LABELS,
  SITE_KIND_LABELS,
  STATUS_LABELS,
  VERDICT_LABELS,
} from '#shared/domain/item-labels';
import type { CapMeasure, OperatorFact, RuleEffect } from '#shared/domain/policy';
import type { SiteKind } from '#shared/domain/site-kind';
import type { Summary } from '#shared/domain/summary';
import type { Verdict } from '#shared/domain/verdict';

/** A fact that verdicts depend on. */
export type Fact = Summary['completeness'][number]['fact'];

/** Each verdict's word and what it means. */
export const verdictWords: Record<Verdict, { label: string; meaning: string }> = {
  overdue: {
    label: VERDICT_LABELS.overdue,
    meaning:
      'Use is prohibited and the rule is in force, or the day to remove it by has passed, or it was installed although nothing new may be.',
  },
  'remove-by': {
    label: VERDICT_LABELS['remove-by'],
    meaning: 'Must be removed by a deadline that has not passed yet.',
  },
  'over-cap': {
    label: VERDICT_LABELS['over-cap'],
    meaning: 'The supplier’s share of this part of the network exceeds the permitted share.',
  },
  restricted: {
    label: VERDICT_LABELS.restricted,
    meaning: 'May stay under conditions: nothing new, within a cap, or with an authorisation.',
  },
  review: {
    label: VERDICT_LABELS.review,
    meaning:
      'The supplier is named as potentially non-secure, or a rule asks this of equipment whoever made it; the operator must assess the item and record the result.',
  },
  undetermined: {
    label: VERDICT_LABELS.undetermined,
    meaning: 'A rule could apply, but a fact that decides it is missing.',
  },
  clear: {
    label: VERDICT_LABELS.clear,
    meaning: 'No active rule applies, or a waiver lifts those that do.',
  },
};

/** Words for `null` as a verdict: decommissioned equipment is counted apart. */
export const OUT_OF_SCOPE = 'Out of scope';

export const placementWords: Readonly<Record<Placement, string>> = PLACEMENT_LABELS;

/** What kind of place a site is; `none` where its words do not say. */
export const siteKindWords: Readonly<Record<SiteKind | 'none', string>> = {
  ...SITE_KIND_LABELS,
  none: 'Of no named kind',
};

export const functionWords: Readonly<Record<NetworkFunction, string>> = FUNCTION_LABELS;

export const statusWords: Readonly<Record<Status, string>> = STATUS_LABELS;

export const tagOriginWords: Record<TagOrigin, { label: string; meaning: string }> = {
  file: { label: 'file', meaning: 'Taken from the imported file' },
  rule: { label: 'rule', meaning: 'Proposed by a rule' },
  person: { label: 'person', meaning: 'Set by a person' },
};

export const certaintyWords: Record<Certainty, { label: string; meaning: string }> = {
  'V-off': { label: 'Verified', meaning: 'Read in an official text' },
  'V-sec': { label: 'Verified, secondary', meaning: 'Read in a secondary source' },
  'MEM+': { label: 'Unverified', meaning: 'General knowledge, not compared with a source' },
  MEM: { label: 'Unverified', meaning: 'Not compared with a source; never active by default' },
};

export const effectWords: Record<RuleEffect['kind'], string> = {
  prohibit: 'Use prohibited',
  'remove-by': 'Remove by a deadline',
  'remove-after-listing': 'Remove within a period',
  'no-new': 'Nothing new',
  cap: 'Cap on the share',
  diversity: 'Several suppliers',
  authorise: 'Authorisation needed',
  review: 'Assess and record',
};

/** What a cap counts. */
export const measureUnitWords: Record<CapMeasure, string> = {
  items: 'items',
  quantity: 'pieces of equipment',
  sites: 'sites',
};

export const operatorFactWords: Record<OperatorFact, string> = {
  'end-users': 'End users',
  'state-end-users': 'End users of the state',
  'us-customers': 'Customers in the United States',
  'telecom-revenue-pln': 'Yearly revenue from telecommunications in PLN',
};

export const factWords: Record<Fact, string> = {
  supplier: 'Vendor',
  placement: 'Placement',
  function: 'Function',
  generation: 'Generation',
  country: 'Country',
  status: 'Status',
  installedOn: 'Installed on',
};

/** Labels of the canonical fields. Screens say Vendor for the supplier, Manufacturer for the text. */
export const fieldWords: Record<ItemField, string> = {
  assetId: 'Asset ID',
  serialNumber: 'Serial number',
  hostname: 'Host name',
  manufacturer: 'Manufacturer',
  model: 'Model',
  partNumber: 'Part number',
  function: 'Function',
  placement: 'Placement',
  generation: 'Generation',
  site: 'Site',
  siteName: 'Site name',
  country: 'Country',
  region: 'Region',
  latitude: 'Latitude',
  longitude: 'Longitude',
  status: 'Status',
  installedOn: 'Installed on',
  softwareVersion: 'Software version',
  ipAddress: 'IP address',
  macAddress: 'MAC address',
  sysObjectId: 'sysObjectID',
  quantity: 'Quantity',
  unitCost: 'Unit cost',
  currency: 'Currency',
  notes: 'Notes',
};
