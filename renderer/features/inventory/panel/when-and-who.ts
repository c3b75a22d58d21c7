const moment = new Intl.DateTimeFormat(navigator.language, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

/** When something was set and by whom, as a line beside it; `null` where neither is known. */
export function whenAndWho({
  at,
  who,
}: {
  readonly at: string | null;
  readonly who: string | null;
}): string | null {
  if (at === null) return null;
  const when = moment.format(new Date(at));
  return who === null ? when : `${when}, by ${who}`;
}
