import { hash } from 'node:crypto';

/** A short, stable name for the parts: 20 hexadecimal digits of SHA-256; parts cannot run into each other. */
export function shortHash(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 20);
}
