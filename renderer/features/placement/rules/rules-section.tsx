import { Button, Group } from '@mantine/core';
import { IconDownload, IconListCheck, IconPlus, IconUpload } from '@tabler/icons-react';
import { useEffect, useState, type ReactElement } from 'react';
import type { OwnRuleInfo } from '#shared/contract/tag-rules';
import { OWN_RULE_LIMITS } from '#shared/domain/own-tag-rule';
import { plural } from '../../../components/format.ts';
import { messageOf, showError } from '../../../components/notify.ts';
import { EmptyState, ErrorState, LoadingState } from '../../../components/states.tsx';
import { useData } from '../../../data/hooks.ts';
import { useSupplierNames } from '../../inventory/filters/use-supplier-names.ts';
import { BuiltInRules } from './built-in-rules.tsx';
import { writeRule } from './rule-dialog-store.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleRow } from './rule-row.tsx';
import classes from './rules.module.css';
import { saveRulesAsFile, takeRulesFromFile, useRules } from './use-rules.ts';

function NewRuleButton({ isFull }: { isFull: boolean }): ReactElement {
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      disabled={isFull}
      title={isFull ? `${OWN_RULE_LIMITS.rules} rules fit; remove some first` : undefined}
      onClick={() => writeRule()}
    >
      New rule
    </Button>
  );
}

function TakeButton(): ReactElement {
  return (
    <Button
      variant="default"
      leftSection={<IconUpload size={16} aria-hidden />}
      onClick={() => {
        takeRulesFromFile().catch(showError);
      }}
    >
      Take from a file
    </Button>
  );
}

function RuleList({ rules }: { rules: readonly OwnRuleInfo[] }): ReactElement {
  const suppliers = useSupplierNames();
  const commands = useRules();
  const [moved, setMoved] = useState<number | null>(null);
  // A row that changes its place in the page loses the focus, and moving on needs it.
  useEffect(() => {
    if (moved !== null) document.getElementById(`own-rule-${moved}`)?.focus();
  }, [rules, moved]);
  return (
    <ol className={classes['list']} aria-label="Your rules" onBlur={() => setMoved(null)}>
      {rules.map((info, at) => (
        <RuleRow
          key={info.id}
          info={info}
          place={at + 1}
          of={rules.length}
          suppliers={suppliers}
          commands={commands}
          onMove={(direction) => {
            setMoved(info.id);
            commands.move(info, direction);
          }}
        />
      ))}
    </ol>
  );
}

function OwnRules(): ReactElement {
  const { data, error, refetch } = useData('tagRules.list', {});
  const workspace = useData('workspace.get', {});
  if (error !== null) {
    return <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) return <LoadingState blocks={[72, 72, 72]} />;
  if (data.length === 0) {
    return (
      <EmptyState
        icon={IconListCheck}
        title="No rules of your own yet"
        text="You know what your host names and sites mean. Say it once, and every item, of this and of later files, is tagged by it."
        action={
          <Group>
            <NewRuleButton isFull={false} />
            <TakeButton />
          </Group>
        }
      />
    );
  }
  return (
    <>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{plural(data.length, 'rule')} of your own</h2>
        <Group gap={8} wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => {
              saveRulesAsFile(workspace.data?.name ?? 'Provenet').catch(showError);
            }}
          >
            Save as a file
          </Button>
          <TakeButton />
          <NewRuleButton isFull={data.length >= OWN_RULE_LIMITS.rules} />
        </Group>
      </div>
      <p className={classes['explanation']}>
        The first rule that sets a tag wins it. Your rules come before the built-in ones, and after
        what the file or a person says.
      </p>
      <RuleList rules={data} />
    </>
  );
}

/** The operator's own rules in their order, and those of the catalogue that come after them. */
export function RulesSection(): ReactElement {
  return (
    <section aria-label="Rules">
      <OwnRules />
      <BuiltInRules />
      <RuleDialog />
    </section>
  );
}
