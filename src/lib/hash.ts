import { createHash } from 'node:crypto';

/** A short, stable name for the parts: 20 hexadecimal digits of SHA-256; parts cannot run into each other. */
export function shortHash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}
