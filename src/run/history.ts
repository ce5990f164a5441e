import { redactAssessment } from '../assess/redaction.ts';
import { englishMessages } from '../brief/language/check-messages.ts';
import type { Comparison } from '../history/compare.ts';
import { baselineCandidates, currentOf, quarterScores } from '../history/quarters.ts';
import { assertCanCreate, openStore, storeExists } from '../history/store/open-store.ts';
import type { StoredRecord } from '../history/store/record.ts';
import type { HistoryStore } from '../history/store/store.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import type { OnEvent } from './events.ts';
import type { HistoryPlace } from './history-place.ts';
import { parseAssessment } from './read-assessment.ts';

export interface HistoryRequest {
  readonly place: HistoryPlace;
  /** Whether the stored assessment of last quarter is the baseline. */
  readonly compareWithLast: boolean;
  /** The date of the clock, not that of the assessment: what is kept depends on it. */
  readonly today: string;
}

export interface RememberOptions {
  readonly history: HistoryRequest | undefined;
  /** Whether it is only compared: neither a plan nor a run that read nothing is the account of a quarter. */
  readonly compareOnly: boolean;
  /** A baseline that the user named. */
  readonly baseline: Assessment | undefined;
  readonly compare: (before: Assessment, after: Assessment) => Comparison;
  readonly redact: boolean;
  readonly on: OnEvent;
}

export interface Remembered {
  readonly assessment: Assessment;
  /** As it is shown: the same, or without names. */
  readonly shown: Assessment;
  readonly comparison: Comparison | undefined;
  /** Where it is stored. */
  readonly stored?: string;
  readonly failures: readonly CloudbriefError[];
}

/**
 * Opens the history once, before minutes of collecting: a wrong address is an error now. A folder is made when there is
 * something to store, so that a run that fails leaves none.
 */
export async function assertUsable({ place, compareWithLast }: HistoryRequest, on: OnEvent): Promise<void> {
  try {
    if (place.address.kind === 'folder' && !storeExists(place.address)) assertCanCreate(place.address);
    else await (await openHistory(place, on)).close();
  } catch (error) {
    // Where nobody asked for it, `remember` says it, once.
    if (place.isNamed || compareWithLast) throw error;
  }
}

async function openHistory({ address }: HistoryPlace, on: OnEvent): Promise<HistoryStore> {
  const { store, notes } = await openStore(address);
  for (const message of notes) on({ type: 'warning', message });
  return store;
}

const notStored = (error: unknown): string =>
  `This assessment is not stored: ${(error as Error).message} --no-store leaves the history alone.`;

/** Compares the assessment with its baseline, and stores it. What fails in the store costs no page of the briefing. */
export async function remember(assessed: Assessment, options: RememberOptions): Promise<Remembered> {
  const { history, on } = options;
  if (history === undefined) return told(assessed, options.baseline, [], options);
  if (options.compareOnly && !storeExists(history.place.address)) {
    if (history.compareWithLast) on({ type: 'warning', message: noEarlier(assessed, history.place) });
    return told(assessed, options.baseline, [], options);
  }
  const failures: CloudbriefError[] = [];
  const lenient = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CloudbriefError)) throw error;
      if (history.place.isNamed || history.compareWithLast) failures.push(error);
      else on({ type: 'warning', message: notStored(error) });
      return undefined;
    }
  };
  const store = await lenient(() => openHistory(history.place, on));
  if (store === undefined) return told(assessed, options.baseline, failures, options);
  try {
    const records = (await lenient(() => store.list())) ?? [];
    const baseline = options.baseline ?? (await lenient(() => lastOf(store, records, assessed, options)));
    const result = told(assessed, baseline, failures, options, records);
    const saved =
      failures.length > 0 || options.compareOnly
        ? undefined
        : await lenient(() => keep(store, result.shown, records, history));
    return { ...result, ...(saved === undefined ? {} : { stored: store.place }), failures };
  } finally {
    await store.close();
  }
}

function told(
  assessed: Assessment,
  baseline: Assessment | undefined,
  failures: readonly CloudbriefError[],
  { compare, redact }: RememberOptions,
  records: readonly StoredRecord[] = [],
): Remembered {
  const comparison = baseline === undefined ? undefined : compare(baseline, assessed);
  const quarters = quarterScores(records, assessed);
  const assessment: Assessment =
    comparison === undefined
      ? assessed
      : { ...assessed, trend: { ...comparison.trend, ...(quarters.length === 0 ? {} : { quarters: [...quarters] }) } };
  const shown = redact ? redactAssessment(assessment, PROVIDER_TRAITS, englishMessages()) : assessment;
  return { assessment, shown, comparison, failures };
}

/** The stored assessment of last quarter; one that is damaged is named and passed over. */
async function lastOf(
  store: HistoryStore,
  records: readonly StoredRecord[],
  assessed: Assessment,
  { history, on }: RememberOptions,
): Promise<Assessment | undefined> {
  if (history?.compareWithLast !== true) return undefined;
  for (const record of baselineCandidates(records, currentOf(assessed))) {
    try {
      const text = await store.read(record);
      if (text !== undefined) return parseAssessment(`${record.id} in ${store.place}`, text);
    } catch (error) {
      if (!(error instanceof CloudbriefError)) throw error;
      on({ type: 'warning', message: `${error.message} It is passed over as baseline.` });
    }
  }
  on({ type: 'warning', message: noEarlier(assessed, history.place) });
  return undefined;
}

const noEarlier = ({ client }: Assessment, { address }: HistoryPlace): string =>
  `There is no earlier assessment of ${client.name} in ${address.shown}: nothing is compared this time.`;

/** Stores it, and keeps the scores only of those whose date has come. */
async function keep(
  store: HistoryStore,
  shown: Assessment,
  records: readonly StoredRecord[],
  { today }: HistoryRequest,
): Promise<true> {
  await store.save(shown);
  const expired = records.filter(({ whole, detailsUntil }) => whole && detailsUntil <= today);
  if (expired.length > 0) await store.dropDetails(expired);
  return true;
}
