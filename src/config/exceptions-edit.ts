import { isMap, isSeq, YAMLSeq, type Document } from 'yaml';
import { sortKeys } from '../lib/sort-keys.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Exception } from '../model/exception.ts';
import { openDocument, saveDocument } from './edit-yaml.ts';
import { loadExceptions } from './exceptions.ts';

const HEADING =
  ' Accepted risks (docs/exceptions.md). They still lower the score; the gate ignores them until the date of `until`.';

/** `renewed`: an expired entry was updated. */
export type Accepted = 'added' | 'renewed';

export interface AcceptOptions {
  /** `2026-11-22` */
  readonly today: string;
  /** Whether two ids mean the same check: one may be an alias. */
  readonly sameCheck: (a: string, b: string) => boolean;
}

/** Adds an accepted risk to the file; all other content stays. Throws `CB_USAGE` if a valid entry exists. */
export function addException(path: string, exception: Exception, { today, sameCheck }: AcceptOptions): Accepted {
  const { list, placeOf } = loadExceptions(path);
  const twin = list.findIndex(one => sameCheck(one.check, exception.check) && sameSelector(one, exception));
  const standing = list[twin];
  if (standing !== undefined && standing.until >= today) {
    const who = `${standing.owner} accepted this until ${standing.until}`;
    throw new CloudbriefError(
      'CB_USAGE',
      `${who} (${placeOf(twin, 'check')}).`,
      'Change that entry, or remove it first.',
    );
  }
  const document = openDocument(path, HEADING);
  if (standing === undefined) append(document, exception);
  else for (const [key, given] of Object.entries(entryOf(exception))) document.setIn([twin, key], given);
  saveDocument(path, document);
  return standing === undefined ? 'added' : 'renewed';
}

const sameSelector = (a: Exception, b: Exception): boolean =>
  JSON.stringify(sortKeys(a.resource ?? {})) === JSON.stringify(sortKeys(b.resource ?? {}));

/** Members in the order of the documentation. */
function entryOf({ check, resource, owner, reason, since, until, ticket }: Exception): Partial<Exception> {
  const entry = { check, resource, owner, reason, since, until, ticket };
  return Object.fromEntries(Object.entries(entry).filter(([, given]) => given !== undefined));
}

function append(document: Document, exception: Exception): void {
  if (!isSeq(document.contents)) document.contents = new YAMLSeq();
  const list = document.contents;
  // An empty `[]` has flow style; entries must not.
  if (list.items.length === 0) list.flow = false;
  const entry = document.createNode(entryOf(exception));
  if (isMap(entry) && list.items.length > 0) entry.spaceBefore = true;
  list.add(entry);
}
