import type { Facets } from '../../../model/facets.ts';
import { absent, flatMapReading, unread, value, type Reading } from '../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../context.ts';

/** The runtimes of a location with the days on which Google ends their support. */
export const FUNCTION_RUNTIMES: GcpRead = {
  call: 'cloudfunctions:projects.locations.runtimes.list',
  permission: 'cloudfunctions.runtimes.list',
  path: '/v2/projects/{project}/locations/{location}/runtimes',
  lists: ['runtimes'],
};

interface Day {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

/** A runtime as Cloud Functions and App Engine list it. */
export interface Runtime {
  readonly name?: string;
  readonly displayName?: string;
  /** `GEN_1`, `GEN_2`; `STANDARD`, `FLEXIBLE`. */
  readonly environment?: string;
  readonly endOfSupportDate?: Day | null;
  readonly deprecationDate?: Day | null;
}

/** Runtimes by environment and name; of two days the earlier one. */
export type Runtimes = ReadonlyMap<string, Runtime>;
type Support = Reading<Facets['versionSupport']>;

const keyOf = (environment: string, name: string): string => `${environment} ${name}`;

/** The runtimes of functions and services in a location, read once; absent where the API is not enabled. */
export const readFunctionRuntimes = (ctx: GcpContext, location: string): Promise<Reading<Runtimes>> =>
  ctx.shared(`function runtimes in ${location}`, () =>
    ctx.read(FUNCTION_RUNTIMES.call, async () =>
      runtimesOf(await ctx.get<{ readonly runtimes?: readonly Runtime[] | null }>(FUNCTION_RUNTIMES, { location })),
    ),
  );

export const runtimesOf = ({ runtimes }: { readonly runtimes?: readonly Runtime[] | null }): Runtimes =>
  new Map((runtimes ?? []).map(one => [keyOf(one.environment ?? '', one.name ?? ''), one]));

/** `{year: 2026, month: 4, day: 30}` → `2026-04-30T00:00:00Z`; a day that is left out is the last of its month. */
function momentOf({ year = 0, month = 0, day = 0 }: Day): string | undefined {
  if (year === 0 || month === 0) return undefined;
  // Day 0 of the month after.
  const end = day === 0 ? new Date(Date.UTC(year, month, 0)) : new Date(Date.UTC(year, month - 1, day));
  return end.toISOString().replace('.000Z', 'Z');
}

/** When Google stops to mend a runtime. Absent: it names no day yet. */
export const runtimeSupport = (runtimes: Reading<Runtimes>, environment: string, name: string): Support =>
  runtimes.state === 'absent'
    ? unread('unsupported', 'the Cloud Functions API, which lists the runtimes, is not enabled')
    : flatMapReading(runtimes, all => {
        const runtime = all.get(keyOf(environment, name));
        if (runtime === undefined) return unread('failed', `the list of runtimes has no ${name}`);
        const end = momentOf(runtime.endOfSupportDate ?? runtime.deprecationDate ?? {});
        return end === undefined ? absent : value({ version: runtime.displayName ?? name, endOfStandardSupport: end });
      });

/** Of several the one that ends first; unread where one of them is. */
export function firstToEnd(all: readonly Support[]): Support {
  const gap = all.find(({ state }) => state === 'unread');
  const known = all.flatMap(one => (one.state === 'value' ? [one.value] : []));
  const [first] = known.toSorted((a, b) => a.endOfStandardSupport.localeCompare(b.endOfStandardSupport));
  return gap ?? (first === undefined ? absent : value(first));
}
