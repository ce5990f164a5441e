import { lstatSync, readFileSync, statSync } from 'node:fs';
import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { otherEncoding, SAVE_AS_UTF8 } from '../lib/encoding.ts';
import { valueAt } from '../lib/issue-text.ts';
import { lazy } from '../lib/memoize.ts';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { issueLines } from './issue-lines.ts';

/**
 * Reads a YAML file and validates it against its schema; every error names file, line and column. `empty` is the value of
 * an empty file; `upgrade` translates former names before validation.
 */
export function readYaml<T>(
  path: string,
  schema: z.ZodType<T>,
  {
    empty = {},
    upgrade = value => value,
  }: { readonly empty?: unknown; readonly upgrade?: (value: unknown) => unknown } = {},
): T {
  const text = textOf(path);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const at = lines.linePos(fault.pos[0]);
    throw new CloudbriefError(
      'CB_CONFIG',
      `${path}:${at.line}:${at.col}: ${faultText(fault.message)}`,
      'Fix the YAML syntax.',
    );
  }
  const value = upgrade(plainValue(path, document) ?? empty);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const source = {
    schema,
    placeOf: (keys: readonly PropertyKey[]) => {
      const at = lines.linePos(positionOf(document.contents, keys));
      return `${path}:${at.line}:${at.col}`;
    },
    valueAt: (keys: readonly PropertyKey[]) => valueAt(value, keys),
  };
  throw new CloudbriefError(
    'CB_CONFIG',
    result.error.issues.flatMap(issue => issueLines(source, issue)).join('\n'),
    'See docs/configuration.md for keys and values.',
  );
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds the position of a key path in a YAML file. */
export function placesInYaml(path: string): (keys: readonly PropertyKey[]) => Place {
  const lines = new LineCounter();
  const { contents } = parseDocument(textOf(path), { lineCounter: lines });
  return keys => {
    const { line, col: column } = lines.linePos(positionOf(contents, keys));
    return { line, column };
  };
}

/** Positions of key paths as `file:line:column`; the file is parsed once, and only when a place is asked for. */
export function lazyPlacesInYaml(path: string): (keys: readonly PropertyKey[]) => string {
  const places = lazy(() => placesInYaml(path));
  return keys => {
    const { line, column } = places()(keys);
    return `${path}:${line}:${column}`;
  };
}

/** A configuration is written by people; a device or a pipe would never end. */
const MAX_BYTES = 4 * 1024 * 1024;

/**
 * Whether there is anything of that name: a link that leads nowhere is no missing file, but one that cannot be read. Where a folder
 * above may not be entered, the working folder still works, and nothing is seen in it.
 */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !['ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

function assertReadable(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  const kind = found.isDirectory() ? 'is a folder' : 'is a device or a pipe';
  const fault = found.isFile() ? found.size > MAX_BYTES && `is larger than ${MAX_BYTES / 1024 ** 2} MB` : kind;
  if (fault !== false)
    throw new CloudbriefError('CB_CONFIG', `${path} ${fault}.`, 'Name a YAML file; see docs/configuration.md.');
}

function textOf(path: string): string {
  let bytes: Buffer;
  try {
    assertReadable(path);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof CloudbriefError) throw error;
    throw new CloudbriefError(
      'CB_CONFIG',
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`,
      'Check the path and its permissions.',
      { cause: error },
    );
  }
  return utf8Of(path, bytes);
}

/** Other commands edit the file as UTF-8: one in another encoding would lose letters, and is refused. */
function utf8Of(path: string, bytes: Buffer): string {
  const encoding = otherEncoding(bytes);
  if (encoding === undefined) return bytes.toString('utf8');
  throw new CloudbriefError('CB_CONFIG', `${path} is in ${encoding}, not in UTF-8.`, SAVE_AS_UTF8);
}

function plainValue(path: string, document: Document): unknown {
  try {
    // Limits the expansion of aliases ("billion laughs").
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new CloudbriefError(
      'CB_CONFIG',
      `${path}: ${sanitizeText((error as Error).message)}.`,
      'Use fewer aliases.',
      { cause: error },
    );
  }
}

/** The parser's message without its position and source excerpt. */
function faultText(message: string): string {
  const [first = ''] = message.split('\n');
  return sanitizeText(first.replace(/ at line \d+, column \d+:?$/, '')).replace(/\.?$/, '.');
}

/** The offset of the key (else the value) at a path; that of the nearest parent if it does not exist. */
function positionOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => String((item.key as { value?: unknown } | null)?.value) === String(key));
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}
