import { ActionIcon, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCopy, IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { plural } from '../../../components/format.ts';
import { showDone, showError } from '../../../components/notify.ts';
import { callApp } from '../../../data/bridge.ts';
import { callData } from '../../../data/data-client.ts';
import { useCommand } from '../../../data/hooks.ts';
import { openOwnPack } from '../own-pack/own-pack-store.ts';
import { draftOf } from '../own-pack/draft-of.ts';
import { offerPolicyUndo } from './offer-policy-undo.ts';

async function save({ id, version, title }: PolicyInfo): Promise<void> {
  const file = await callApp('files.chooseSave', {
    suggestedName: `${id}-${version}.json`,
    kind: 'json',
  });
  if (file === null) return;
  const { rules } = await callData('policies.exportPack', { id, token: file.token });
  showDone('The policy is saved', `“${title}” with ${plural(rules, 'rule')} is in ${file.name}.`);
}

/** What can be done with a policy as a document: change, copy, save, remove. */
export function PackMenu({ policy }: { readonly policy: PolicyInfo }): ReactElement {
  const { id, title, origin } = policy;
  const saving = useMutation({ mutationFn: save, onError: showError });
  const removing = useCommand('policies.removePack');
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={saving.isPending || removing.isPending}
          aria-label={`More about ${title}`}
        >
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {origin === 'own' ? (
          <Menu.Item
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() =>
              openOwnPack({ id, title, draft: draftOf(policy), isActive: policy.isActive })
            }
          >
            Change…
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconCopy size={14} aria-hidden />}
          onClick={() =>
            openOwnPack({
              id: null,
              title,
              draft: draftOf({ ...policy, title: `${title} (copy)` }),
              isActive: true,
            })
          }
        >
          Duplicate as your own…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saving.mutate(policy)}
        >
          Save to a file…
        </Menu.Item>
        {origin === 'built-in' ? null : (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() =>
              removing.mutate(
                { id },
                { onSuccess: (done) => offerPolicyUndo(`“${title}” is removed`, done) },
              )
            }
          >
            Remove
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
