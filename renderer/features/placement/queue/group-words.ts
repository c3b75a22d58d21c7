import type { PlacementGroup } from '#shared/contract/placement';
import { plural } from '../../../components/format.ts';
import { functionWords, siteKindWords } from '../../../components/words.ts';

const orList = new Intl.ListFormat('en', { type: 'disjunction' });
const MOST_PATTERNS = 2;

/** Supplier and family or model: "Nokia 7750 SR". */
export function titleOf({ supplierName, family, models, modelCount }: PlacementGroup): string {
  const maker = supplierName ?? 'No vendor';
  if (family === null) return `${maker}, all models`;
  if (family === '') return `${maker}, no model`;
  const [model = family] = models;
  return `${maker} ${modelCount === 1 ? model : family}`;
}

/** What host names of a group look like; `null` where they do not tell it from others. */
export function hostWords({ hostPatterns }: Pick<PlacementGroup, 'hostPatterns'>): string | null {
  if (hostPatterns.length === 0) return null;
  const named = hostPatterns.filter((pattern) => pattern !== null);
  if (named.length === 0) return 'no host name';
  const shown = named.slice(0, MOST_PATTERNS);
  const others = hostPatterns.length - shown.length;
  const list = others === 0 ? shown : [...shown, plural(others, 'other shape')];
  return `host names like ${orList.format(list)}`;
}

/** Function, host names and kind of site, as far as they tell the group from others. */
export function detailsOf(group: PlacementGroup): string[] {
  const host = hostWords(group);
  return [
    group.function === null ? 'No function' : functionWords[group.function],
    ...(host === null ? [] : [host]),
    ...(group.siteKind === undefined
      ? []
      : [`site: ${siteKindWords[group.siteKind ?? 'none'].toLowerCase()}`]),
  ];
}

/** As `detailsOf`, for a narrow row: what tells the group from its neighbours first. */
export function shortDetailsOf(group: PlacementGroup): string {
  const { hostPatterns } = group;
  const [func = '', ...others] = detailsOf({ ...group, hostPatterns: [] });
  const hosts = hostPatterns.map((pattern) => pattern ?? 'no host name').join(', ');
  return [...(hosts === '' ? [] : [hosts]), ...others, func].join(' · ');
}

/** A group in one line, for the history and for people who hear the screen. */
export function wordsOf(group: PlacementGroup): string {
  return `${titleOf(group)}, ${detailsOf(group).join(', ')}`;
}

const LIKENESS = {
  site: 'with host names and a kind of site like these',
  'host-name': 'with host names like these',
  model: 'of the same function',
} as const;

type Votes = Pick<NonNullable<PlacementGroup['proposal']>, 'by' | 'core' | 'edge'>;

function voted({ core, edge }: Votes): string {
  if (edge === 0) return `${plural(core, 'item')} core`;
  if (core === 0) return `${plural(edge, 'item')} edge`;
  return `${plural(core, 'item')} core and ${plural(edge, 'item')} edge`;
}

/** Why a group is proposed, or why a person's own tags propose nothing; `null` without such tags. */
export function proposalWords(group: PlacementGroup): string | null {
  const { proposal, conflict } = group;
  const votes = proposal ?? conflict;
  if (votes === null) return null;
  const said = `You tagged ${voted(votes)} of ${titleOf(group)} ${LIKENESS[votes.by]}`;
  if (proposal === null) return `${said}. They contradict one another, so nothing is proposed.`;
  const alike = `${plural(group.items, 'more item looks', 'more look')} alike`;
  const isMixed = proposal.core > 0 && proposal.edge > 0;
  return `${said}: ${alike}.${isMixed ? ' Not all of your tags agree, so look twice.' : ''}`;
}

const DECIDERS = {
  role: 'its role',
  'host-name': 'the host name',
  site: 'the site',
  function: 'the function',
} as const;

/** Why the group is not tagged by itself. */
export function reasonWords({ ambiguity, family }: PlacementGroup): string {
  if (family === null) {
    return 'Too many items are untagged to compare them all at once: models and host names of these follow when the groups before are decided.';
  }
  if (ambiguity === null) {
    return 'No rule is sure about this function, model or host name.';
  }
  const list = orList.format(ambiguity.decidedBy.map((each) => DECIDERS[each]));
  return `${ambiguity.family} stands in the core and at the edge alike. What decides is ${list}, not the model.`;
}
