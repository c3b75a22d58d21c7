import { createHash } from 'node:crypto';
import type { AuditFigures } from '#shared/domain/audit/figures';
import { figuresText } from '#shared/domain/audit/figures-text';

/** SHA-256 of the canonical text of an audit's figures, in hex: what their file hashes to. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The same of the figures themselves. */
export function figuresHash(figures: AuditFigures): string {
  return hashOfText(figuresText(figures));
}
