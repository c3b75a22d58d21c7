import { ANNEX_FILES, type Annex } from '#shared/domain/annex';
import type { Redaction } from '#shared/domain/audit/redaction';
import { DOCUMENT_FILE, FIGURES_FILE } from './manifest.ts';

/** What a bundle's README says beside what is the same in every one. */
export type ReadmeFacts = {
  readonly workspace: string;
  readonly asOf: string;
  readonly madeAt: Date;
  readonly appVersion: string;
  readonly shortHash: string;
  readonly hasDocument: boolean;
  readonly annexes: readonly Annex[];
  readonly hasUndetermined: boolean;
  readonly redaction: Redaction;
  /** The fingerprint of the key that signs, `null` for a bundle without a signature. */
  readonly fingerprint: string | null;
};

/** The folder of the annexes in a bundle. */
export const ANNEX_FOLDER = 'annexes';

function annexLines({ annexes, hasUndetermined }: ReadmeFacts): string[] {
  const about: Readonly<Record<Annex, string>> = {
    'flagged-csv': `the flagged${hasUndetermined ? ' and the undetermined' : ''} items, as CSV`,
    'flagged-xlsx': 'the same as a workbook',
    'removal-csv':
      'equipment to remove and replace, by location. Its layout is NOT an official form and was checked against none',
    'removal-xlsx': 'the same as a workbook',
    figures: '',
  };
  return annexes
    .filter((annex) => annex !== 'figures')
    .map((annex) => `  ${ANNEX_FOLDER}/${ANNEX_FILES[annex]}\n    ${about[annex]}`);
}

/** What a bundle of redacted figures leaves out; the reader must not take it for all there is. */
const LEFT_OUT: Readonly<Record<Redaction, string>> = {
  full: '',
  'no-sites':
    'Left out: names, codes and places of sites, names of hosts, lists of items, the files of policies\nand suppliers of the operator’s own and of what is on record for policies;\nwhat the figures say of them stays.\n\n',
  counts:
    'Left out: names of sites, hosts, files and people, lists of items, the files of policies and\nsuppliers of the operator’s own and of what is on record for policies. The\nfigures keep the texts of such policies and the names of such suppliers.\n\n',
};

function policyLines(redaction: Redaction): string {
  return redaction === 'full'
    ? '  policies/, policies-in-use.json, policies-on-record.json\n    the policies in use, which of their rules act, and what is on record for them'
    : '  policies/, policies-in-use.json\n    the policies in use, and which of their rules act';
}

/** The README of a bundle, in plain words. */
export function readmeText(facts: ReadmeFacts): string {
  const { workspace, asOf, madeAt, appVersion, shortHash, hasDocument, redaction, fingerprint } =
    facts;
  const made = `${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const signature =
    fingerprint === null
      ? 'This bundle is not signed.'
      : `This bundle is signed (Ed25519). Fingerprint of the key, SHA-256:\n  ${fingerprint}\nCompare it with what the signer told you in another way.`;
  return `Evidence bundle of an audit with Provenet

Workspace: ${workspace === '' ? '(not told)' : workspace}
As of:     ${asOf}
Made:      ${made}, by Provenet ${appVersion}
Figures:   ${shortHash} (the first digits of the SHA-256 of ${FIGURES_FILE})

${LEFT_OUT[redaction]}What lies here
${[
  ...(hasDocument ? [`  ${DOCUMENT_FILE}\n    the audit summary, as it is printed`] : []),
  `  ${FIGURES_FILE}\n    every figure of the audit summary`,
  ...annexLines(facts),
  policyLines(redaction),
  '  imports.json\n    the ledger and the SHA-256 of every file that was imported',
  `  registry.json\n    the version of the supplier registry${redaction === 'full' ? ', and what the operator added to it' : ''}`,
  '  manifest.json, SHA256SUMS\n    the SHA-256 of each of these files',
  ...(fingerprint === null
    ? []
    : ['  manifest.sig, signer.pem\n    the signature over manifest.json, and the public key']),
].join('\n')}

To check it
  provenet cli verify BUNDLE.zip
or, in the folder that it was unpacked into:
  sha256sum -c SHA256SUMS${
    fingerprint === null
      ? ''
      : `\n  openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.json -sigfile manifest.sig`
  }
${signature}
`;
}
