import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { PackPreview } from '#shared/contract/policy-packs';
import type { IsoDate } from '#shared/domain/date';
import { formatNumber, plural } from '../../../components/format.ts';
import { UnreadNotice } from '../../../components/unread-notice.tsx';
import { useCommand, useData } from '../../../data/hooks.ts';
import { offerPolicyUndo } from './offer-policy-undo.ts';
import { PreviewBody } from './preview-body.tsx';
import { isPutOff, putOff } from './put-off.ts';
import classes from './packs.module.css';

function countWords({ before, after, difference, stored }: PackPreview): string {
  const rules = plural(difference.rules.length, 'rule');
  const differ = `${rules} ${difference.rules.length === 1 ? 'differs' : 'differ'}`;
  if (stored?.isActive !== true) return `${differ}.`;
  if (before.flagged === after.flagged && before.undetermined === after.undetermined) {
    return `${differ}; no count changes.`;
  }
  const change = (from: number, to: number): string =>
    from === to ? formatNumber(from) : `${formatNumber(from)} → ${formatNumber(to)}`;
  return `${differ}. Flagged ${change(before.flagged, after.flagged)}, undetermined ${change(before.undetermined, after.undetermined)}.`;
}

type UpdateProps = { readonly update: PackPreview; readonly asOf: IsoDate };

function Update({ update, asOf }: UpdateProps): ReactElement {
  const { id, title, version, stored } = update;
  const [isShown, setIsShown] = useState(false);
  const [isLater, setIsLater] = useState(() => isPutOff(id, version));
  const command = useCommand('policies.takeUpdate');
  const take = (): void => {
    command.mutate(
      { id },
      {
        onSuccess: (done) => {
          setIsShown(false);
          offerPolicyUndo(`“${title}” ${version} is taken`, done);
        },
      },
    );
  };
  return (
    <Alert
      className={classes['notice'] ?? ''}
      variant="default"
      icon={<IconGavel aria-hidden />}
      role="note"
      aria-label={`Newer version of ${title}`}
    >
      <div className={classes['line']}>
        <Text size="sm" className={classes['words'] ?? ''}>
          A newer version of <bdi>“{title}”</bdi> is ready: {version} in place of {stored?.version}.
          {isLater ? '' : ` ${countWords(update)} Nothing changes before you take it.`}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => setIsShown(true)}>
            Show the difference
          </Button>
          {isLater ? null : (
            <>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  putOff(id, version);
                  setIsLater(true);
                }}
              >
                Later
              </Button>
              <Button size="compact-sm" loading={command.isPending} onClick={take}>
                Take it
              </Button>
            </>
          )}
        </Group>
      </div>
      <Modal
        opened={isShown}
        onClose={() => setIsShown(false)}
        size={860}
        title="A newer version of a policy"
      >
        <Stack gap="md">
          <PreviewBody preview={update} asOf={asOf} isActive={stored?.isActive === true} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsShown(false)} data-autofocus>
              Not now
            </Button>
            <Button loading={command.isPending} onClick={take}>
              Take it
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Alert>
  );
}

/** Newer versions of policies in use that the program brings, each with what it would change. */
export function UpdateNotices({ asOf }: { readonly asOf: IsoDate }): ReactElement | null {
  const { data, error, refetch } = useData('policies.updates', {});
  if (error !== null) {
    return (
      <UnreadNotice
        className={classes['notice']}
        what="Whether there are newer versions of policies could not be read."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  // Nothing stands in its place while it is read: hardly ever is there a newer one.
  if (data === undefined) return null;
  return (
    <>
      {data.map((update) => (
        <Update key={`${update.id} ${update.version}`} update={update} asOf={asOf} />
      ))}
    </>
  );
}
