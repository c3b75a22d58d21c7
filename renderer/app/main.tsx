import '../data/csp.ts';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showError } from '../components/notify.ts';
import { styleNonce } from '../data/csp.ts';
import { followDataHost, queryClient } from '../data/query-client.ts';
import { tellBackups } from '../features/backups/tell-backups.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { giveBackMemory } from './give-back-memory.ts';
import { keepPlace, returnTo } from './keep-place.ts';
import { restoreSession } from './session.ts';
import { cssVariables, theme } from './theme.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'provenet-color-scheme' });
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

followDataHost();
tellBackups();
restoreSession(returnTo).catch(showError);
keepPlace();
giveBackMemory();

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="bottom-right" limit={4} />
          <ErrorBoundary resetKey="app">
            <App />
          </ErrorBoundary>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
