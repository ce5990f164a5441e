import { hash } from 'node:crypto';

/** A short, stable hash of the parts: 20 hexadecimal digits of SHA-256, with separated parts. */
export function shortHash(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 20);
}
