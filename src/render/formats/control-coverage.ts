import type { ControlCoverage, ControlState } from '../../brief/index.ts';
import type { Assessment, CheckTally } from '../../model/assessment.ts';
import { controlsIn, coversProvider, frameworkControls } from './framework-names.ts';

interface Carrier {
  readonly id: string;
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The checks that speak to each control of a framework, and the controls of our list to which none does, in order. */
export function controlCarriers(key: string, checks: Iterable<Carrier>): ReadonlyMap<string, readonly string[]> {
  const carriers = new Map<string, string[]>();
  for (const control of frameworkControls(key)) carriers.set(control, []);
  for (const { id, controls } of checks)
    for (const control of controlsIn(key, controls)) carriers.set(control, [...(carriers.get(control) ?? []), id]);
  return new Map([...carriers].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

/** What an assessment says of each control. A check that is silent about an account never counts as passed. */
export function controlCoverage(key: string, checks: Iterable<Carrier>, assessment: Assessment): ControlCoverage[] {
  const tallies = new Map(assessment.checks.map(tally => [tally.id, tally]));
  const findings = Map.groupBy(
    assessment.findings.filter(({ resource }) => coversProvider(key, resource.provider)),
    ({ check }) => check,
  );
  const assessed = assessment.targets.some(({ provider }) => coversProvider(key, provider));
  return [...controlCarriers(key, checks)].map(([control, ids]) => {
    const found = ids.flatMap(id => findings.get(id) ?? []);
    const failed = found.filter(({ status }) => status === 'fail').length;
    const counts = { failed, unknown: found.length - failed };
    const ran = ids.flatMap(id => tallies.get(id) ?? []);
    return { control, checks: ids, ...counts, state: stateOf(counts, ids, assessed ? ran : []) };
  });
}

function stateOf(
  { failed, unknown }: Pick<ControlCoverage, 'failed' | 'unknown'>,
  ids: readonly string[],
  ran: readonly CheckTally[],
): ControlState {
  if (ids.length === 0) return 'no-check';
  if (failed > 0) return 'failed';
  // A check that did not run could have failed.
  if (unknown > 0 || (ran.length > 0 && ran.length < ids.length)) return 'unknown';
  if (ran.length === 0) return 'not-run';
  return ran.every(({ pass, fail, unknown: unread, error }) => pass + fail + unread + error === 0)
    ? 'nothing'
    : 'passed';
}
