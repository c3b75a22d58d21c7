import { Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { ColorSchemeMenu } from '../../app/color-scheme-menu.tsx';
import { generalCommands } from '../../app/commands.ts';
import { Wordmark } from '../../components/wordmark.tsx';
import { RecentList } from './recent-list.tsx';
import classes from './start-screen.module.css';

const actions = generalCommands.filter(({ id }) => ['new', 'open', 'sample'].includes(id));

const links = generalCommands.filter(({ id }) => ['new-encrypted', 'verify'].includes(id));

/** What the window shows while no workspace is open. */
export function StartScreen(): ReactElement {
  return (
    <div className={classes['page']}>
      <div className={classes['top']}>
        <ColorSchemeMenu />
      </div>
      <main className={classes['center']}>
        <header className={classes['head']}>
          <Title order={1} fz="inherit">
            <Wordmark size="large" />
          </Title>
          <p className={classes['question']}>
            Whose equipment does your network run on, where does it sit,
            <br />
            by when must it go, and can you prove it?
          </p>
        </header>
        <div className={classes['actions']}>
          {actions.map(({ id, label, about, icon: Icon, run }) => (
            <button key={id} type="button" className={classes['action']} onClick={run}>
              <Icon size={26} stroke={1.5} aria-hidden />
              <strong>{label}</strong>
              <span>{about}</span>
            </button>
          ))}
        </div>
        <Title order={2} size="sm" mb={8} fw={600}>
          Recent workspaces
        </Title>
        <RecentList />
        {links.map(({ id, label, run }) => (
          <button key={id} type="button" className={classes['link']} onClick={run}>
            {label}…
          </button>
        ))}
      </main>
    </div>
  );
}
