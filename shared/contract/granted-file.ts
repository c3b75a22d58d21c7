import { z } from 'zod';

/** A file the operator chose. The page knows its name and a token, never its path. */
export const grantedFileSchema = z.strictObject({
  token: z.uuid(),
  name: z.string(),
  bytes: z.int().min(0),
});
export type GrantedFile = z.infer<typeof grantedFileSchema>;
