import { resolve } from 'node:path';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';

/** The folder of the embedded store, beside the configuration. */
export const STORE_FOLDER = '.cloudbrief';

/** Where the history is. `shown` has no credentials: only that may stand in a message. */
export type StoreAddress =
  | { readonly kind: 'folder'; readonly folder: string; readonly shown: string }
  | { readonly kind: 'server'; readonly url: string; readonly shown: string; readonly secrets: readonly string[] };

const HINT = 'Name a folder, or a database as postgres://USER@HOST:5432/DATABASE.';

/** The address that a user wrote: `postgres://…`, or a folder relative to `base`. */
export function storeAddress(text: string, base: string): StoreAddress {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? [];
  if (scheme === undefined) {
    const folder = resolve(base, text);
    return { kind: 'folder', folder, shown: sanitizeText(folder, 1_000) };
  }
  if (!/^postgres(?:ql)?$/i.test(scheme))
    throw new CloudbriefError('CB_STORE', `The history cannot be stored in ${sanitizeText(scheme, 20)}://….`, HINT);
  return serverAddress(text);
}

function serverAddress(url: string): StoreAddress {
  // The error of an invalid URL has the URL in it, and with that the password: it is no cause.
  const parsed = URL.parse(url);
  if (parsed === null) throw new CloudbriefError('CB_STORE', 'The address of the store is no valid URL.', HINT);
  const { username, password, host, pathname, searchParams } = parsed;
  const user = username === '' ? '' : `${username}@`;
  const secrets = [password, ...searchParams.getAll('password')].flatMap(one => [one, decoded(one)]);
  return {
    kind: 'server',
    url,
    shown: sanitizeText(`postgres://${user}${host}${pathname}`, 300),
    secrets: [...new Set(secrets)].filter(one => one !== ''),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
