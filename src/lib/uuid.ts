import { hash } from 'node:crypto';

/** Of the names of this project. */
const NAMESPACE = '5b1d3c0e8f0a4d6d9a6f2f7f0c7b9e11';

/** The name-based UUID (RFC 9562, version 5) of a text: the same for the same text. */
export function uuidOf(name: string): string {
  const digest = hash('sha1', Buffer.concat([Buffer.from(NAMESPACE, 'hex'), Buffer.from(name)]), 'hex');
  const variant = ((parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(18, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
