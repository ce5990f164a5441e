import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { QUARTERS, quarterOf, quartersUpTo } from '../history/quarters.ts';
import { openStore } from '../history/store/open-store.ts';
import type { StoredRecord } from '../history/store/record.ts';
import { DamagedAssessmentError, type HistoryStore } from '../history/store/store.ts';
import { writeAtomically } from '../lib/atomic-write.ts';
import { closestMatch, sanitizeText } from '../lib/text.ts';
import { dayOf } from '../lib/time.ts';
import { CloudbriefError } from '../model/errors.ts';
import { QUESTION_SLUGS, type Question } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import { cellOf } from '../render/formats/csv-cell.ts';
import type { HistoryPlace } from './history-place.ts';
import { readAssessment } from './read-assessment.ts';
import { writeError } from './write-error.ts';

export type { StoredRecord };

/** Works with the history of a place; `create` makes one where there is none. */
export async function withHistory<T>(
  { address }: HistoryPlace,
  warn: (message: string) => void,
  work: (store: HistoryStore) => Promise<T>,
  create = false,
): Promise<T> {
  if (address.kind === 'folder' && !create && !existsSync(address.folder))
    throw new CloudbriefError(
      'CB_STORE',
      `There is no history in ${address.shown}.`,
      'Every `cloudbrief assess` adds to it; name another place with --store.',
    );
  const { store, notes } = await openStore(address);
  notes.forEach(warn);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The records of a client, or all. Throws where the client has none. */
export function recordsOf(records: readonly StoredRecord[], client: string | undefined): readonly StoredRecord[] {
  if (client === undefined) return records;
  const own = records.filter(record => record.client === client);
  if (own.length > 0 || records.length === 0) return own;
  const clients = [...new Set(records.map(record => record.client))].sort();
  const similar = closestMatch(client, clients);
  throw new CloudbriefError(
    'CB_USAGE',
    `The history has no assessment of ${sanitizeText(client, 120)}.`,
    similar === undefined
      ? `It has those of: ${clients.map(name => sanitizeText(name, 120)).join(', ')}.`
      : `Did you mean ${sanitizeText(similar, 120)}?`,
  );
}

/** The record by the first digits of its id, or the newest as `last`. */
export function recordNamed(records: readonly StoredRecord[], name: string): StoredRecord {
  const found = name === 'last' ? records.slice(-1) : records.filter(({ id }) => id.startsWith(name.toLowerCase()));
  const [record, ...others] = found;
  if (record !== undefined && others.length === 0) return record;
  throw new CloudbriefError(
    'CB_USAGE',
    others.length > 0
      ? `${sanitizeText(name, 40)} is the beginning of ${found.length} ids.`
      : name === 'last'
        ? 'The history is empty.'
        : `The history has no assessment ${sanitizeText(name, 40)}.`,
    '`cloudbrief history list` shows the ids.',
  );
}

/** A row for each question and one for all, a score for each quarter; undefined where there is none. */
export interface TrendTable {
  readonly client: string;
  readonly quarters: readonly string[];
  readonly overall: readonly (Score | undefined)[];
  readonly questions: Readonly<Record<Question, readonly (Score | undefined)[]>>;
}

/** The last whole assessment of each of eight quarters, up to the newest one. */
export function trendTable(records: readonly StoredRecord[]): TrendTable {
  const newest = records.at(-1);
  const clients = [...new Set(records.map(({ client }) => client))];
  if (newest === undefined || clients.length > 1)
    throw new CloudbriefError(
      'CB_USAGE',
      newest === undefined ? 'The history is empty.' : `The history has ${clients.length} clients.`,
      newest === undefined
        ? 'Every `cloudbrief assess` adds to it.'
        : `Name one with --client: ${clients.map(name => sanitizeText(name, 120)).join(', ')}.`,
    );
  const quarters = quartersUpTo(newest.now, QUARTERS);
  const last = quarters.map(quarter => records.findLast(({ now, partial }) => quarterOf(now) === quarter && !partial));
  const row = (slug: Question): [Question, (Score | undefined)[]] => [
    slug,
    last.map(record => record?.questions[slug]),
  ];
  return {
    client: newest.client,
    quarters,
    overall: last.map(record => record?.overall),
    questions: Object.fromEntries(QUESTION_SLUGS.map(row)) as Record<Question, (Score | undefined)[]>,
  };
}

/** The records whose details are due to be dropped: by their own date, or before a day that the user names. */
export const dueRecords = (records: readonly StoredRecord[], today: string, before?: string): StoredRecord[] =>
  records.filter(({ now, detailsUntil }) => (before === undefined ? detailsUntil <= today : dayOf(now) < before));

const HEADER = ['date', 'client', 'id', 'tool', 'redacted', 'partial', 'confidence', 'proven', 'possible', 'grade'];

/** All scores as CSV: one row for each assessment. */
export function scoresCsv(records: readonly StoredRecord[]): string {
  const rows = records.map(({ now, client, id, tool, redacted, partial, confidence, overall, questions }) => [
    ...[now, client, id, tool, String(redacted), String(partial), confidence],
    ...[overall.proven, overall.possible, overall.grade],
    ...QUESTION_SLUGS.flatMap(slug => [questions[slug].proven, questions[slug].possible]),
  ]);
  const columns = [...HEADER, ...QUESTION_SLUGS.flatMap(slug => [`${slug}-proven`, `${slug}-possible`])];
  return stringify([columns, ...rows.map(row => row.map(cellOf))]);
}

/** Writes all scores, and each assessment that is still whole. Returns the paths. */
export async function exportHistory(
  store: HistoryStore,
  records: readonly StoredRecord[],
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly damaged: readonly CloudbriefError[] }> {
  const scores = join(folder, 'scores.csv');
  write(scores, scoresCsv(records));
  const paths = [scores];
  const damaged: CloudbriefError[] = [];
  for (const record of records) {
    const text = await readOr(store, record, error => damaged.push(error));
    if (text === undefined) continue;
    const path = join(folder, `${dayOf(record.now)}-${record.id}.assessment.json`);
    write(path, text);
    paths.push(path);
  }
  return { paths, damaged };
}

/** One damaged assessment keeps none of the others back. */
async function readOr(
  store: HistoryStore,
  record: StoredRecord,
  onDamage: (error: CloudbriefError) => void,
): Promise<string | undefined> {
  try {
    return await store.read(record);
  } catch (error) {
    if (!(error instanceof DamagedAssessmentError)) throw error;
    onDamage(error);
    return undefined;
  }
}

function write(path: string, text: string): void {
  try {
    writeAtomically(path, text);
  } catch (error) {
    throw writeError(path, error);
  }
}

/** Adds saved assessments; those that are known already stay. Returns how many were new. */
export async function importAssessments(store: HistoryStore, paths: readonly string[]): Promise<number> {
  const assessments = await Promise.all(paths.map(path => readAssessment(path)));
  let added = 0;
  for (const assessment of assessments) if ((await store.save(assessment)).isNew) added += 1;
  return added;
}
