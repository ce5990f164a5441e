import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { controlsIn, frameworkAliases, frameworkNames } from '../render/formats/framework-names.ts';

/** `cis-aws-5`, `CIS_AWS_v5` and `cis_aws_v5` are one framework. */
const normalized = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '').replaceAll(/v(?=\d)/g, ''); // prettier-ignore

/** As help and documentation write it: `cis-aws-5`. */
export const documentedKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('_', '-')
    .replaceAll(/-v(?=\d)/g, '-');

/** `CIS Amazon Web Services Foundations Benchmark v5 (cis-aws-5)` */
export function frameworkTitle(key: string): string {
  const title = frameworkNames().get(key);
  return title === undefined ? documentedKey(key) : `${title} (${documentedKey(key)})`;
}

/** The key of a control framework, a built-in one or one of `own`. Throws `CB_USAGE` with the closest match. */
export function frameworkNamed(name: string, own: Iterable<string> = []): string {
  const known = [...new Set([...frameworkNames().keys(), ...own])];
  const byName = new Map([...frameworkAliases(), ...known.map(key => [key, key] as const)]);
  const [, key] = [...byName].find(([one]) => normalized(one) === normalized(name)) ?? [];
  if (key !== undefined) return key;
  const spelt = known.map(documentedKey);
  const guess = closestMatch(documentedKey(name), spelt);
  throw new CloudbriefError(
    'CB_USAGE',
    `There is no framework "${name}".`,
    `${guess === undefined ? '' : `Did you mean ${guess}? `}The frameworks are ${nearFirst(documentedKey(name), spelt).join(', ')}.`,
  );
}

/** Those of the same family first: other versions of it. */
function nearFirst(name: string, spelt: readonly string[]): readonly string[] {
  const family = /^[a-z]+(?:-[a-z]+)*/.exec(name)?.[0] ?? name;
  const isNear = (one: string): boolean => one.startsWith(family);
  return [...spelt.filter(isNear), ...spelt.filter(one => !isNear(one))];
}

interface Carrier {
  readonly controls?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The key of a control framework, a built-in one or one that a check names. */
export const frameworkOf = (name: string, checks: readonly Carrier[]): string =>
  frameworkNamed(name, checks.flatMap(({ controls = {} }) => Object.keys(controls))); // prettier-ignore

/** Whether a check speaks to a framework. */
export const speaksTo = (key: string, { controls }: Carrier): boolean => controlsIn(key, controls).length > 0;
