/** By which step of the ladder a manufacturer text was resolved; see `resolutionStepSchema`. */
export const resolutionSteps = `
ALTER TABLE manufacturer ADD COLUMN step TEXT
  CHECK (step IN ('exact', 'normalised', 'spacing', 'branch', 'model'));
`;
