import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { StoreAddress } from './address.ts';

const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check that the database runs there, or name another one with --store',
  ENOTFOUND: 'Check the name of the host in the address',
  '28P01': 'Check user and password; PGPASSWORD or ~/.pgpass keep the password out of the command.',
  '28000': 'Check the user, and that the server lets it in from here (pg_hba.conf).',
  '3D000': 'Create the database first, as in `createdb cloudbrief`.',
  '42501': 'Give the user the right to create tables in the schema, or to read and write those of cloudbrief.',
};

const OTHERWISE = 'Check the address, or name another one with --store';

/** What a database is used for, for messages. */
export interface StoreUse {
  /** With its article: `The history`. */
  readonly subject: string;
  /** How to go on without it: `--no-store assesses without it`. */
  readonly without?: string;
}

/** An error of a database, without what the address keeps secret. */
export function storeError(address: StoreAddress, error: unknown, { subject, without }: StoreUse): CloudbriefError {
  if (error instanceof CloudbriefError) return error;
  const { code = '', message = String(error) } = error as { readonly code?: string; readonly message?: string };
  const secrets = address.kind === 'server' ? address.secrets : [];
  // Several addresses of one host that all refuse: the message is empty, and the code says it.
  const said = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message === '' ? code : message);
  const hint = HINTS[code] ?? OTHERWISE;
  return new CloudbriefError(
    'CB_STORE',
    `${subject} in ${address.shown} cannot be used (${sanitizeText(said, 300).replace(/\.$/, '')}).`,
    hint.endsWith('.') ? hint : `${hint}${without === undefined ? '' : `; ${without}`}.`,
    secrets.length > 0 ? {} : { cause: error },
  );
}
