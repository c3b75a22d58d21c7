const MODIFIERS: ReadonlySet<string> = new Set(['Alt', 'Control', 'Meta', 'Shift']);

/** Whether a key moves the focus, closes, or is held for another: not for what is typed. */
function isLeft({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Escape' || key === 'Tab' || MODIFIERS.has(key) || altKey || ctrlKey || metaKey;
}

/**
 * Takes the focus at once and, until the field is gone, every key that would go elsewhere: who
 * opens a palette types without looking, while the dialog that is closing may still ask for the
 * focus back. Keys inside the field's own dialog stay where they are.
 *
 * @returns what stops it; made to be given to a field as its `ref`
 */
export function leadKeys(field: HTMLInputElement | null): (() => void) | undefined {
  if (field === null) {
    return undefined;
  }
  const own = field.closest('[role="dialog"]');
  const lead = (event: KeyboardEvent): void => {
    const isInside = event.target instanceof Node && (own?.contains(event.target) ?? false);
    if (isInside || isLeft(event)) {
      return;
    }
    field.focus();
    // A letter goes where the focus is by now; other keys were sent already, and are sent again.
    if (event.key.length > 1) {
      event.preventDefault();
      event.stopImmediatePropagation();
      field.dispatchEvent(new KeyboardEvent(event.type, event));
    }
  };
  field.focus();
  window.addEventListener('keydown', lead, { capture: true });
  return () => {
    window.removeEventListener('keydown', lead, { capture: true });
  };
}
