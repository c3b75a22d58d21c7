import { Button, Popover, Skeleton, Stack, Text } from '@mantine/core';
import {
  IconCalendar,
  IconCalendarPin,
  IconChevronDown,
  IconTimelineEvent,
} from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { WorkspaceInfo } from '#shared/contract/workspace';
import { todayIso } from '#shared/domain/date';
import { formatDate } from '../components/format.ts';
import { Segments } from '../components/segments.tsx';
import { useCommand } from '../data/hooks.ts';
import { showPolicyTab } from '../features/policies/policy-tab.ts';
import { useNavigation } from './navigation.ts';

/** Loaded once a calendar is asked for, which starting does not wait for. */
const AsOfCalendar = lazy(async () => ({
  default: (await import('./as-of-calendar.tsx')).AsOfCalendar,
}));
/** What the calendar takes, so that what stands below it stays where it is. */
const CALENDAR_HEIGHT = 297;

type AsOfControlProps = { readonly workspace: WorkspaceInfo };

/** Shows and moves the date that verdicts are computed for. */
export function AsOfControl({ workspace }: AsOfControlProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const update = useCommand('workspace.update');
  const go = useNavigation((state) => state.go);
  const { asOf, isAsOfFixed, isReadOnly } = workspace;
  const Icon = isAsOfFixed ? IconCalendarPin : IconCalendar;

  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant={isAsOfFixed ? 'filled' : 'default'}
          color="#a03c0a"
          loading={update.isPending}
          leftSection={<Icon size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => {
            setIsOpen((before) => !before);
          }}
        >
          {isAsOfFixed ? `As of ${formatDate(asOf)}, fixed` : `As of today, ${formatDate(asOf)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" w={252}>
          <Text size="sm" c="dimmed">
            Verdicts, counts and the audit summary are computed for this date.
          </Text>
          <Segments
            aria-label="Which date"
            disabled={isReadOnly}
            data={[
              { value: 'today', label: 'Today' },
              { value: 'fixed', label: 'Fixed date' },
            ]}
            value={isAsOfFixed ? 'fixed' : 'today'}
            onChange={(choice) => {
              update.mutate({ asOf: choice === 'today' ? null : todayIso() });
            }}
          />
          <Suspense fallback={<Skeleton h={CALENDAR_HEIGHT} />}>
            <AsOfCalendar
              key={asOf}
              asOf={asOf}
              onPick={(day) => {
                if (isReadOnly) return;
                update.mutate({ asOf: day });
                setIsOpen(false);
              }}
            />
          </Suspense>
          <Button
            variant="subtle"
            leftSection={<IconTimelineEvent size={16} aria-hidden />}
            onClick={() => {
              setIsOpen(false);
              showPolicyTab('time');
              go('policies', { isAtTimeline: true });
            }}
          >
            See what changes when
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Follows today again; stands in the strip that says that the date is fixed. */
export function BackToToday({ workspace }: AsOfControlProps): ReactElement {
  const update = useCommand('workspace.update');
  return (
    <Button
      size="compact-xs"
      variant="default"
      disabled={workspace.isReadOnly}
      loading={update.isPending}
      onClick={() => {
        update.mutate({ asOf: null });
      }}
    >
      Back to today
    </Button>
  );
}
