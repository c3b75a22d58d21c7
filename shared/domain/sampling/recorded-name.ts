type Recorded = {
  readonly hostname: string | null;
  readonly assetId: string | null;
  readonly serialNumber: string | null;
  readonly model: string | null;
};

/** What people call an item of a sample: the first of what it was recorded with, else its place. */
export function nameOfRecorded({
  recorded: { hostname, assetId, serialNumber, model },
  position,
}: {
  readonly recorded: Recorded;
  readonly position: number;
}): string {
  return hostname ?? assetId ?? serialNumber ?? model ?? `Item ${position}`;
}
