import { Button, Group, Text } from '@mantine/core';
import {
  IconArrowRight,
  IconBinaryTree2,
  IconBuildingFactory2,
  IconCircleCheck,
  IconLock,
} from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { ImportResult } from '#shared/contract/import';
import { useNavigation } from '../../app/navigation.ts';
import { useDialogs } from '../../app/dialogs.ts';
import { formatMoment, formatSeconds, plural } from '../../components/format.ts';
import { CountrySelect } from '../../components/country-select.tsx';
import { useCommand, useData } from '../../data/hooks.ts';
import { CloseDialog } from '../audits/close-dialog.tsx';
import { Warnings } from './file-facts.tsx';
import { startNext, startOver, useImport } from './import-store.ts';
import { LedgerEquation, Reasons } from './ledger-view.tsx';
import { SaveRejectsButton } from './rejects-modal.tsx';
import classes from './import.module.css';

/** Asks once, without insisting, for what the first audit lacks. */
function HomeCountryQuestion(): ReactElement | null {
  const { data } = useData('workspace.get', {});
  const update = useCommand('workspace.update');
  const show = useDialogs((state) => state.show);
  const [isLater, setIsLater] = useState(false);
  if (data === undefined || data.homeCountry !== null || isLater) return null;
  return (
    <section className={classes['card']} aria-label="Home country">
      <h2 className={classes['cardTitle']}>In which country is this network?</h2>
      <Text size="sm" mb="xs">
        The home country stands in where an item names none, so that national rules can be decided.
      </Text>
      <Group gap="xs" align="center">
        <CountrySelect
          label="Home country"
          isLabelHidden
          value={null}
          onChange={(homeCountry) => {
            if (homeCountry !== null) update.mutate({ homeCountry });
          }}
        />
        <Button
          variant="default"
          onClick={() => {
            show('settings');
          }}
        >
          All settings
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            setIsLater(true);
          }}
        >
          Later
        </Button>
      </Group>
    </section>
  );
}

/** Longest part of a file's name that the name of an audit begins with. */
const MAX_NAME = 150;

/**
 * Freezes the figures with the import, so that a later import of the same source can be compared with
 * it item by item.
 */
function CloseButton({ fileName }: { readonly fileName: string }): ReactElement {
  const [isClosing, setClosing] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLock size={16} aria-hidden />}
        title="Freezes the figures, to compare them with those after a later import"
        onClick={() => setClosing(true)}
      >
        Close an audit
      </Button>
      <CloseDialog
        isOpen={isClosing}
        suggestedName={`After ${fileName.slice(0, MAX_NAME)}`}
        onClose={() => setClosing(false)}
      />
    </>
  );
}

type DonePanelProps = {
  readonly result: ImportResult;
  onShowRejects(this: void, result: ImportResult): void;
};

/** The end of an import: its ledger, what was rejected, and what to do next. */
export function DonePanel({ result, onShowRejects }: DonePanelProps): ReactElement {
  const { data: workspace } = useData('workspace.get', {});
  const go = useNavigation((state) => state.go);
  const queue = useImport((state) => state.queue);
  const { data: imports } = useData('imports.list', {});
  const { importId, ledger, missing, source } = result;
  const undoneAt = imports?.find((each) => each.importId === importId)?.undoneAt ?? null;
  const unresolved = workspace?.unresolvedItems ?? 0;
  const untagged = workspace?.untaggedItems ?? 0;
  return (
    <div className={classes['stack']}>
      <section className={classes['card']} aria-label="Import done" aria-live="polite">
        <Group gap="xs" mb="sm">
          <IconCircleCheck size={22} aria-hidden color="var(--mantine-color-petrol-6)" />
          <h2 className={classes['cardTitle']} style={{ margin: 0 }}>
            {result.fileName} is imported
          </h2>
          <Text size="sm" c="dimmed">
            {plural(ledger.read, 'row')} in {formatSeconds(result.seconds)}
          </Text>
        </Group>
        {undoneAt === null ? null : (
          <Text size="sm" mb="sm" role="status">
            This import was undone on {formatMoment(undoneAt)}; what follows is the record of it.
          </Text>
        )}
        <LedgerEquation ledger={ledger} />
        {missing === 0 ? null : (
          <Text size="sm" mt="sm">
            {plural(missing, 'item')} of <bdi>{source}</bdi> {missing === 1 ? 'is' : 'are'} not
            named by this file, and missing since this import.
          </Text>
        )}
        <Reasons reasons={result.reasons} />
        {ledger.rejected > 0 && importId !== null ? (
          <Group gap="xs" mt="md">
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                onShowRejects(result);
              }}
            >
              Show rejected rows
            </Button>
            <SaveRejectsButton importId={importId} fileName={result.fileName} />
          </Group>
        ) : null}
        <Warnings warnings={result.warnings} />
      </section>
      <HomeCountryQuestion />
      <section className={classes['card']} aria-label="Next steps">
        <h2 className={classes['cardTitle']}>Next</h2>
        <Group gap="xs">
          <Button
            rightSection={<IconArrowRight size={16} aria-hidden />}
            onClick={() => {
              go('overview');
            }}
          >
            See the overview
          </Button>
          {unresolved > 0 ? (
            <Button
              variant="default"
              leftSection={<IconBuildingFactory2 size={16} aria-hidden />}
              onClick={() => {
                go('vendors');
              }}
            >
              Resolve the vendor of {plural(unresolved, 'item')}
            </Button>
          ) : null}
          {untagged > 0 ? (
            <Button
              variant="default"
              leftSection={<IconBinaryTree2 size={16} aria-hidden />}
              onClick={() => {
                go('placement');
              }}
            >
              Tag {plural(untagged, 'untagged item')}
            </Button>
          ) : null}
          {undoneAt === null ? <CloseButton fileName={result.fileName} /> : null}
          <Button variant="default" onClick={queue.length > 0 ? startNext : startOver}>
            {queue.length > 0 ? `Next file: ${queue[0]?.name ?? ''}` : 'Import another file'}
          </Button>
        </Group>
      </section>
    </div>
  );
}
