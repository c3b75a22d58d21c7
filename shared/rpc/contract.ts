import type { z } from 'zod';

/** One callable method: what it takes and what it answers. */
export type Method = { readonly input: z.ZodType; readonly output: z.ZodType };

/** All methods that one receiver answers, by `domain.verb`. */
export type Contract = Readonly<Record<string, Method>>;

/** Declares a method; only there to keep the two types. */
export function method<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
}): { readonly input: I; readonly output: O } {
  return definition;
}

export type InputOf<C extends Contract, K extends keyof C> = z.infer<C[K]['input']>;
export type OutputOf<C extends Contract, K extends keyof C> = z.infer<C[K]['output']>;

/** One function per method of the contract, no more and no fewer. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (input: InputOf<C, K>) => OutputOf<C, K> | Promise<OutputOf<C, K>>;
};

/** Calls a method of the contract; rejects with an `AppError`. */
export type Call<C extends Contract> = <K extends keyof C & string>(
  name: K,
  input: InputOf<C, K>,
) => Promise<OutputOf<C, K>>;
