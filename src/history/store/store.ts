import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { decodeText } from '../../lib/compression.ts';
import { assessmentText } from '../../model/assessment-text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { StoreAddress } from '../../database/address.ts';
import type { Database, Row } from '../../database/database.ts';
import type { Details } from './details.ts';
import { byTime, recordOf, recordSchema, type HistoryRecord, type StoredRecord } from './record.ts';
import { historyError } from './history-error.ts';

/** The assessments of one or more clients. Every method rejects with a `CloudbriefError` that names the place. */
export interface HistoryStore {
  /** Without credentials. */
  readonly place: string;
  /** Stores an assessment; the same one is stored once, and restored where it is damaged. */
  readonly save: (assessment: Assessment) => Promise<{ readonly record: HistoryRecord; readonly isNew: boolean }>;
  /** All records, the oldest first. */
  readonly list: () => Promise<readonly StoredRecord[]>;
  /** The text of an assessment; undefined where only the scores are kept. */
  readonly read: (record: HistoryRecord) => Promise<string | undefined>;
  /** Keeps the scores only. */
  readonly dropDetails: (records: readonly StoredRecord[]) => Promise<void>;
  /** Removes records with everything. */
  readonly forget: (records: readonly StoredRecord[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One assessment; the history around it is fine. */
export class DamagedAssessmentError extends CloudbriefError {}

export interface OpenedStore {
  readonly store: HistoryStore;
  /** What the user should know: a damaged file that was rebuilt. */
  readonly notes: readonly string[];
}

const ID_LENGTH = 20;

const INSERT = `INSERT INTO cloudbrief_assessments (id, client, now, details_until, whole, record)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;

/** Adds a record where its id is not known; whether it was new. */
export async function insertRecord(database: Database, record: HistoryRecord, whole: boolean): Promise<boolean> {
  const { id, client, now, detailsUntil } = record;
  const values = [id, client, now, detailsUntil, whole ? 1 : 0, JSON.stringify(record)];
  return (await database.run(INSERT, values)) === 1;
}

export function createStore(address: StoreAddress, database: Database, details: Details): HistoryStore {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw historyError(address, error);
    }
  };
  const each = (records: readonly StoredRecord[], work: (record: StoredRecord) => Promise<void>): Promise<void> =>
    guarded(() =>
      database.exclusively(async () => {
        for (const record of records) await work(record);
      }),
    );
  return {
    place: address.shown,
    save: assessment => guarded(() => save(assessment, database, details)),
    list: () =>
      guarded(async () => {
        const rows = await database.all('SELECT record, whole FROM cloudbrief_assessments');
        return rows.map(row => storedOf(row, address)).sort(byTime);
      }),
    read: record =>
      guarded(async () => {
        const content = await details.get(record);
        return content === undefined ? undefined : unpacked(content, record, address);
      }),
    dropDetails: records =>
      each(records, async record => {
        await database.run('UPDATE cloudbrief_assessments SET whole = 0 WHERE id = ?', [record.id]);
        await details.drop(record);
      }),
    forget: records =>
      each(records, async record => {
        await database.run('DELETE FROM cloudbrief_assessments WHERE id = ?', [record.id]);
        await details.forget(record);
      }),
    close: () => database.close(),
  };
}

async function save(
  assessment: Assessment,
  database: Database,
  details: Details,
): Promise<{ readonly record: HistoryRecord; readonly isNew: boolean }> {
  const text = Buffer.concat([...assessmentText(assessment)].map(piece => Buffer.from(piece)));
  const record = recordOf(hash('sha256', text, 'hex').slice(0, ID_LENGTH), assessment);
  const content = gzipSync(text);
  const isNew = await database.exclusively(async () => {
    const added = await insertRecord(database, record, true);
    if (added || (await isBroken(record, database, details))) await details.put(record, content);
    return added;
  });
  return { record, isNew };
}

/** Whether what should be there whole is damaged or gone: the same assessment mends it. */
async function isBroken(record: HistoryRecord, database: Database, details: Details): Promise<boolean> {
  const [row] = await database.all('SELECT whole FROM cloudbrief_assessments WHERE id = ?', [record.id]);
  if (row?.['whole'] !== 1) return false;
  const content = await details.get(record);
  return content === undefined || !isReadable(content);
}

function isReadable(content: Uint8Array): boolean {
  try {
    decodeText(Buffer.from(content));
    return true;
  } catch {
    return false;
  }
}

function storedOf({ record, whole }: Row, address: StoreAddress): StoredRecord {
  const parsed = recordSchema.safeParse(JSON.parse(String(record)));
  if (parsed.success) return { ...parsed.data, whole: whole === 1 };
  throw new CloudbriefError(
    'CB_STORE',
    `The history in ${address.shown} has a record that this version does not understand.`,
    'Update cloudbrief, or name another place with --store.',
  );
}

function unpacked(content: Uint8Array, { id, now }: HistoryRecord, address: StoreAddress): string {
  try {
    return decodeText(Buffer.from(content));
  } catch (error) {
    throw new DamagedAssessmentError(
      'CB_STORE',
      `The assessment ${id} as of ${now} in ${address.shown} is damaged.`,
      'Assess its inventory again as of the same --now, which restores it; its scores are kept.',
      { cause: error },
    );
  }
}
