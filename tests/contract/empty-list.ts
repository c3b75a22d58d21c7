/** A list of what an operator knows that holds nothing. */
export const EMPTY_LIST = {
  schema: 1,
  kind: 'provenet-own-suppliers',
  suppliers: [],
  names: [],
  owners: [],
  apart: [],
};

/** A supplier of one's own of whom nothing but the name is known. */
export const EMPTY_SUPPLIER = { country: null, note: null };
