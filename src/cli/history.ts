import { isDay } from '../lib/time.ts';
import { sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import {
  dueRecords,
  exportHistory,
  importAssessments,
  recordNamed,
  recordsOf,
  trendTable,
  withHistory,
  type StoredRecord,
} from '../run/history-records.ts';
import { readConfiguration } from './configuration.ts';
import { placeOf } from './history-request.ts';
import { listText, recordText, trendTableText } from './history-text.ts';
import { print, printJson, warn } from './terminal.ts';

export interface HistoryFlags {
  readonly store?: string;
  readonly config?: string;
  readonly client?: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly before?: string;
  readonly forget?: boolean;
  readonly dryRun?: boolean;
}

type Store = Parameters<Parameters<typeof withHistory>[2]>[0];

async function within<T>(
  flags: HistoryFlags,
  work: (store: Store, records: readonly StoredRecord[]) => Promise<T>,
  create = false,
): Promise<T> {
  const place = placeOf(flags, readConfiguration(flags));
  // Only `--no-store` leaves none, and these commands do not have it.
  if (place === undefined) throw new CloudbriefError('CB_USAGE', 'There is no history.', 'Name it with --store.');
  const open = async (store: Store): Promise<T> => work(store, recordsOf(await store.list(), flags.client));
  return withHistory(place, message => { warn(`cloudbrief: ${message}`); }, open, create); // prettier-ignore
}

export const listHistory = (flags: HistoryFlags): Promise<void> =>
  within(flags, (store, records) => (flags.json === true ? printJson(records) : print(listText(records, store.place))));

export const showRecord = (id: string, flags: HistoryFlags): Promise<void> =>
  within(flags, async (store, records) => {
    const record = recordNamed(records, id);
    if (flags.json !== true) return print(recordText(record));
    const whole = await store.read(record);
    return whole === undefined ? printJson(record) : print(whole);
  });

export const showTrend = (flags: HistoryFlags): Promise<void> =>
  within(flags, (_, records) => {
    const table = trendTable(records);
    return flags.json === true ? printJson(table) : print(trendTableText(table));
  });

export const exportAll = (flags: HistoryFlags): Promise<void> =>
  within(flags, async (store, records) => {
    const { paths, damaged } = await exportHistory(store, records, flags.out ?? '.');
    await print(`${paths.map(path => sanitizeText(path, 1_000)).join('\n')}\n`);
    for (const { message } of damaged.slice(1)) warn(`cloudbrief: ${message}`);
    if (damaged[0] !== undefined) throw damaged[0];
  });

export const importAll = (paths: readonly string[], flags: HistoryFlags): Promise<void> =>
  within(
    flags,
    async store => {
      const added = await importAssessments(store, paths);
      await print(`${added} of ${paths.length} assessments are new in ${store.place}\n`);
    },
    true,
  );

export const pruneHistory = (flags: HistoryFlags): Promise<void> =>
  within(flags, async (store, records) => {
    const { before, forget = false, dryRun = false } = flags;
    if (before !== undefined && !isDay(before))
      throw new CloudbriefError('CB_USAGE', `--before "${sanitizeText(before, 40)}" is not a date.`, 'Write it as in 2026-01-31.'); // prettier-ignore
    if (forget && before === undefined)
      throw new CloudbriefError('CB_USAGE', '--forget needs a date.', 'Name it with --before DATE.');
    const due = dueRecords(records, new Date().toISOString().slice(0, 10), before).filter(({ whole }) => whole || forget); // prettier-ignore
    if (!dryRun) await (forget ? store.forget(due) : store.dropDetails(due));
    const what = forget ? 'removed' : 'reduced to scores';
    await print(`${due.length} of ${records.length} assessments ${dryRun ? 'would be ' : ''}${what}\n${due.length > 0 ? listText(due, store.place) : ''}`); // prettier-ignore
  });
