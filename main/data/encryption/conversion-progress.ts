import { statSync } from 'node:fs';
import type { ConversionStep } from '#shared/contract/conversion-step';
import type { EventPayload } from '#shared/contract/events';
import { atMostTenASecond } from '../at-most.ts';
import { copyPathOf } from './convert.ts';

/** How far a conversion is. */
export type ConversionProgress = EventPayload<'encryption.progress'>;

/** Milliseconds between two looks at a copy that grows. */
const LOOK_MS = 100;

/** How often each step goes through the whole workspace; giving it another key writes it twice. */
const PASSES: Readonly<Record<ConversionStep, number>> = {
  copying: 1,
  reading: 1,
  rewriting: 2,
  rereading: 1,
};
/** Passes of the steps before each one, and of all. */
const BEFORE: Readonly<Record<ConversionStep, number>> = {
  copying: 0,
  reading: PASSES.copying,
  rewriting: PASSES.copying + PASSES.reading,
  rereading: PASSES.copying + PASSES.reading + PASSES.rewriting,
};
const ALL = BEFORE.rereading + PASSES.rereading;

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Tells how far the conversion of a workspace is, at most ten times a second: within the first step as
 * the copy grows, then with each step, of which SQLite says nothing until it ends.
 */
export class ConversionWatch {
  readonly #path: string;
  readonly #bytes: number;
  readonly #tell: (done: number, total: number) => void;
  readonly #timer: NodeJS.Timeout;
  #step: ConversionStep = 'copying';

  constructor(path: string, tell: (progress: ConversionProgress) => void) {
    this.#path = path;
    this.#bytes = sizeOf(path);
    this.#tell = atMostTenASecond((done, total) => {
      tell({ step: this.#step, done, total });
    });
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_MS);
  }

  /** A step begins. */
  begin(step: ConversionStep): void {
    this.#step = step;
    this.#look();
  }

  /** Tells that all is done. */
  complete(): void {
    this.#tell(ALL * this.#bytes, ALL * this.#bytes);
  }

  /** Looks no more. */
  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const isCopying = this.#step === 'copying';
    const grown = isCopying ? Math.min(sizeOf(copyPathOf(this.#path)), this.#bytes) : 0;
    this.#tell(BEFORE[this.#step] * this.#bytes + grown, ALL * this.#bytes);
  }
}
