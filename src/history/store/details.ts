import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../lib/atomic-write.ts';
import { dayOf } from '../../lib/time.ts';
import type { Database } from '../../database/database.ts';
import type { HistoryRecord } from './record.ts';

/** Where whole assessments are, compressed, beside their records. */
export interface Details {
  readonly put: (record: HistoryRecord, content: Uint8Array) => Promise<void>;
  readonly get: (record: HistoryRecord) => Promise<Uint8Array | undefined>;
  readonly drop: (record: HistoryRecord) => Promise<void>;
  /** Leaves nothing of it, scores included. */
  readonly forget: (record: HistoryRecord) => Promise<void>;
}

/** In a table of the database. */
export const tableDetails = (database: Database): Details => {
  const drop = async ({ id }: HistoryRecord): Promise<void> => {
    await database.run('DELETE FROM cloudbrief_details WHERE id = ?', [id]);
  };
  return {
    put: async ({ id }, content) => {
      await database.run(
        'INSERT INTO cloudbrief_details (id, content) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content',
        [id, content],
      );
    },
    get: async ({ id }) => {
      const [row] = await database.all('SELECT content FROM cloudbrief_details WHERE id = ?', [id]);
      const content = row?.['content'];
      return content instanceof Uint8Array ? content : undefined;
    },
    drop,
    forget: drop,
  };
};

const SCORES_SUFFIX = '.scores.json';
const DETAILS_SUFFIX = '.assessment.json.gz';

/** `2026-11-22-0123…`: sorted by date in a listing. */
const nameOf = ({ now, id }: HistoryRecord): string => `${dayOf(now)}-${id}`;

export const detailsPath = (folder: string, record: HistoryRecord): string =>
  join(folder, nameOf(record) + DETAILS_SUFFIX);

/**
 * In files of their own, so that a damaged database loses nothing: the index is made again from the scores that stand beside
 * each assessment.
 */
export function fileDetails(folder: string): Details {
  const details = (record: HistoryRecord): string => detailsPath(folder, record);
  const scores = (record: HistoryRecord): string => join(folder, nameOf(record) + SCORES_SUFFIX);
  const removed = (...paths: readonly string[]): Promise<void> => {
    for (const path of paths) rmSync(path, { force: true });
    return Promise.resolve();
  };
  return {
    // The scores come last: what has them is whole.
    put: (record, content) => {
      writeAtomically(details(record), content);
      writeAtomically(scores(record), `${JSON.stringify(record, null, 2)}\n`);
      return Promise.resolve();
    },
    get: record => Promise.resolve(existsSync(details(record)) ? readFileSync(details(record)) : undefined),
    drop: record => removed(details(record)),
    forget: record => removed(details(record), scores(record)),
  };
}
