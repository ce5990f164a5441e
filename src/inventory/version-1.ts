import { RENAMED_COLLECTORS } from '../model/vocabulary/collectors.ts';
import { RENAMED_FACETS, type RenamedFacet } from '../model/vocabulary/facets.ts';
import { RENAMED_KINDS } from '../model/vocabulary/kinds.ts';

type Json = Readonly<Record<string, unknown>>;

const FACETS: ReadonlyMap<string, RenamedFacet> = new Map(RENAMED_FACETS.map(facet => [facet.old, facet]));
const KINDS: ReadonlyMap<string, string> = new Map(RENAMED_KINDS.map(({ old, name }) => [old, name]));
const COLLECTORS: ReadonlyMap<string, string> = new Map(RENAMED_COLLECTORS);

/** A collector that became several keeps its id in saved units: the file does not say which of them would have run. */
const SPLIT = 'azure-front-doors';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether this is the header of a version 1 inventory. */
export const isVersion1 = (header: unknown): boolean =>
  isObject(header) && header['record'] === 'header' && header['version'] === 1;

/** Translates one record of a version 1 inventory into the names of version 2; what is not a record stays unchanged. */
export function upgradeRecord(record: unknown): unknown {
  if (!isObject(record)) return record;
  switch (record['record']) {
    case 'header':
      return { ...record, version: 2 };
    case 'unit':
      return { ...record, id: unitId(record['id']), collector: collectorId(record['collector']) };
    case 'resource':
      return {
        ...record,
        kind: kindOf(record['kind'], record['type']),
        facets: facets(record['facets']),
        unit: unitId(record['unit']),
      };
    case 'facet':
      return { ...record, facets: facets(record['facets']), unit: unitId(record['unit']) };
    case 'population': {
      const { certain, ...rest } = record;
      return {
        ...rest,
        kind: kindOf(record['kind'], record['unit']),
        unit: unitId(record['unit']),
        ...(certain === undefined ? {} : { invariants: facets(certain) }),
      };
    }
    case 'refusal':
      return { ...record, unit: unitId(record['unit']) };
    default:
      return record;
  }
}

function collectorId(id: unknown): unknown {
  return typeof id === 'string' && id !== SPLIT ? (COLLECTORS.get(id) ?? id) : id;
}

function unitId(id: unknown): unknown {
  if (typeof id !== 'string') return id;
  const end = id.lastIndexOf(':') + 1;
  return `${id.slice(0, end)}${String(collectorId(id.slice(end)))}`;
}

/** The kind in version 2. `edge` became three: the resource's type, or the collector at the end of a unit's id, determines which. */
export function kindOf(kind: unknown, hint: unknown): unknown {
  if (typeof kind !== 'string') return kind;
  if (kind !== 'edge') return KINDS.get(kind) ?? kind;
  const text = typeof hint === 'string' ? hint : '';
  if (/apigateway|api-gateway|apimanagement|api-management/i.test(text)) return 'api-gateway';
  return /globalaccelerator|global-accelerator|trafficmanager|traffic-manager/i.test(text)
    ? 'global-load-balancer'
    : 'cdn';
}

function facets(readings: unknown): unknown {
  if (!isObject(readings)) return readings;
  return Object.fromEntries(
    Object.entries(readings).map(([old, reading]) => {
      const facet = FACETS.get(old);
      if (facet === undefined || !isObject(reading) || !('value' in reading)) return [facet?.name ?? old, reading];
      return [facet.name, { ...reading, value: translate(reading['value'], facet, 'value') }];
    }),
  );
}

/** A facet's value with its members and enum values renamed, at any depth; `member` is the new name of what holds it. */
function translate(value: unknown, facet: RenamedFacet, member: string): unknown {
  if (typeof value === 'string') return facet.values?.[member]?.[value] ?? value;
  if (Array.isArray(value)) return value.map(one => translate(one, facet, member));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = facet.members?.[key] ?? key;
      return [name, translate(inner, facet, name)];
    }),
  );
}
