import { controlCarriers } from '../render/formats/control-coverage.ts';
import { frameworkNames } from '../render/formats/framework-names.ts';

type Checks = Parameters<typeof controlCarriers>[1];

/** Which controls of each framework the checks speak to, and which of our list they do not. */
export const frameworkCoverage = (keys: readonly string[], checks: Checks): string =>
  [...keys.map(key => coverageOf(key, checks)), CAVEAT].join('\n');

const CAVEAT =
  'A check speaks to a control: it does not meet the whole of it. Controls that bear on none of the questions are not listed.';

function coverageOf(key: string, checks: Checks): string {
  const carriers = [...controlCarriers(key, checks)];
  const spoken = carriers.filter(([, ids]) => ids.length > 0);
  const silent = carriers.filter(([, ids]) => ids.length === 0).map(([control]) => control);
  return [
    `${frameworkNames().get(key) ?? key}: ${String(spoken.length)} of the ${String(carriers.length)} controls that bear on the thirteen questions`,
    ...spoken.map(([control, ids]) => `  ${control.padEnd(12)}  ${ids.join(', ')}`),
    ...(silent.length === 0 ? [] : [`No check speaks to ${silent.join(', ')}.`]),
  ].join('\n');
}
