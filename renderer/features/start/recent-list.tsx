import { ActionIcon, Skeleton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { AppContract } from '#shared/contract/app';
import type { OutputOf } from '#shared/rpc/contract';
import { openWorkspace } from '../../app/session.ts';
import { formatMoment } from '../../components/format.ts';
import { showError } from '../../components/notify.ts';
import { callApp } from '../../data/bridge.ts';
import { useApp } from '../../data/hooks.ts';
import { queryClient, STABLE_KEY } from '../../data/query-client.ts';
import classes from './start-screen.module.css';

type Recent = OutputOf<AppContract, 'recents.list'>[number];

function RecentEntry({ recent }: { readonly recent: Recent }): ReactElement {
  const { id, name, folder, openedAt, isMissing } = recent;
  const open = useMutation({
    mutationFn: () => openWorkspace(() => callApp('workspace.openRecent', { id })),
    onError: showError,
  });
  const remove = useMutation({
    mutationFn: () => callApp('recents.remove', { id }),
    onError: showError,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [STABLE_KEY, 'recents.list'] }),
  });
  return (
    <li className={classes['recent']}>
      <button
        type="button"
        className={classes['open']}
        disabled={isMissing || open.isPending}
        onClick={() => {
          open.mutate();
        }}
      >
        <span className={classes['ellipsis']} title={name}>
          {name}
        </span>
        <span className={classes['small']}>{isMissing ? '' : formatMoment(openedAt)}</span>
        <span className={`${classes['small']} ${classes['ellipsis']}`} title={folder}>
          {isMissing ? `No longer in ${folder}` : folder}
        </span>
      </button>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Remove ${name} from this list`}
        title="Remove from this list; the file stays"
        loading={remove.isPending}
        onClick={() => {
          remove.mutate();
        }}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** The workspaces that were opened last on this computer. */
export function RecentList(): ReactElement {
  const { data } = useApp('recents.list', {});
  if (data === undefined) return <Skeleton height={112} />;
  if (data.length === 0) {
    return (
      <p className={classes['small']}>
        Workspaces that you open are listed here. You can also drop an inventory (CSV) or a
        workspace anywhere in this window.
      </p>
    );
  }
  return (
    <ul className={classes['recents']}>
      {data.map((recent) => (
        <RecentEntry key={recent.id} recent={recent} />
      ))}
    </ul>
  );
}
