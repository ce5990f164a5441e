import { RENAMED_KINDS } from '../model/vocabulary/kinds.ts';

type Json = Readonly<Record<string, unknown>>;

const KINDS: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(RENAMED_KINDS, ({ old }) => old)].map(([old, all]) => [old, all.map(({ name }) => name)]),
);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Translates former kinds in a list of selectors; a kind that was split selects all of its parts. `member` holds the selector. */
export function upgradeSelectors(list: unknown, member: string): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((entry: unknown) => {
    if (!isObject(entry)) return entry;
    const selector = entry[member];
    if (!isObject(selector) || typeof selector['kind'] !== 'string') return entry;
    const kinds = KINDS.get(selector['kind']);
    if (kinds === undefined) return entry;
    return { ...entry, [member]: { ...selector, kind: kinds.length === 1 ? kinds[0] : kinds } };
  });
}

/** Translates former kinds in a configuration. */
export function upgradeConfig(file: unknown): unknown {
  if (!isObject(file)) return file;
  return {
    ...file,
    ...('criticality' in file ? { criticality: upgradeSelectors(file['criticality'], 'match') } : {}),
    ...('workloads' in file ? { workloads: upgradeSelectors(file['workloads'], 'match') } : {}),
  };
}
