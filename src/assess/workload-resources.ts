import type { Facets } from '../model/facets.ts';
import { absent, unread, value, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';
import type { Survival } from '../model/survival.ts';

type Outcomes = Facets['recoveryTimes'];

/** The unit of workloads, which no collector reads. */
const SIMULATION = 'simulation';

/** One resource for each workload with a recovery target, with what the simulation makes of it. */
export function workloadResources(survival: readonly Survival[]): Resource[] {
  const byWorkload = Map.groupBy(
    survival.filter(({ target }) => target !== undefined),
    ({ workload }) => workload,
  );
  return [...byWorkload].map(([name, rows]) => ({
    id: `workload/${name}`,
    kind: 'workload',
    type: 'Workload',
    provider: 'any',
    account: '',
    region: 'global',
    name,
    tags: {},
    facets: {
      recoveryTimes: readingOf(rows.flatMap(row => outcomeOf(row, row.target?.rtoHours, row.target?.rto, row.hours))),
      recoveryPoints: readingOf(
        rows.flatMap(row => outcomeOf(row, row.target?.rpoHours, row.target?.rpo, row.dataLoss)),
      ),
    },
    unit: SIMULATION,
  }));
}

const outcomeOf = (
  { scenario }: Survival,
  targetHours: number | undefined,
  verdict: Outcomes[number]['verdict'] | undefined,
  { best, worst }: Survival['hours'],
): Outcomes =>
  targetHours === undefined || verdict === undefined
    ? []
    : [{ scenario, targetHours, bestHours: best, worstHours: worst, verdict }];

/** One that is missed settles it; else all must be known. */
function readingOf(outcomes: Outcomes): Reading<Outcomes> {
  if (outcomes.length === 0) return absent;
  const open = outcomes.filter(({ verdict }) => verdict === 'cannot-tell').map(({ scenario }) => scenario);
  const isMissed = outcomes.some(({ verdict }) => verdict === 'missed');
  return isMissed || open.length === 0 ? value(outcomes) : unread('not-collected', open.join(', '));
}
