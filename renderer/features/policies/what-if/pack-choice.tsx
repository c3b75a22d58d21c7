import { Badge, Button, Checkbox } from '@mantine/core';
import { IconFileCode, IconX } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import type { PolicyInfo } from '#shared/contract/policies';
import { plural } from '../../../components/format.ts';
import { SearchField } from '../../../components/search-field.tsx';
import { PackTextModal } from './pack-text-modal.tsx';
import { changeScenario, type Scenario } from './what-if-store.ts';
import classes from './what-if.module.css';

type PackChoiceProps = {
  readonly policies: readonly PolicyInfo[];
  readonly scenario: Scenario;
};

/** Which packs act in the scenario: any of the workspace's, proposals too, and one given as text. */
export function PackChoice({ policies, scenario }: PackChoiceProps): ReactElement {
  const [search, setSearch] = useState('');
  const [isWriting, setIsWriting] = useState(false);
  const today = policies.flatMap(({ id, isActive }) => (isActive ? [id] : []));
  const chosen = new Set(scenario.packIds ?? today);
  const wanted = search.trim().toLowerCase();
  const shown = policies.filter(({ id, title, jurisdiction }) =>
    [id, title, jurisdiction].some((text) => text.toLowerCase().includes(wanted)),
  );
  const toggle = (id: string): void => {
    const ids = policies.flatMap((each) =>
      (each.id === id) !== chosen.has(each.id) ? [each.id] : [],
    );
    const isAsToday = ids.length === today.length && ids.every((each) => today.includes(each));
    changeScenario({ packIds: isAsToday ? null : ids });
  };
  return (
    <div className={classes['block']} role="group" aria-label="Policies of the scenario">
      <div className={classes['blockHead']}>
        <h3 className={classes['blockTitle']}>Policies</h3>
        <span className={classes['dimmed']}>
          {chosen.size} of {plural(policies.length, 'policy', 'policies')} act
        </span>
        {scenario.packIds === null ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => changeScenario({ packIds: null })}
          >
            As today
          </Button>
        )}
      </div>
      <div className={classes['find']}>
        <SearchField
          placeholder="Country or policy"
          label="Find a policy for the scenario"
          value={search}
          onChange={setSearch}
        />
      </div>
      <ul className={classes['packs']}>
        {shown.map(({ id, title, isActive, isProposal }) => (
          <li key={id}>
            <Checkbox
              size="xs"
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
              label={
                <span className={classes['packLabel']}>
                  {title}
                  {isProposal ? (
                    <Badge size="xs" variant="outline" color="gray" radius="sm" tt="none">
                      Proposal
                    </Badge>
                  ) : null}
                  {isActive ? <span className={classes['dimmed']}>active today</span> : null}
                </span>
              }
            />
          </li>
        ))}
        {shown.length === 0 ? (
          <li className={classes['dimmed']}>No policy is called that</li>
        ) : null}
      </ul>
      {scenario.pack === null ? (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconFileCode size={14} aria-hidden />}
          onClick={() => setIsWriting(true)}
        >
          Try a pack as text
        </Button>
      ) : (
        <div className={classes['given']}>
          <span className={classes['givenWords']} title={scenario.pack.title}>
            With <bdi>{scenario.pack.title}</bdi>, given as text
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconX size={12} aria-hidden />}
            onClick={() => changeScenario({ pack: null })}
          >
            Leave it out
          </Button>
        </div>
      )}
      <PackTextModal isOpen={isWriting} onClose={() => setIsWriting(false)} />
    </div>
  );
}
