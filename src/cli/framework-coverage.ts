import { frameworkControls, frameworkNames } from '../render/formats/framework-names.ts';

interface Carrier {
  readonly id: string;
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Which controls of a framework the checks speak to, and which of our list they do not. */
export function frameworkCoverage(key: string, checks: readonly Carrier[]): string {
  const carriers = new Map<string, string[]>();
  for (const { id, controls = {} } of checks)
    for (const control of controls[key] ?? []) carriers.set(control, [...(carriers.get(control) ?? []), id]);
  const listed = [...new Set([...frameworkControls(key), ...carriers.keys()])].sort(inOrder);
  const silent = listed.filter(control => !carriers.has(control));
  const rows = [...carriers].sort(([a], [b]) => inOrder(a, b)).map(([control, ids]) => `  ${control.padEnd(12)}  ${ids.join(', ')}`); // prettier-ignore
  const none = silent.length === 0 ? [] : [`No check speaks to ${silent.join(', ')}.`];
  return [
    `${frameworkNames().get(key) ?? key}: ${String(carriers.size)} of the ${String(listed.length)} controls that bear on the thirteen questions`,
    ...rows,
    ...none,
    'A check speaks to a control: it does not meet the whole of it. Controls that bear on none of the questions are not listed.',
  ].join('\n');
}

const inOrder = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
