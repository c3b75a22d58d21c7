import { basename } from 'node:path';
import type { DataContract } from '#shared/contract/data';
import { VIEW_PAGE_ROWS } from '#shared/contract/items';
import type { Handlers } from '#shared/rpc/contract';
import { assignVendor } from './commands/assign-vendor.ts';
import {
  ownRegistryOf,
  readOwnRegistry,
  takeOwnRegistry,
} from './commands/own-knowledge/list-file.ts';
import { mergeSuppliers, renameSupplier, setOwner } from './commands/own-knowledge/suppliers.ts';
import { readRegistryDifference, takeRegistry } from './commands/registry-update.ts';
import { keepApart } from './commands/keep-apart.ts';
import { forgetName, teachName } from './commands/teach-name.ts';
import {
  addRule,
  moveRule,
  removeRule,
  replaceRule,
  setRuleActive,
} from './commands/own-rules/edit-rules.ts';
import { exportRules, importRules } from './commands/own-rules/rule-file.ts';
import { openOuiFile, removeMacRegistry, takeMacRegistry } from './commands/signs/mac-registry.ts';
import { settleSign, unsettleSign } from './commands/signs/settle.ts';
import { runImport, runInspection } from './commands/run-import.ts';
import { tagItems } from './commands/tag-items.ts';
import { undoChange } from './commands/undo.ts';
import { previewUndo, undoImport } from './commands/undo-import/undo-import.ts';
import { updateWorkspace } from './commands/update-settings.ts';
import { writeFileWhole } from './exports/atomic-file.ts';
import { writeRejectsFile } from './exports/write-rejects.ts';
import { readBuiltInRules } from './queries/built-in-rules.ts';
import { readContradictions } from './queries/evidence.ts';
import { readHistory } from './queries/history.ts';
import { importedAt, readImports, readRejects } from './queries/imports.ts';
import { readItemCard } from './queries/item-card.ts';
import { countItems } from './queries/item-rows.ts';
import { readMacRegistries } from './queries/mac-registry.ts';
import { readOwnRules } from './queries/own-rules.ts';
import { readNamesApart, readOpenNames } from './queries/open-names.ts';
import { readPlacementQueue } from './queries/placement-queue.ts';
import { backupHandlers } from './backup-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { bundlePageHandlers } from './bundle/page-handlers.ts';
import { exportHandlers } from './export-handlers.ts';
import { itemChangeHandlers } from './item-change-handlers.ts';
import { policyHandlers } from './policy-handlers.ts';
import { policyPackHandlers } from './policy-pack-handlers.ts';
import type { FirstMethod } from './first-handlers.ts';
import { removalHandlers } from './removal-handlers.ts';
import { previewRule } from './queries/rule-preview.ts';
import { readDocumentAnnex, readSummaryDocument } from './queries/audit/document.ts';
import { readSettledLabels } from './queries/settled-signs.ts';
import { readSupplierOptions, readUnresolvedNames, readVendors } from './queries/vendors.ts';
import { readWorkspaceInfo } from './queries/workspace-info.ts';
import { readMatches } from './queries/search/matches.ts';
import { PreviewStore } from './preview/preview-store.ts';
import type { Session } from './session.ts';
import { samplingHandlers } from './sampling-handlers.ts';
import { viewHandlers } from './view-handlers.ts';
import { auditHandlers } from './audit-handlers.ts';

type OtherHandlers = Omit<Handlers<DataContract>, FirstMethod>;

/** Answers what the first screen does not ask before it is drawn from the session's open workspace. */
export function otherHandlers(session: Session): OtherHandlers {
  const reader = () => session.workspace.reader;
  return {
    'workspace.update': ({ dismissInterruption, ...changes }) => {
      if (dismissInterruption === true) session.workspace.dismissInterruption();
      session.workspace.write((db) => {
        updateWorkspace(db, changes);
      });
      return readWorkspaceInfo(session.workspace);
    },

    'import.inspect': async ({ token, ...options }) => {
      const path = session.grants.readPath(token);
      const file = await session.runInspection((signal) =>
        runInspection(session.readers, path, options, signal),
      );
      return { ...file, alreadyImportedAt: importedAt(reader(), file.sha256) };
    },
    'import.run': ({ token, plan, isDryRun, sha256 }) => {
      const path = session.grants.readPath(token);
      return session.runCancellable(async (signal) => {
        session.replacePreview(null);
        const preview = isDryRun ? new PreviewStore() : null;
        try {
          const { workspace } = session;
          const result = await runImport({
            workspace,
            threads: session.readers,
            path,
            plan,
            isDryRun,
            beforeChange: () => session.backupBefore('import'),
            ...(preview === null ? {} : { preview }),
            ...(sha256 === undefined ? {} : { sha256 }),
            signal,
            onProgress: (progress) => {
              session.publishProgress(progress);
            },
          });
          // A look at a workspace that was closed meanwhile is of no use.
          if (workspace.isOpen) session.replacePreview(preview);
          else preview?.close();
          return result;
        } catch (error) {
          preview?.close();
          throw error;
        }
      });
    },
    'import.previewRows': (query) => session.preview.read(query),
    'import.cancel': () => {
      session.cancelImport();
      return {};
    },
    'imports.list': () => readImports(reader()),
    'imports.readRejects': ({ importId, start, count }) =>
      readRejects(reader(), importId, start, count),
    'imports.writeRejects': ({ importId, token }) =>
      writeRejectsFile(reader(), importId, session.grants.takeWritePath(token)),
    'imports.previewUndo': ({ importId }) => previewUndo(reader(), importId),
    'imports.undo': ({ importId }) => session.workspace.undo((db) => undoImport(db, importId)),

    'vendors.list': () => readVendors(reader()),
    'vendors.listUnresolved': () => readUnresolvedNames(reader()),
    'vendors.assign': (assignment) => session.workspace.write((db) => assignVendor(db, assignment)),
    'vendors.teach': (teaching) => session.workspace.write((db) => teachName(db, teaching)),
    'vendors.forget': (name) => session.workspace.write((db) => forgetName(db, name)),
    'vendors.contradictions': () => readContradictions(reader()),
    'vendors.settle': (settling) => session.workspace.write((db) => settleSign(db, settling)),
    'vendors.unsettle': (settled) => session.workspace.write((db) => unsettleSign(db, settled)),
    'vendors.settled': () => readSettledLabels(reader()),
    'macRegistries.list': () => readMacRegistries(reader()),
    'macRegistries.take': async ({ token }) => {
      const file = await openOuiFile(session.grants.readPath(token));
      const outcome = session.workspace.write((db) => takeMacRegistry(db, file));
      return { ...outcome, fileName: file.fileName, assignments: file.assignments.length };
    },
    'macRegistries.remove': (registry) =>
      session.workspace.write((db) => removeMacRegistry(db, registry)),
    'vendors.clusters': () =>
      session.clusters.run({ names: readOpenNames(reader()), apart: readNamesApart(reader()) }),
    'vendors.cancelClusters': () => {
      session.clusters.cancel();
      return {};
    },
    'vendors.keepApart': (names) => session.workspace.write((db) => keepApart(db, names)),
    'suppliers.list': () => readSupplierOptions(reader()),
    'registry.difference': () => readRegistryDifference(reader()),
    'registry.take': () => session.workspace.write((db) => takeRegistry(db)),
    'suppliers.rename': (naming) => session.workspace.write((db) => renameSupplier(db, naming)),
    'suppliers.merge': (merging) => session.workspace.write((db) => mergeSuppliers(db, merging)),
    'suppliers.setOwner': (owning) => session.workspace.write((db) => setOwner(db, owning)),
    'suppliers.export': async ({ token }) => {
      const list = ownRegistryOf(reader());
      await writeFileWhole(session.grants.takeWritePath(token), (sink) =>
        sink(`${JSON.stringify(list, null, 2)}\n`),
      );
      const { suppliers, names, settled = [] } = list;
      return { suppliers: suppliers.length, names: names.length, settled: settled.length };
    },
    'suppliers.import': async ({ token }) => {
      const path = session.grants.readPath(token);
      const list = await readOwnRegistry(path);
      const outcome = session.workspace.write((db) => takeOwnRegistry(db, list, basename(path)));
      return { ...outcome, leftOut: [...outcome.leftOut] };
    },

    ...policyHandlers(session),
    ...policyPackHandlers(session),

    'items.openView': async ({ filter, order }) => {
      const view = session.views.keep(await session.index.sortedIds(filter, order));
      const firstRows = session.views.read(reader(), view.viewId, 0, VIEW_PAGE_ROWS);
      return { ...view, all: await session.index.size(), firstRows };
    },
    'items.readRows': ({ viewId, start, count }) =>
      session.views.read(reader(), viewId, start, count),
    'items.get': ({ id }) => readItemCard(reader(), id),
    'items.matches': ({ ids, search }) => readMatches(reader(), ids, search),
    'items.count': ({ filter }) => ({ items: countItems(reader(), filter) }),
    'items.facets': ({ filter }) => session.index.facets(filter),
    'items.facetValues': (question) => session.index.facetValues(question),
    ...itemChangeHandlers(session),
    'items.tag': (request) => session.workspace.write((db) => tagItems(db, request)),
    ...exportHandlers(session),
    ...auditHandlers(session),
    ...bundlePageHandlers(session),
    ...viewHandlers(session),
    ...removalHandlers(session),

    'tagRules.list': () => readOwnRules(reader()),
    'tagRules.listBuiltIn': () => readBuiltInRules(reader()),
    'tagRules.add': ({ rule }) => session.workspace.write((db) => addRule(db, rule)),
    'tagRules.change': ({ id, rule }) => session.workspace.write((db) => replaceRule(db, id, rule)),
    'tagRules.remove': ({ id }) => session.workspace.write((db) => removeRule(db, id)),
    'tagRules.move': ({ id, direction }) =>
      session.workspace.write((db) => moveRule(db, id, direction)),
    'tagRules.setActive': ({ id, isActive }) =>
      session.workspace.write((db) => setRuleActive(db, id, isActive)),
    'tagRules.preview': (question) => previewRule(reader(), question),
    'tagRules.export': () => ({ text: exportRules(reader()) }),
    'tagRules.import': (file) => session.workspace.write((db) => importRules(db, file)),
    'placement.queue': ({ limit }) => readPlacementQueue(reader(), limit),

    'history.list': () => readHistory(reader()),
    'history.undo': ({ changeId }) => session.workspace.undo((db) => undoChange(db, changeId)),
    'history.redo': () => session.workspace.redo(),

    ...backupHandlers(session),
    ...samplingHandlers(session),
    ...overviewHandlers(session),
    'summary.document': (question) =>
      readSummaryDocument(session.workspace, question, session.appVersion),
    'summary.annexRows': (question) => readDocumentAnnex(session.workspace, question),
  };
}
