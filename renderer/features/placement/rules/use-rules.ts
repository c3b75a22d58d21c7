import type { OwnRuleInfo } from '#shared/contract/tag-rules';
import type { OwnTagRule } from '#shared/domain/own-tag-rule';
import { plural } from '../../../components/format.ts';
import { showDone } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { useCommand } from '../../../data/hooks.ts';
import { showUndo } from '../../inventory/tagging/show-undo.tsx';

type Outcome = { readonly changed: number; readonly changeId: number };

function offerUndo(title: string, { changed, changeId }: Outcome): void {
  const message = changed === 0 ? 'No tag changed.' : `${plural(changed, 'item')} changed.`;
  showUndo(title, message, async () => {
    await callData('history.undo', { changeId });
  });
}

type RuleCommands = {
  readonly isPending: boolean;
  save(this: void, rule: OwnTagRule, replacing: number | null, onDone: () => void): void;
  remove(this: void, rule: OwnRuleInfo): void;
  setActive(this: void, rule: OwnRuleInfo, isActive: boolean): void;
  move(this: void, rule: OwnRuleInfo, direction: 'up' | 'down'): void;
};

/** Changes the list of own rules; tells how many items followed and offers to take it back. */
export function useRules(): RuleCommands {
  const adding = useCommand('tagRules.add');
  const changing = useCommand('tagRules.change');
  const removing = useCommand('tagRules.remove');
  const switching = useCommand('tagRules.setActive');
  const moving = useCommand('tagRules.move');
  return {
    isPending: [adding, changing, removing, switching, moving].some((each) => each.isPending),
    save: (rule, replacing, onDone) => {
      const done = (title: string) => (outcome: Outcome) => {
        offerUndo(title, outcome);
        onDone();
      };
      if (replacing === null) {
        adding.mutate({ rule }, { onSuccess: done(`Rule “${rule.name}” added`) });
      } else {
        changing.mutate(
          { id: replacing, rule },
          { onSuccess: done(`Rule “${rule.name}” changed`) },
        );
      }
    },
    remove: ({ id, rule }) => {
      removing.mutate(
        { id },
        { onSuccess: (outcome) => offerUndo(`Rule “${rule.name}” removed`, outcome) },
      );
    },
    setActive: ({ id, rule }, isActive) => {
      const title = `Rule “${rule.name}” switched ${isActive ? 'on' : 'off'}`;
      switching.mutate({ id, isActive }, { onSuccess: (outcome) => offerUndo(title, outcome) });
    },
    move: ({ id, rule }, direction) => {
      const title = `Rule “${rule.name}” moved ${direction}`;
      moving.mutate({ id, direction }, { onSuccess: (outcome) => offerUndo(title, outcome) });
    },
  };
}

/** Asks where, then saves all own rules as a file. */
export async function saveRulesAsFile(workspaceName: string): Promise<void> {
  const { text } = await callData('tagRules.export', {});
  const suggestedName = `${workspaceName} tag rules`.slice(0, 200);
  const file = await callApp('ruleFiles.save', { suggestedName, text });
  if (file !== null) showDone('Rules saved', `They are in ${file.name}.`);
}

/** Asks for a file and adds its rules. Rejects with one sentence where it holds none. */
export async function takeRulesFromFile(): Promise<void> {
  const file = await callApp('ruleFiles.open', {});
  if (file === null) return;
  const { added, known, changed, changeId } = await callData('tagRules.import', {
    fileName: file.name,
    text: file.text,
  });
  if (changeId === null) {
    showDone('Nothing to add', `Every rule of ${file.name} is in the list already.`);
    return;
  }
  const others = known === 0 ? '' : `, ${plural(known, 'other')} known already`;
  offerUndo(`${plural(added, 'rule')} added${others}`, { changed, changeId });
}
