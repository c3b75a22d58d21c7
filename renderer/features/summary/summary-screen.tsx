import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatDate } from '../../components/format.ts';
import { messageOf } from '../../components/notify.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { ErrorState, LoadingState } from '../../components/states.tsx';
import { useData } from '../../data/hooks.ts';
import { SummaryDocument } from '../../print/summary-document.tsx';
import { ImportFirst } from '../import/import-first.tsx';
import { BundleButton } from './bundle/bundle-button.tsx';
import { AnnexPreview } from './annex-preview.tsx';
import { Composer } from './composer.tsx';
import { useComposition } from './composition-store.ts';
import { printSummary, saveSummaryPdf } from './print-actions.ts';
import { useSummaryTab } from './summary-tab.ts';
import { SummaryTabs } from './summary-tabs.tsx';
import classes from './summary-screen.module.css';

/** What the tabs beside the document are for. */
const TAB_WORDS = {
  audits: 'Audits whose figures are frozen, and what changed between them and since.',
  sampling: 'Items that chance picks, to be looked at on their sites.',
} as const;

/** The audit summary as it will be printed, with the ways to bring it to paper. */
export function SummaryScreen(): ReactElement {
  const tab = useSummaryTab((state) => state.tab);
  const composition = useComposition((state) => state.composition);
  const [texts] = useDebouncedValue({ notes: composition.notes, mark: composition.mark }, 300);
  const question = { redaction: composition.redaction };
  const { data, error, refetch } = useData(
    'summary.document',
    { ...question, texts },
    // Its figures take seconds for a million items: not for a tab that does not show them.
    { keepsPrevious: true, isEnabled: tab === 'document' },
  );
  const print = useMutation({ mutationFn: () => printSummary() });
  const save = useMutation({ mutationFn: () => saveSummaryPdf(data?.workspaceName ?? '') });
  const isEmpty = data?.figures.summary.items.total === 0;
  const isReady = data !== undefined && !isEmpty;

  return (
    <>
      <PageHeader
        title="Audit summary"
        description={
          tab !== 'document'
            ? TAB_WORDS[tab]
            : data === undefined
              ? 'What is printed, as it is printed.'
              : `What is printed, as it is printed, as of ${formatDate(data.figures.summary.asOf)}.`
        }
        actions={
          tab === 'document' && (
            <>
              <BundleButton isDisabled={!isReady} />
              <Button
                variant="default"
                leftSection={<IconFileTypePdf size={16} aria-hidden />}
                disabled={!isReady}
                loading={save.isPending}
                onClick={() => {
                  save.mutate();
                }}
              >
                Save PDF
              </Button>
              <Button
                leftSection={<IconPrinter size={16} aria-hidden />}
                disabled={!isReady}
                loading={print.isPending}
                onClick={() => {
                  print.mutate();
                }}
              >
                Print
              </Button>
            </>
          )
        }
      />
      <SummaryTabs
        document={
          error !== null ? (
            <ErrorState message={messageOf(error)} onRetry={() => void refetch()} />
          ) : data === undefined ? (
            <LoadingState blocks={[900]} />
          ) : isEmpty ? (
            <ImportFirst
              title="Nothing to summarise yet"
              text="The audit summary is made of the items of this workspace. Import an inventory first."
            />
          ) : (
            <div className={classes['room']}>
              <Composer />
              <div className={classes['desk']}>
                <div className={classes['sheet']} data-paper={composition.paper}>
                  <SummaryDocument
                    document={data}
                    composition={composition}
                    annex={<AnnexPreview question={question} annex={data.annex} />}
                  />
                </div>
              </div>
            </div>
          )
        }
      />
    </>
  );
}
