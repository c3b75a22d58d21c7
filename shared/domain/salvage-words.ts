import type { SalvageReport, TableSalvage } from '../contract/salvage.ts';
import { numberWords } from './range-words.ts';

/** What the rows of a table are, in words that an auditor understands. */
const TABLE_WORDS: Readonly<Record<string, string>> = {
  setting: 'settings',
  change: 'steps of the history',
  supplier: 'suppliers',
  supplier_parent: 'owners of suppliers',
  supplier_name: 'names of suppliers',
  manufacturer: 'manufacturer texts',
  item_class: 'combinations of tags',
  import: 'imports',
  import_reject: 'rejected rows',
  import_named: 'lists of what an import named',
  item: 'items',
  change_item: 'former states of items',
  item_removal: 'entries of the removal plan',
  change_removal: 'former entries of the removal plan',
  policy_pack: 'policies',
  rule_switch: 'switches of rules',
  statement: 'statements about equipment',
  listed_supplier: 'suppliers named under policies',
  evidence: 'signs of makers',
  tag_rule: 'own tag rules',
  own_parent: 'own knowledge of owners',
  names_apart: 'names kept apart',
  mac_registry: 'MAC registries',
  mac_assignee: 'assignees of MAC prefixes',
  mac_prefix: 'MAC prefixes',
  settled_sign: 'decisions on labels',
  saved_view: 'saved views',
  audit: 'closed audits',
  audit_class: 'tags kept with closed audits',
  audit_item: 'items kept with closed audits',
  sample: 'samples',
  sample_item: 'items of samples',
};

/** The rows of a table in words. */
export const tableWords = (table: string): string => TABLE_WORDS[table] ?? table;

/** How many rows of a table could not be saved: `37`, `at least 37`, `an unknown number`. */
export function lostWords({ lost, isLostExact }: TableSalvage): string {
  if (isLostExact) return lost === 0 ? 'none' : numberWords(lost);
  return lost === 0 ? 'an unknown number' : `at least ${numberWords(lost)}`;
}

/** What became of the items, as one clause: `12,401 items were read; at least 37 could not be`. */
export function itemSentence({ tables }: Pick<SalvageReport, 'tables'>): string {
  const items = tables.find(({ table }) => table === 'item');
  if (items === undefined) return 'no items were found';
  const read = `${numberWords(items.copied)} ${items.copied === 1 ? 'item was' : 'items were'} read`;
  if (items.isLostExact && items.lost === 0) return `${read}, all that there were`;
  return `${read}; ${lostWords(items)} could not be`;
}

const LEFT_OUT_WORDS: Readonly<Record<keyof TableSalvage['leftOut'], string>> = {
  misfit: 'hold values of another kind',
  contradiction: 'contradict themselves',
  twice: 'have a key that was read before',
  orphan: 'belong to rows that are lost',
};

/** What is to be known of one table beside its numbers, as sentences; none where all is well. */
export function tableRemarks({ leftOut, rebuilt, standIns, blanked }: TableSalvage): string[] {
  const reasons = Object.entries(LEFT_OUT_WORDS).flatMap(([reason, words]) => {
    const rows = leftOut[reason as keyof TableSalvage['leftOut']];
    return rows === 0 ? [] : [`${numberWords(rows)} ${words}`];
  });
  return [
    ...(reasons.length === 0 ? [] : [`Left out: ${reasons.join(', ')}.`]),
    ...(rebuilt === 0 ? [] : [`${numberWords(rebuilt)} made again from an index.`]),
    ...(blanked === 0
      ? []
      : [`${numberWords(blanked)} have a blank where what they referred to is lost.`]),
    ...(standIns === 0
      ? []
      : [`${numberWords(standIns)} blank ones stand for lost ones that others refer to.`]),
  ];
}

/** What is to be known of the whole, as sentences. */
export function salvageRemarks(report: SalvageReport): string[] {
  const { lostChanges, isSealed, withdrawnAudits, problems } = report;
  const areDoubtful = report.tables.some(({ doubtful }) => doubtful > 0);
  return [
    ...(areDoubtful
      ? [
          'Rows in doubt are from stretches of the file that were altered since it was closed: a value may be another, so compare them with their source.',
        ]
      : []),
    ...(lostChanges === null || lostChanges === 0
      ? []
      : [`The last ${numberWords(lostChanges)} saved changes are not in the file.`]),
    ...(isSealed
      ? []
      : [
          'Nothing says what the file held when it was closed, so that a value that was altered in its place cannot be told.',
        ]),
    ...withdrawnAudits.map(
      (name) => `The audit “${name}” is withdrawn, since some of its items are lost.`,
    ),
    ...problems.map((problem) => `The check finds: ${problem}.`),
  ];
}
