import { z } from 'zod';
import { isoDateSchema } from '../domain/date.ts';
import { method, type Contract } from '../rpc/contract.ts';
import { encryptionChoiceSchema, encryptionMethods } from './encryption.ts';
import { examiningMethods } from './examining.ts';
import { grantedFileSchema } from './granted-file.ts';
import { signingMethods } from './signing.ts';
import { compositionSchema } from '../domain/audit/composition.ts';
import { placeSchema } from './place.ts';
import { openOutcomeSchema, recoveryMethods } from './recovery.ts';
import { profileSchema } from './profile.ts';
import { templateMethods } from './templates.ts';
import { MAX_RULES_TEXT } from './tag-rules.ts';

const nothing = z.strictObject({});
const tokenSchema = z.uuid();

/** A profile that is kept in the app; the id stays when its name changes. */
export const savedProfileSchema = z.strictObject({ id: z.uuid(), profile: profileSchema });
export type SavedProfile = z.infer<typeof savedProfileSchema>;

const policyIdsSchema = z.array(z.string().min(1).max(120)).min(1).max(500);

/** The audit summary for auditors where no composition is given. */
const printedSummaryShape = {
  asOf: isoDateSchema.optional(),
  composition: compositionSchema.optional(),
  /** A closed audit, to be printed again. */
  auditId: z.int().optional(),
} as const;

/** Everything the page asks of the main process: windows, dialogs, printing. */
export const appContract = {
  ...signingMethods,
  'app.info': method({
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      platform: z.string(),
      locale: z.string(),
    }),
  }),
  /** What the program is made of: each component with its version and licence, by name. */
  'app.components': method({
    input: nothing,
    output: z.array(z.strictObject({ name: z.string(), version: z.string(), licence: z.string() })),
  }),
  /** Which workspace is open, and where the window was in it that stopped, if one did. */
  'workspace.current': method({
    input: nothing,
    output: z.strictObject({ name: z.string(), place: placeSchema.nullable() }).nullable(),
  }),
  /** Keeps where the operator is, in memory, until another workspace is opened. */
  'workspace.keepPlace': method({ input: placeSchema, output: nothing }),
  /** Asks where, then creates and opens an empty workspace, an encrypted one where that is chosen. */
  'workspace.create': method({
    input: z.strictObject({ encryption: encryptionChoiceSchema.optional() }),
    output: openOutcomeSchema,
  }),
  'workspace.openDialog': method({ input: nothing, output: openOutcomeSchema }),
  'workspace.openRecent': method({
    input: z.strictObject({ id: z.uuid() }),
    output: openOutcomeSchema,
  }),
  /** Opens a workspace that was dropped on the window. */
  'workspace.openDropped': method({
    input: z.strictObject({ token: tokenSchema }),
    output: openOutcomeSchema,
  }),
  'workspace.close': method({ input: nothing, output: nothing }),
  ...encryptionMethods,
  ...examiningMethods,
  ...recoveryMethods,
  'recents.list': method({
    input: nothing,
    output: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        folder: z.string(),
        openedAt: z.string(),
        isMissing: z.boolean(),
      }),
    ),
  }),
  'recents.remove': method({ input: z.strictObject({ id: z.uuid() }), output: nothing }),
  /** One file or several; none where the operator cancelled. */
  'files.chooseInventories': method({ input: nothing, output: z.array(grantedFileSchema) }),
  /** The inventories that lie in a folder itself; none where the operator cancelled. */
  'files.chooseFolder': method({ input: nothing, output: z.array(grantedFileSchema) }),
  /** One JSON file that Provenet saved; `null` where the operator cancelled. */
  'files.chooseJson': method({ input: nothing, output: grantedFileSchema.nullable() }),
  /** One registry of MAC prefixes of the IEEE; `null` where the operator cancelled. */
  'files.chooseMacRegistry': method({ input: nothing, output: grantedFileSchema.nullable() }),
  /** One evidence bundle to check; `null` where the operator cancelled. */
  'files.chooseBundle': method({ input: nothing, output: grantedFileSchema.nullable() }),
  /** The public key of a signer; `null` where the operator cancelled. */
  'files.chooseSignerKey': method({ input: nothing, output: grantedFileSchema.nullable() }),
  /** Keeps the text of the clipboard as a file that only this user can read. */
  'files.pasteText': method({ input: nothing, output: grantedFileSchema }),
  /** Removes the file of a pasted text; any other file is left alone. */
  'files.forgetPasted': method({ input: z.strictObject({ token: tokenSchema }), output: nothing }),
  /** The sample network that is shipped with the app. */
  'files.sampleNetwork': method({ input: nothing, output: grantedFileSchema }),
  'files.chooseSave': method({
    input: z.strictObject({
      suggestedName: z.string().min(1).max(200),
      kind: z.enum(['csv', 'xlsx', 'pdf', 'json', 'ndjson', 'zip']),
    }),
    output: z.strictObject({ token: tokenSchema, name: z.string() }).nullable(),
  }),
  'profiles.list': method({ input: nothing, output: z.array(savedProfileSchema) }),
  /** Saves a profile as a new one, or in the place of the one of the id. */
  'profiles.save': method({
    input: z.strictObject({ id: z.uuid().optional(), profile: profileSchema }),
    output: savedProfileSchema,
  }),
  'profiles.remove': method({ input: z.strictObject({ id: z.uuid() }), output: nothing }),
  /** Asks where, then writes the profile as the command line reads it; `null` where cancelled. */
  'profiles.export': method({
    input: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({ name: z.string() }).nullable(),
  }),
  /** Asks for a file and keeps the profile in it; `null` where cancelled. */
  'profiles.import': method({ input: nothing, output: savedProfileSchema.nullable() }),
  /** Asks where, then writes the text of tag rules; `null` where cancelled. */
  'ruleFiles.save': method({
    input: z.strictObject({
      suggestedName: z.string().min(1).max(200),
      text: z.string().max(MAX_RULES_TEXT),
    }),
    output: z.strictObject({ name: z.string() }).nullable(),
  }),
  /** Asks for a file with tag rules and reads it; `null` where cancelled. */
  'ruleFiles.open': method({
    input: nothing,
    output: z.strictObject({ name: z.string(), text: z.string() }).nullable(),
  }),
  ...templateMethods,
  /** Opens the system's print dialog for the audit summary. */
  'summary.print': method({
    input: z.strictObject(printedSummaryShape),
    output: z.strictObject({ isPrinted: z.boolean() }),
  }),
  /** Names in the menu what undo and redo would do; `null` where there is nothing. */
  'menu.setSteps': method({
    input: z.strictObject({
      undo: z.string().max(1000).nullable(),
      redo: z.string().max(1000).nullable(),
    }),
    output: nothing,
  }),
  'summary.savePdf': method({
    input: z.strictObject({ token: tokenSchema, ...printedSummaryShape }),
    output: z.strictObject({ name: z.string(), pages: z.int() }),
  }),
  /** Opens the system's print dialog for policies, rule by rule. */
  'policies.print': method({
    input: z.strictObject({ policyIds: policyIdsSchema }),
    output: z.strictObject({ isPrinted: z.boolean() }),
  }),
  'policies.savePdf': method({
    input: z.strictObject({ token: tokenSchema, policyIds: policyIdsSchema }),
    output: z.strictObject({ name: z.string(), pages: z.int() }),
  }),
  /** Opens the system's print dialog for the tick sheets of a sample, one for each site. */
  'samples.print': method({
    input: z.strictObject({ id: z.int() }),
    output: z.strictObject({ isPrinted: z.boolean() }),
  }),
  'samples.savePdf': method({
    input: z.strictObject({ token: tokenSchema, id: z.int() }),
    output: z.strictObject({ name: z.string(), pages: z.int() }),
  }),
} satisfies Contract;
export type AppContract = typeof appContract;

/** What the preload script puts on `window.provenet`. */
export type Bridge = {
  /** Calls the main process; answers an outcome envelope, never throws. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Asks for the port to the data host of the open workspace; it arrives as a window message. */
  requestDataPort(): void;
  /** Grants the dropped files; answers an outcome envelope with a `GrantedFile` for each. */
  grantDropped(files: readonly object[]): Promise<unknown>;
  /** Hears of menu commands (`new`, `open`, `import`, `print` …). Returns a function that stops it. */
  onMenu(listener: (command: string) => void): () => void;
  /** What a print page is to lay out: a `PrintQuery`; answers an outcome envelope. */
  printQuery(): Promise<unknown>;
  /** Tells that the page to be printed is laid out, or why it cannot be. */
  printReady(error: string | null): void;
  /**
   * Collects the page's garbage and drops what Chromium keeps to draw it again faster: shaped text,
   * decoded pictures, compiled styles. Takes some tens of milliseconds.
   */
  dropCaches(): void;
};
