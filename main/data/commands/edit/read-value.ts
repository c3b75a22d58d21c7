import type { EditableField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import { fieldReaders } from '../../../import/field-readers.ts';
import { readDate, type DateOrder } from '../../../import/values.ts';
import { builtInFieldWords } from '../../../tagging/field-catalogue.ts';

/** Words of the fields with a closed vocabulary, for the refusal of another one. */
const WORDS: Readonly<Partial<Record<EditableField, string>>> = {
  status: 'in-service, spare, planned or decommissioned',
  generation: '2G, 3G, 4G or 5G, or several such as 4G+5G',
};

const DATE_ORDERS: readonly DateOrder[] = ['day-first', 'month-first', 'year-first'];

/** Points stand in dates with the day first alone. */
const WITH_POINTS = /^\d{1,2}\. ?\d{1,2}\. ?\d{4}$/u;

/** Fails for a date whose numbers may be meant in several orders: nothing beside it tells which. */
function assertOneDay(text: string): void {
  if (WITH_POINTS.test(text)) return;
  const days = new Set(
    DATE_ORDERS.map((order) => readDate(text, order)).flatMap((day) => (day.ok ? [day.value] : [])),
  );
  const [one, other] = days;
  if (one === undefined || other === undefined) return;
  throw new AppError(
    'invalid-input',
    `“${text}” may be ${one} or ${other}; write the one that is meant.`,
  );
}

/**
 * Reads what a person sets a field to, with the checks of an import; a blank text clears the field.
 * Fails with `invalid-input` and one sentence, also for a date that can be read as several days.
 */
export function readEditedValue(field: EditableField, text: string | null): string | number | null {
  // Classes are told apart by texts that control characters separate.
  const written = (text ?? '').replace(/\p{Cc}/gu, ' ').trim();
  if (written === '') return null;
  if (field === 'installedOn') assertOneDay(written);
  const readers = fieldReaders(builtInFieldWords(), {
    dateOrder: 'day-first',
    decimalMarkOf: () => null,
  });
  const meaning = readers.get(field)?.(written) ?? { kind: 'value' as const, value: written };
  if (meaning.kind === 'value') return meaning.value;
  if (meaning.kind === 'invalid') throw new AppError('invalid-input', `${meaning.message}.`);
  if (field === 'installedOn') {
    const text = `“${written}” stands for no day in many programs; write another day, or leave the field without a value.`;
    throw new AppError('invalid-input', text);
  }
  if (WORDS[field] === undefined) {
    const text = `“${written}” stands for no value; leave the field without a value instead.`;
    throw new AppError('invalid-input', text);
  }
  throw new AppError(
    'invalid-input',
    `“${written}” is not one of the words of this field; write ${WORDS[field]}.`,
  );
}
