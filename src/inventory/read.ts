import { issueLine } from '../lib/issue-text.ts';
import { CloudbriefError } from '../model/errors.ts';
import {
  INVENTORY_VERSION,
  recordSchema,
  type Inventory,
  type InventoryHeader,
  type InventoryRecord,
  type Unit,
} from '../model/inventory.ts';
import { isPlanned, type PlannedTypes } from '../model/planned.ts';
import type { Deployment } from '../model/template.ts';
import { createFastValidator } from '../model/fast-validator.ts';
import { fileLines, STANDARD_INPUT } from './file-lines.ts';
import { fileTypeOf, INVENTORY_OR_PLAN } from './file-type.ts';
import { mergeInventories, type InventoryFile } from './merge.ts';
import { isPlanFile, readPlan } from './terraform/read.ts';
import { isVersion1, upgradeRecord } from './version-1.ts';

const accepts = createFastValidator(recordSchema);

/**
 * Reads saved inventories and merges them into one. A damaged or truncated file is an error that names its line. With `clouds`
 * a file may also be a Terraform plan or state, or a template.
 */
export async function readInventories(
  paths: readonly string[],
  options: Omit<ReadOptions, 'lenient'> = {},
): Promise<Inventory> {
  const files: InventoryFile[] = [];
  for (const path of paths) {
    const file = await readInventoryFile(path, options);
    if (file.ended === undefined) {
      throw new CloudbriefError(
        'CB_INVENTORY',
        `${path} stops after line ${file.records.length + 1}: its last line should be an "end" record.`,
        'It was cut off while being written or copied. Copy it again, or go on with `cloudbrief collect --resume`.',
      );
    }
    files.push(file);
  }
  assertAlike(paths, files);
  return mergeInventories(files);
}

interface ReadOptions {
  /** Leaves a damaged end out instead of rejecting it: for resuming a run that was killed. */
  readonly lenient?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** How resources in a plan or template are read; without it one is an error. */
  readonly clouds?: (() => Promise<readonly PlannedTypes[]>) | undefined;
  /** How the template is deployed that is the only file. */
  readonly deployment?: Deployment | undefined;
}

/** Reads one file. */
export async function readInventoryFile(
  path: string,
  { lenient = false, signal, clouds, deployment }: ReadOptions = {},
): Promise<InventoryFile> {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  const parser = createInventoryParser(name);
  try {
    const batches = fileLines(path, signal);
    let isFirst = true;
    for await (const lines of batches) {
      if (isFirst && clouds !== undefined && isPlanFile(beginningOf(lines)))
        return await readPlan({ path, name, clouds, deployment }, lines, batches);
      if (isFirst) assertInventory(name, lines);
      isFirst = false;
      for (const line of lines) parser.add(line);
    }
  } catch (error) {
    if (!(lenient && parser.file() !== undefined)) throw readFailure(name, error, parser.damaged);
  }
  const file = parser.file();
  if (file === undefined) {
    throw new CloudbriefError('CB_INVENTORY', `${name} is empty.`, 'Name a file that `cloudbrief collect` wrote.');
  }
  return file;
}

type Damaged = (what: string, cause?: unknown) => CloudbriefError;

interface InventoryParser {
  /** Throws CB_INVENTORY, which names the line, where the line is not valid here. */
  readonly add: (line: string) => void;
  /** The file so far; undefined without a header. */
  readonly file: () => InventoryFile | undefined;
  /** The error at the current line. */
  readonly damaged: Damaged;
}

function createInventoryParser(path: string): InventoryParser {
  const records: InventoryRecord[] = [];
  let header: InventoryHeader | undefined;
  let ended: string | undefined;
  let number = 0;
  // The first line gives the version of all others.
  let old: boolean | undefined;
  const damaged: Damaged = (what, cause) => damagedLine(path, number, what, cause);
  return {
    damaged,
    file: () => (header === undefined ? undefined : { header, records, ended }),
    add(line) {
      number += 1;
      if (ended !== undefined) {
        if (line.trim() === '') return;
        throw damaged('something follows the end of the inventory');
      }
      const parsed = parseJson(line, damaged);
      if (old === undefined) assertKnownVersion(path, parsed);
      old ??= isVersion1(parsed);
      const record = asRecord(old ? upgradeRecord(parsed) : parsed, damaged);
      if (header === undefined) header = asHeader(record, damaged);
      else if (record.record === 'header') throw damaged('a second header');
      else if (record.record === 'end') ended = endOf(record, records.length, damaged);
      else records.push(record);
    },
  };
}

const damagedLine = (path: string, line: number, what: string, cause: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_INVENTORY',
    `${path}${line === 0 ? '' : `, line ${line}`}: ${what}${/[.?]$/.test(what) ? '' : '.'}`,
    'The file is damaged. Collect again, or copy it again from where it was collected.',
    { cause },
  );

/** People mix up the files of a run. */
function assertInventory(path: string, lines: readonly string[]): void {
  if (lines[0]?.startsWith(HEADER) === true) return;
  const type = fileTypeOf(beginningOf(lines), path);
  if (type !== undefined)
    throw new CloudbriefError('CB_INVENTORY', `${path} is ${type.name}, not an inventory.`, type.hint);
  // Not damaged: nothing in it was one.
  if (!lines.some(line => line.trim() !== '')) return;
  if (lines[0]?.includes('"record"') !== true)
    throw new CloudbriefError(
      'CB_INVENTORY',
      `${path} is neither an inventory nor a plan or template.`,
      INVENTORY_OR_PLAN,
    );
}

const HEADER = '{"record":"header"';
const beginningOf = (lines: readonly string[]): string => lines.slice(0, 20).join('\n');

/** What a plan has is not known to be the same resource as one in an inventory of the account: it would be there twice. */
function assertAlike(paths: readonly string[], files: readonly InventoryFile[]): void {
  const plan = files.findIndex(isPlanned);
  if (plan < 0 || files.every(isPlanned)) return;
  throw new CloudbriefError(
    'CB_INVENTORY',
    `${paths[plan] ?? ''} is a plan, state or template, and cannot be read together with the inventory of an account.`,
    'Assess each for itself, and compare: --baseline names the assessment of the account.',
  );
}

function assertKnownVersion(path: string, header: unknown): void {
  const { version } = (header ?? {}) as { readonly version?: unknown };
  if (typeof version !== 'number' || version <= INVENTORY_VERSION) return;
  throw new CloudbriefError(
    'CB_INVENTORY',
    `${path} was written by a newer cloudbrief: its version is ${version}, and this one reads up to ${INVENTORY_VERSION}.`,
    'Update cloudbrief, or collect again with this version.',
  );
}

function asHeader(record: InventoryRecord, damaged: Damaged): InventoryHeader {
  if (record.record !== 'header') throw damaged('an inventory begins with a "header" record');
  const { record: _, ...header } = record;
  return header;
}

function endOf(end: Extract<InventoryRecord, { record: 'end' }>, records: number, damaged: Damaged): string {
  if (end.records !== records) throw damaged(`the end record counts ${end.records} records, but ${records} are here`);
  return end.ended;
}

function readFailure(path: string, error: unknown, damaged: Damaged): unknown {
  if (error instanceof CloudbriefError) return error;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === 'EISDIR')
    return new CloudbriefError('CB_INVENTORY', `${path} is a folder.`, 'Name the inventory.ndjson.gz in it.');
  // The system could not read it; what cannot be unpacked has no system call.
  if (syscall !== undefined) {
    return new CloudbriefError(
      'CB_INVENTORY',
      `${path} cannot be read (${code}).`,
      'Check the path and its permissions.',
      { cause: error },
    );
  }
  return damaged('the file cannot be unpacked from here on', error);
}

function parseJson(line: string, damaged: Damaged): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw damaged('this is not JSON', error);
  }
}

function asRecord(parsed: unknown, damaged: Damaged): InventoryRecord {
  if (accepts(parsed)) return parsed as InventoryRecord;
  const result = recordSchema.safeParse(parsed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw damaged(issue === undefined ? 'not a record' : issueLine(issue, parsed), result.error);
}

/** The units that a file holds completely: those whose own record was written. */
export function completeUnits(records: readonly InventoryRecord[]): ReadonlyMap<string, Unit> {
  return new Map(records.flatMap(record => (record.record === 'unit' ? [[record.id, record] as const] : [])));
}
