import { Checkbox, Group, Modal, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { NewSample } from '#shared/contract/sampling';
import type { ItemFilter } from '#shared/domain/filter';
import { CONFIDENCES } from '#shared/domain/sampling/confidence';
import { MAX_SAMPLE, sampleSize } from '#shared/domain/sampling/sample-size';
import { formatNumber, plural } from '../../components/format.ts';
import { messageOf, showError } from '../../components/notify.ts';
import { callData } from '../../data/data-client.ts';
import { useData } from '../../data/hooks.ts';
import { IN_SCOPE, isEmptyFilter } from '../inventory/filters/filter-model.ts';
import { sentenceOf } from '../inventory/filters/filter-sentence.ts';
import { useSupplierNames } from '../inventory/filters/use-supplier-names.ts';
import { useInventory } from '../inventory/inventory-store.ts';
import { FormFrame } from '../../components/form-frame.tsx';

type Scope = 'in-scope' | 'flagged' | 'inventory';

const PERCENT = 100;
const USUAL_MARGIN = 5;
const SEED_BYTES = 8;

/** A seed that nobody chose. */
function randomSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type DrawDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDrawn: (id: number) => void;
};

function numberOf(value: number | string): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function DrawForm({ onClose, onDrawn }: Omit<DrawDialogProps, 'isOpen'>): ReactElement {
  const suppliers = useSupplierNames();
  const ofInventory = useInventory((state) => state.filter);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>(isEmptyFilter(ofInventory) ? 'in-scope' : 'inventory');
  const [confidence, setConfidence] = useState<NewSample['confidence']>('95');
  const [sizedBy, setSizedBy] = useState<'margin' | 'items'>('margin');
  const [margin, setMargin] = useState<number | string>(USUAL_MARGIN);
  const [items, setItems] = useState<number | string>(100);
  const [seed, setSeed] = useState(randomSeed);
  const [isBySite, setIsBySite] = useState(true);
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const filters: Readonly<Record<Scope, ItemFilter>> = {
    'in-scope': IN_SCOPE,
    flagged: { isFlagged: true },
    inventory: ofInventory,
  };
  const filter = filters[scope];
  const population = useData('items.count', { filter }).data?.items;
  const [percent, wanted] = [numberOf(margin), numberOf(items)];
  const size =
    sizedBy === 'items'
      ? wanted === null
        ? null
        : { items: Math.round(wanted) }
      : percent === null
        ? null
        : { margin: percent / PERCENT };
  const drawn =
    population === undefined || size === null
      ? null
      : 'items' in size
        ? Math.min(size.items, population)
        : sampleSize(population, confidence, size.margin);

  const draw = async (): Promise<void> => {
    if (size === null) return;
    setIsPending(true);
    setError(null);
    try {
      const sample = await callData('samples.draw', {
        name: name.trim(),
        filter,
        seed: seed.trim(),
        confidence,
        size,
        isBySite,
      });
      onDrawn(sample.id);
      onClose();
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setIsPending(false);
    }
  };

  return (
    <FormFrame
      submit={drawn === null ? 'Draw the sample' : `Draw ${plural(drawn, 'item')}`}
      canSubmit={name.trim() !== '' && seed.trim() !== '' && drawn !== null && drawn > 0}
      isPending={isPending}
      error={error}
      onSubmit={() => void draw()}
      onCancel={() => {
        if (isPending) callData('items.cancelChange', {}).catch(showError);
        else onClose();
      }}
    >
      <TextInput
        label="Name"
        placeholder="Such as Spring inspection 2026"
        required
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label="Drawn from"
        description={population === undefined ? 'Counting the items …' : plural(population, 'item')}
        allowDeselect={false}
        data={[
          { value: 'in-scope', label: 'Every item in scope' },
          { value: 'flagged', label: 'Flagged items' },
          {
            value: 'inventory',
            label: `As the inventory is filtered: ${sentenceOf(ofInventory, suppliers)}`,
          },
        ]}
        value={scope}
        onChange={(value) => {
          if (value === 'in-scope' || value === 'flagged' || value === 'inventory') setScope(value);
        }}
      />
      <Group grow align="flex-start">
        <Select
          label="How many"
          allowDeselect={false}
          data={[
            { value: 'margin', label: 'As a margin needs' },
            { value: 'items', label: 'A number of items' },
          ]}
          value={sizedBy}
          onChange={(value) => setSizedBy(value === 'items' ? 'items' : 'margin')}
        />
        {sizedBy === 'items' ? (
          <NumberInput
            label="Items"
            min={1}
            max={MAX_SAMPLE}
            allowDecimal={false}
            value={items}
            onChange={setItems}
          />
        ) : (
          <NumberInput
            label="Margin either way"
            suffix="%"
            min={0.5}
            max={50}
            decimalScale={1}
            value={margin}
            onChange={setMargin}
          />
        )}
        <Select
          label="Confidence"
          allowDeselect={false}
          data={CONFIDENCES.map((value) => ({ value, label: `${value}%` }))}
          value={confidence}
          onChange={(value) => {
            const known = CONFIDENCES.find((each) => each === value);
            if (known !== undefined) setConfidence(known);
          }}
        />
      </Group>
      <Checkbox
        label="Share it out among sites"
        description="Each site gets its part in proportion to its items"
        checked={isBySite}
        onChange={(event) => setIsBySite(event.currentTarget.checked)}
      />
      <TextInput
        label="Seed"
        description="The same seed draws the same items of the same register. Let the auditor name it, or leave it."
        maxLength={200}
        value={seed}
        onChange={(event) => setSeed(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {drawn === null || population === undefined
          ? 'Say how many.'
          : `${formatNumber(drawn)} of ${plural(population, 'item')}. What the register says of them now is kept with the sample.`}
      </Text>
    </FormFrame>
  );
}

/** Draws a sample: from which items, how many, with which seed. */
export function DrawDialog({ isOpen, ...props }: DrawDialogProps): ReactElement {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title="Draw a sample" size="lg">
      {isOpen ? <DrawForm {...props} /> : null}
    </Modal>
  );
}
