import { Badge, Tabs } from '@mantine/core';
import { IconFileCheck, IconShieldOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { formatNumber } from '../../../components/format.ts';
import { useData } from '../../../data/hooks.ts';
import { DatedSection } from './dated-section.tsx';
import { ListingsSection } from './listings-section.tsx';
import { OperatorSection } from './operator-section.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { RECORD_PARTS, showRecords, usePolicyTab, type RecordPart } from '../policy-tab.ts';
import { blankAuthorisation, blankWaiver } from './statement-draft.ts';
import { validityOf } from './validity.ts';

const WORDS: Readonly<Record<RecordPart, string>> = {
  questions: 'Questions',
  authorisations: 'Authorisations',
  waivers: 'Waivers',
  listings: 'Listed suppliers',
  operator: 'Operator',
};

type Mark = {
  readonly count: number;
  /** Those of them that expire soon. */
  readonly expiring: number;
  readonly isOpen: boolean;
  readonly words: string;
};

/** What the parts count: questions that items wait for, and what is on record. */
function useMarks(): Partial<Record<RecordPart, Mark>> {
  const { data: records } = useData('policies.records', {});
  const { data: workspace } = useData('workspace.get', {});
  if (records === undefined || workspace === undefined) return {};
  const open = records.questions.filter(({ undetermined }) => undetermined > 0).length;
  const dated = (kind: 'authorisation' | 'waiver'): Mark => {
    const statements = records.statements.flatMap(({ statement }) =>
      statement.kind === kind ? [statement] : [],
    );
    const expiring = statements.filter(
      (each) => validityOf(each, workspace.asOf) === 'expiring',
    ).length;
    return {
      count: statements.length,
      expiring,
      isOpen: expiring > 0,
      words: expiring > 0 ? `, ${formatNumber(expiring)} about to expire` : '',
    };
  };
  return {
    questions: { count: open, expiring: 0, isOpen: true, words: ' to answer' },
    authorisations: dated('authorisation'),
    waivers: dated('waiver'),
    listings: { count: records.listings.length, expiring: 0, isOpen: false, words: '' },
  };
}

function TabMark({ count, isOpen, words }: Mark): ReactElement | null {
  if (count === 0) return null;
  return (
    <Badge
      size="sm"
      variant="light"
      color={isOpen ? 'orange' : 'gray'}
      aria-label={`${formatNumber(count)}${words}`}
    >
      {formatNumber(count)}
    </Badge>
  );
}

function Authorisations(): ReactElement {
  return (
    <DatedSection
      kind="authorisation"
      label="Authorisations"
      noun="authorisation"
      explanation="A rule that asks for an authorisation flags no item that one of these covers, from its first to its last day."
      empty={{
        icon: IconFileCheck,
        title: 'No authorisations on record',
        text: 'Where a rule asks for an authorisation, record each that you hold: its reference, its days, and the models and versions that it is for.',
      }}
      blank={blankAuthorisation}
    />
  );
}

function Waivers(): ReactElement {
  return (
    <DatedSection
      kind="waiver"
      label="Waivers"
      noun="waiver"
      explanation="An exception from a rule, with who approved it, why and until when. Waived items are counted beside the flagged ones and listed in the audit summary; the day after its last day the rule decides about them again."
      empty={{
        icon: IconShieldOff,
        title: 'No waivers on record',
        text: 'Except items from a rule for a time, with the reason and who approved it. The finding stays visible on the item.',
      }}
      blank={blankWaiver}
    />
  );
}

/** How many things on record ask for the operator: open questions, and records about to expire. */
export function RecordsMark(): ReactElement | null {
  const { questions, authorisations, waivers } = useMarks();
  const count =
    (questions?.count ?? 0) + (authorisations?.expiring ?? 0) + (waivers?.expiring ?? 0);
  return <TabMark count={count} expiring={0} isOpen words=" to be looked at" />;
}

/** What the operator puts on record for policies, part by part. */
export function RecordsTabs(): ReactElement {
  const part = usePolicyTab((state) => state.part);
  const marks = useMarks();
  return (
    <Tabs variant="pills" value={part} keepMounted={false} onChange={showRecords}>
      <Tabs.List mb="md" aria-label="On record">
        {RECORD_PARTS.map((each) => {
          const mark = marks[each];
          return (
            <Tabs.Tab
              key={each}
              value={each}
              rightSection={mark === undefined || mark.count === 0 ? null : <TabMark {...mark} />}
            >
              {WORDS[each]}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value="questions">
        <QuestionsSection />
      </Tabs.Panel>
      <Tabs.Panel value="authorisations">
        <Authorisations />
      </Tabs.Panel>
      <Tabs.Panel value="waivers">
        <Waivers />
      </Tabs.Panel>
      <Tabs.Panel value="listings">
        <ListingsSection />
      </Tabs.Panel>
      <Tabs.Panel value="operator">
        <OperatorSection />
      </Tabs.Panel>
    </Tabs>
  );
}
