import { Button, Checkbox, Group, Table } from '@mantine/core';
import type { ReactElement } from 'react';
import type { UnresolvedName } from '#shared/contract/vendors';
import { formatNumber } from '../../components/format.ts';
import { SignNote } from '../../components/sign-note.tsx';
import { bestSuggestion, candidatesOf } from './best-suggestion.ts';
import { sentenceOfItems } from '../../components/sign-words.ts';
import { SupplierPicker, type Assignment } from './supplier-picker.tsx';
import classes from './vendors.module.css';

const MODELS_SHOWN = 4;
/** Confidence from which a suggestion is called likely. */
const LIKELY = 0.7;

type UnresolvedRowProps = {
  readonly name: UnresolvedName;
  readonly isSelected: boolean;
  readonly isBusy: boolean;
  /** Only one row of the table is reached by Tab; arrow keys lead to the others. */
  readonly isTabStop: boolean;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onPick: (to: Assignment) => void;
};

type Suggestion = UnresolvedName['suggestions'][number];

/** Why a text may mean a supplier. */
function suggestionWords({ why, name, confidence }: Suggestion): string {
  const reason = why === 'slip' ? `Few letters off “${name}”` : `Holds “${name}” and more`;
  return `${reason}: ${confidence >= LIKELY ? 'likely' : 'possible'}, not sure.`;
}

/** One manufacturer text that leads to no supplier yet. */
export function UnresolvedRow(props: UnresolvedRowProps): ReactElement {
  const { name, isSelected, isBusy, isTabStop, onToggle, onFocus, onPick } = props;
  const words = name.text === '' ? '(blank)' : name.text;
  const [suggestion] = name.suggestions;
  const [sign] = name.evidence;
  const offered = bestSuggestion(name);
  const models = name.models.slice(0, MODELS_SHOWN).join(', ');
  return (
    <Table.Tr
      className={classes['row'] ?? ''}
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected}
      {...(isSelected ? { bg: 'var(--mantine-primary-color-light)' } : {})}
      onFocus={onFocus}
    >
      <Table.Td w={40}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          checked={isSelected}
          onChange={onToggle}
          aria-label={`Select ${words}`}
        />
      </Table.Td>
      <Table.Td className={classes['text'] ?? ''}>
        <bdi>{words}</bdi>
        {suggestion === undefined ? null : (
          <div className={classes['note']}>{suggestionWords(suggestion)}</div>
        )}
        {sign === undefined ? null : (
          <div className={classes['note']}>
            <SignNote isSure={sign.isSure}>{sentenceOfItems(sign, name.items)}</SignNote>
          </div>
        )}
        {name.note === null ? null : <div className={classes['note']}>{name.note}</div>}
      </Table.Td>
      <Table.Td data-num>{formatNumber(name.items)}</Table.Td>
      <Table.Td c="dimmed" className={classes['text'] ?? ''}>
        <bdi>{models === '' ? '–' : models}</bdi>
      </Table.Td>
      <Table.Td className={classes['actions'] ?? ''}>
        <Group gap={8} wrap="nowrap" justify="flex-end">
          {offered === null ? null : (
            <Button
              size="compact-sm"
              variant="light"
              tabIndex={-1}
              disabled={isBusy}
              data-suggestion
              aria-label={`Accept ${offered.name} for ${words}`}
              onClick={() => onPick({ supplierId: offered.supplierId })}
            >
              {offered.name}
            </Button>
          )}
          <SupplierPicker
            label="Choose vendor"
            description={words}
            candidates={candidatesOf(name)}
            newName={name.text}
            isBusy={isBusy}
            onPick={onPick}
          />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
