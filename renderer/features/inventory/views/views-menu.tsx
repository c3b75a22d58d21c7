import { Button, Menu, Text } from '@mantine/core';
import {
  IconBookmark,
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import type { GridApi } from 'ag-grid-community';
import { memo, useState, type ReactElement } from 'react';
import type { ItemRow } from '#shared/contract/items';
import type { SavedView } from '#shared/contract/views';
import { showDone, showError } from '../../../components/notify.ts';
import { callData } from '../../../data/data-client.ts';
import { useData } from '../../../data/hooks.ts';
import { showUndo } from '../tagging/show-undo.tsx';
import { NameDialog, type NameRequest } from './name-dialog.tsx';
import { isSameView } from './same-view.ts';
import { useShownView } from './use-shown-view.ts';
import { openView, refreshViews, useViews } from './view-store.ts';
import classes from './views.module.css';

/** Runs a change of the views, then reads them anew; a failure is told. */
function change(work: Promise<unknown>, done?: () => void): void {
  const run = async (): Promise<void> => {
    await work;
    await refreshViews();
    done?.();
  };
  run().catch(showError);
}

function remove({ id, name }: SavedView): void {
  change(callData('views.remove', { id }), () => {
    useViews.setState({ activeId: null });
    showUndo('View deleted', `“${name}” is not in the workspace any more.`, async () => {
      await callData('views.restore', { id });
      await refreshViews();
    });
  });
}

function renaming({ id, name }: SavedView): NameRequest {
  return {
    title: 'Rename the view',
    button: 'Rename',
    name,
    save: async (next) => {
      await callData('views.rename', { id, name: next });
      await refreshViews();
    },
  };
}

/** The views of the workspace: open one, keep what is shown, change the one that is open. */
export const ViewsMenu = memo(function ViewsMenu({
  api,
}: {
  readonly api: GridApi<ItemRow> | null;
}): ReactElement {
  const { data: views = [] } = useData('views.list', {});
  const activeId = useViews((state) => state.activeId);
  const shown = useShownView(api);
  const [request, setRequest] = useState<NameRequest | null>(null);
  const active = views.find(({ id }) => id === activeId) ?? null;
  const isChanged = active !== null && shown !== null && !isSameView(active.view, shown);

  const saveAs = (): void => {
    if (shown === null) return;
    setRequest({
      title: 'Save as a view',
      button: 'Save',
      name: '',
      save: async (name) => {
        const { id } = await callData('views.save', { name, view: shown });
        await refreshViews();
        useViews.setState({ activeId: id });
      },
    });
  };

  return (
    <>
      <Menu position="bottom-end" shadow="md" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            className={classes['target'] ?? ''}
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            disabled={shown === null}
          >
            {active === null ? (
              'Views'
            ) : (
              <>
                <bdi className={classes['name']}>{active.name}</bdi>
                {isChanged ? <span className={classes['changed']}>changed</span> : null}
              </>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Open a view</Menu.Label>
          {views.length === 0 ? (
            <Text size="sm" c="dimmed" px="sm" pb={6}>
              None is saved yet.
            </Text>
          ) : null}
          <div className={classes['list']} role="none">
            {views.map((each) => (
              <Menu.RadioItem
                key={each.id}
                value={String(each.id)}
                checked={each.id === activeId}
                closeMenuOnClick
                // The open view can be opened again, which drops what was changed since.
                onClick={() => openView(each)}
              >
                <bdi>{each.name}</bdi>
                {each.isStart ? (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    at start
                  </Text>
                ) : null}
              </Menu.RadioItem>
            ))}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={saveAs}>
            Save as a view…
          </Menu.Item>
          {active === null || shown === null ? null : (
            <>
              <Menu.Label>
                <bdi>{active.name}</bdi>
              </Menu.Label>
              <Menu.Item
                leftSection={<IconDeviceFloppy size={14} aria-hidden />}
                disabled={!isChanged}
                onClick={() =>
                  change(callData('views.update', { id: active.id, view: shown }), () =>
                    showDone('View updated', `“${active.name}” is now what is shown.`),
                  )
                }
              >
                Update to what is shown
              </Menu.Item>
              <Menu.Item
                leftSection={<IconPencil size={14} aria-hidden />}
                onClick={() => setRequest(renaming(active))}
              >
                Rename…
              </Menu.Item>
              <Menu.CheckboxItem
                checked={active.isStart}
                closeMenuOnClick
                onClick={() =>
                  change(callData('views.setStart', { id: active.isStart ? null : active.id }))
                }
              >
                Start with this view
              </Menu.CheckboxItem>
              <Menu.Item
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => remove(active)}
              >
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameDialog request={request} onClose={() => setRequest(null)} />
    </>
  );
});
