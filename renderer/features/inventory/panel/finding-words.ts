import type { FindingReason } from '#shared/contract/finding-reason';
import type { ItemCard } from '#shared/contract/items';
import type { IsoDate } from '#shared/domain/date';
import { functionSchema, placementSchema, statusSchema } from '#shared/domain/item';
import type { Citation } from '#shared/domain/policy';
import { countryName, formatDate, formatMoment, formatNumber } from '../../../components/format.ts';
import { functionWords, statusWords, verdictWords } from '../../../components/words.ts';
import { demandWords } from './demand-words.ts';
import { openRemedy, openReason } from './open-words.ts';

export type Finding = ItemCard['findings'][number];

const andList = new Intl.ListFormat('en', { type: 'conjunction' });

/** The supplier and how the rule reaches it: "HiSilicon (part of the group Huawei)". */
function subjectOf({ supplier: { name, match } }: FindingReason, asOf: IsoDate): string {
  const who = name ?? 'Equipment of an unknown vendor';
  switch (match.by) {
    case 'any':
    case 'unknown':
      return who;
    case 'group':
      return match.isItself
        ? who
        : `${who} (part of the group ${match.group} on ${formatDate(asOf)})`;
    case 'headquarters':
      return match.owner === null
        ? `${who} (head office in ${countryName(match.country)})`
        : `${who} (part of ${match.owner}, with its head office in ${countryName(match.country)})`;
    case 'listed': {
      const whose = match.isItself ? '' : `part of ${match.listed}, `;
      return `${who} (${whose}listed since ${formatDate(match.since)}: ${match.reason})`;
    }
  }
}

type Part = FindingReason['scope'][number];

/** "in the core of the 5G network"; the generation is left out where no rule looks at it. */
function placementWords(placement: string, generation: Part | undefined): string {
  const of = generation === undefined ? '' : `${generationWords(generation.value)} `;
  return placementSchema.parse(placement) === 'core'
    ? `in the core of the ${of}network`
    : `at the edge of the ${of}network`;
}

function generationWords(generation: string): string {
  return generation.replaceAll('+', ' and ');
}

function partWords({ fact, value, isAssumed }: Part, generation: Part | undefined): string {
  switch (fact) {
    case 'placement':
      return placementWords(value, generation);
    case 'function':
      return `with the function “${functionWords[functionSchema.parse(value)]}”`;
    case 'generation':
      return `of ${generationWords(value)}`;
    case 'country':
      return `in ${countryName(value)}${isAssumed ? ' (the home country, as the item names none)' : ''}`;
    case 'region':
      return `in the region ${value}`;
    case 'status':
      return `with the status “${statusWords[statusSchema.parse(value)]}”`;
    case 'installedOn':
      return `installed on ${formatDate(value)}`;
  }
}

function answerWords({ answers }: FindingReason): string[] {
  return answers.map(({ question, who, at }) => {
    const by = [
      ...(who === null ? [] : [`by ${who}`]),
      ...(at === '' ? [] : [`on ${formatMoment(at)}`]),
    ];
    return `“${question}” was answered with yes${by.length === 0 ? '' : ` ${by.join(' ')}`}`;
  });
}

/** What is said of the item up to the demand: who, and where. */
function itemWords({ reason }: Finding, asOf: IsoDate): string {
  const { scope } = reason;
  const generation = scope.find(({ fact }) => fact === 'generation');
  const isPlaced = scope.some(({ fact }) => fact === 'placement');
  const parts = isPlaced ? scope.filter((part) => part !== generation) : scope;
  return [subjectOf(reason, asOf), ...parts.map((part) => partWords(part, generation))].join(' ');
}

/** The source in one line: instrument, reference, day. */
export function citationWords({ instrument, reference, date }: Citation): string {
  return [instrument, reference, date === undefined ? undefined : formatDate(date)]
    .filter((each) => each !== undefined)
    .join(', ');
}

/** A finding in one sentence: the verdict, and what matched with which value. */
export function findingSentence(finding: Finding, asOf: IsoDate): string {
  const { reason, verdict } = finding;
  const because = answerWords(reason);
  const grounds = because.length === 0 ? '' : `, because ${andList.format(because)}`;
  const label = verdictWords[verdict].label;
  if (verdict === 'undetermined') {
    return `${label}: it is not known ${openReason(reason.missing)}, so ${itemWords(finding, asOf)} may or may not fall under this rule${grounds}.`;
  }
  return `${label}: ${itemWords(finding, asOf)} ${demandWords(finding, asOf)}${grounds}.`;
}

/** What would change a finding, in one or two sentences; what excepts it, where that is so. */
export function findingRemedy(finding: Finding, asOf: IsoDate): string {
  const { reason, verdict } = finding;
  const { waiver } = reason;
  if (waiver !== null) {
    const by = waiver.who === null ? '' : `, recorded by ${waiver.who}`;
    return `Waived until ${formatDate(waiver.until)} by ${waiver.approver} (${waiver.reason}${by}): until then it decides no verdict.`;
  }
  if (verdict === 'undetermined') return openRemedy(reason.missing);
  return remedyOf(finding, asOf);
}

function remedyOf({ reason, verdict }: Finding, asOf: IsoDate): string {
  const { effect } = reason;
  const isGone = 'replace or decommission the item, or record a waiver';
  switch (effect.kind) {
    case 'prohibit':
    case 'remove-by':
    case 'remove-after-listing':
      return `To change it: ${isGone}.`;
    case 'no-new':
      return verdict === 'overdue'
        ? `To change it: ${isGone}; correct the install date if the item is older.`
        : 'Nothing is to be done while it stays as it is; an item installed from that day on would be overdue.';
    case 'cap':
      return verdict === 'over-cap'
        ? 'To change it: replace enough items of this group; Caps on the Policies screen says how many, and which.'
        : asOf > effect.deadline
          ? 'Nothing is to be done while the share stays within the cap.'
          : `Over the cap from the day after ${formatDate(effect.deadline)} if the share is greater then.`;
    case 'diversity': {
      const lacking = effect.suppliers - (reason.measure?.suppliers ?? 0);
      return `To change it: take equipment of ${formatNumber(lacking)} more ${lacking === 1 ? 'vendor' : 'vendors'} into this part of the network, or record a waiver.`;
    }
    case 'authorise':
      return `To change it: record an authorisation, ${isGone}.`;
    case 'review':
      return 'To change it: assess the item and record the result as a waiver, or replace or decommission it.';
  }
}

/** Everything about a finding as text to paste elsewhere: sentence, rule, source, remedy. */
export function findingText(finding: Finding, asOf: IsoDate): string {
  const { citation, policyTitle, policyVersion, ruleTitle } = finding;
  return [
    findingSentence(finding, asOf),
    findingRemedy(finding, asOf),
    `Rule: ${ruleTitle} (${policyTitle}, version ${policyVersion}).`,
    `Source: ${citationWords(citation)}${citation.url === undefined ? '' : `, ${citation.url}`}.`,
    `As of ${formatDate(asOf)}.`,
  ].join('\n');
}
