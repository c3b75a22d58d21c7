import type { EditableField } from '#shared/domain/item';
import { AppError } from '#shared/rpc/app-error';
import { fieldReaders } from '../../../import/field-readers.ts';
import { builtInFieldWords } from '../../../tagging/field-catalogue.ts';

/** Words of the fields with a closed vocabulary, for the refusal of another one. */
const WORDS: Readonly<Partial<Record<EditableField, string>>> = {
  status: 'in-service, spare, planned or decommissioned',
  generation: '2G, 3G, 4G or 5G, or several such as 4G+5G',
};

/**
 * Reads what a person sets a field to, with the checks of an import; dates are read day first and
 * a blank text clears the field. Fails with `invalid-input` and one sentence.
 */
export function readEditedValue(field: EditableField, text: string | null): string | number | null {
  // Classes are told apart by texts that control characters separate.
  const written = (text ?? '').replace(/\p{Cc}/gu, ' ').trim();
  if (written === '') return null;
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
