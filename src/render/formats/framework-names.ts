import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

interface Framework {
  readonly name: string;
  /** Whose benchmark it is: its controls are about resources of this provider only. */
  readonly provider?: string;
  /** Other names of it: `cis_azure` is the newest version. */
  readonly aliases?: readonly string[];
  /** Where its numbering was compared, and which ids were not found there. */
  readonly verified: { readonly source: string; readonly except?: readonly string[] };
  /** The same controls under other numbers: checks carry those of `like`. */
  readonly numbered?: { readonly like: string; readonly ids: Readonly<Record<string, string>> };
  /** Control ids by question. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
}

type Controls = Readonly<Record<string, readonly string[]>>;

let read: Readonly<Record<string, Framework>> | undefined;
const frameworks = (): Readonly<Record<string, Framework>> =>
  (read ??= JSON.parse(readFileSync(join(packageRoot(), 'data', 'frameworks.json'), 'utf8')) as Readonly<Record<string, Framework>>); // prettier-ignore

/** The names of the control frameworks by key, and of `own` ones. */
export const frameworkNames = (own: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> =>
  new Map([...Object.entries(frameworks()).map(([key, { name }]) => [key, name] as const), ...own]);

/** Other names of the frameworks, with the key that each stands for. */
export const frameworkAliases = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(frameworks()).flatMap(([key, { aliases = [] }]) => aliases.map(alias => [alias, key] as const))); // prettier-ignore

/** The controls of a framework that bear on the thirteen questions; none of one of an extension. */
export const frameworkControls = (key: string): readonly string[] => [
  ...new Set(Object.values(frameworks()[key]?.controls ?? {}).flat()),
];

/** Which of `controls` of a check belong to a framework; another version's numbers are translated. */
export function controlsIn(key: string, controls: Controls = {}): readonly string[] {
  const { numbered } = frameworks()[key] ?? {};
  if (numbered === undefined) return controls[key] ?? [];
  return (controls[numbered.like] ?? []).flatMap(id => numbered.ids[id] ?? []);
}

/** Whether a framework says anything about resources of a provider. */
export function coversProvider(key: string, provider: string): boolean {
  const only = frameworks()[key]?.provider;
  return only === undefined || only === provider;
}
