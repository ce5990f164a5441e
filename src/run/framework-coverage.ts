import { controlCarriers } from '../render/formats/control-coverage.ts';
import { frameworkNames } from '../render/formats/framework-names.ts';

/** Which controls of a framework the checks speak to, and which of our list they do not. */
export function frameworkCoverage(key: string, checks: Parameters<typeof controlCarriers>[1]): string {
  const carriers = [...controlCarriers(key, checks)];
  const spoken = carriers.filter(([, ids]) => ids.length > 0);
  const silent = carriers.filter(([, ids]) => ids.length === 0).map(([control]) => control);
  return [
    `${frameworkNames().get(key) ?? key}: ${String(spoken.length)} of the ${String(carriers.length)} controls that bear on the thirteen questions`,
    ...spoken.map(([control, ids]) => `  ${control.padEnd(12)}  ${ids.join(', ')}`),
    ...(silent.length === 0 ? [] : [`No check speaks to ${silent.join(', ')}.`]),
    'A check speaks to a control: it does not meet the whole of it. Controls that bear on none of the questions are not listed.',
  ].join('\n');
}
