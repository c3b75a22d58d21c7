import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PackPreview } from '#shared/contract/policy-packs';
import type { IsoDate } from '#shared/domain/date';
import { plural } from '../../../components/format.ts';
import notice from '../../../components/notice.module.css';
import { CountsChange } from './counts-change.tsx';
import { DifferenceView } from './difference-view.tsx';
import { deactivates, originWords, proposalWords } from './pack-words.ts';
import classes from './packs.module.css';

type PreviewBodyProps = {
  readonly preview: PackPreview;
  readonly asOf: IsoDate;
  /** Whether the pack is active once it is taken. */
  readonly isActive: boolean;
};

function standingWords({ is, stored, version }: PackPreview): string {
  if (stored === null) return `Version ${version}, new to this workspace`;
  const instead = `in place of ${stored.version} (${originWords[stored.origin]})`;
  if (is === 'older') return `Version ${version}, an older one, ${instead}`;
  return is === 'same' ? `Version ${version} again, ${instead}` : `Version ${version} ${instead}`;
}

function Unknown({ unknownSuppliers }: Pick<PackPreview, 'unknownSuppliers'>): ReactElement | null {
  if (unknownSuppliers.length === 0) return null;
  return (
    <Alert
      classNames={{ root: notice['warning'] ?? '', icon: notice['warningIcon'] ?? '' }}
      icon={<IconAlertTriangle aria-hidden />}
      title={`Names ${plural(unknownSuppliers.length, 'vendor')} that this workspace does not know`}
    >
      <bdi>{unknownSuppliers.join(', ')}</bdi>. Rules about them find nothing until there is a
      vendor with that id; look for a misspelling.
    </Alert>
  );
}

/** What taking a pack would do: its standing, what differs, and the counts before and after. */
export function PreviewBody({ preview, asOf, isActive }: PreviewBodyProps): ReactElement {
  const { title, jurisdiction, summary, rules, unverified, isOfProgram, stored } = preview;
  const proposal = proposalWords(preview);
  const notes = stored === null ? [] : preview.changelog;
  return (
    <Stack gap="md">
      <dl className={classes['facts']}>
        <dt>Policy</dt>
        <dd>
          <bdi>{title}</bdi> · <bdi>{jurisdiction}</bdi> · {plural(rules, 'rule')}
          {unverified === 0 ? '' : `, ${plural(unverified, 'rule')} unverified`}
        </dd>
        <dt>Version</dt>
        <dd>
          {standingWords(preview)}
          {isOfProgram ? '; a policy that comes with Provenet' : ''}
        </dd>
        <dt>Summary</dt>
        <dd>
          <bdi>{summary}</bdi>
        </dd>
        {notes.map(({ version, text }, at) => (
          <div key={`${version}-${at}`} style={{ display: 'contents' }}>
            <dt>{version}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Unknown unknownSuppliers={preview.unknownSuppliers} />
      <div>
        <Text size="sm" fw={600} mb={4}>
          {isActive || deactivates(preview)
            ? 'Items, once it is taken'
            : 'Items, if it were active'}
        </Text>
        <CountsChange before={preview.before} after={preview.after} />
      </div>
      {proposal === null ? null : (
        <Text size="sm" {...(deactivates(preview) ? {} : { c: 'dimmed' })}>
          {proposal}
        </Text>
      )}
      <DifferenceView difference={preview.difference} asOf={asOf} />
    </Stack>
  );
}
