import type { Plan, PlannedResource } from '../../model/planned.ts';
import { unread, value, type Reading } from '../../model/reading.ts';
import type { Document, DocumentResource } from './document.ts';
import { createReferences } from './references.ts';

/** Attributes by which another resource may name one. */
const IDENTITIES = ['id', 'arn', 'name', 'bucket', 'identifier', 'key_id', 'self_link'] as const;

/** A plan that knows which types were asked for: what nothing asks for is not looked at. */
export interface AskedPlan extends Plan {
  readonly asked: ReadonlySet<string>;
}

/** A plan or state that can be asked. */
export function createPlan(document: Document): AskedPlan {
  const { resources, deleted } = document;
  const byType = Map.groupBy(resources, ({ type }) => type);
  const deletedByType = Map.groupBy(deleted, ({ type }) => type);
  const dataByType = Map.groupBy(document.data, ({ type }) => type);
  const references = createReferences(document);
  // What is deleted may still be named, by what is deleted with it.
  const byIdentity = identities([...resources, ...deleted]);
  const known = new Map([...resources, ...deleted].map(resource => [resource as PlannedResource, resource]));
  const asked = new Set<string>();
  return {
    asked,
    ofType(type) {
      asked.add(type);
      return byType.get(type) ?? [];
    },
    deleted: type => deletedByType.get(type) ?? [],
    named(from, path, types): Reading<readonly PlannedResource[]> {
      for (const type of types) asked.add(type);
      const reading = from.read(path);
      if (reading.state === 'absent') return reading;
      if (reading.state === 'value') return named(reading.value, types, byIdentity);
      const origin = known.get(from);
      const found = origin === undefined ? undefined : references.of(origin, path);
      const wanted = found?.filter(({ type }) => types.includes(type)) ?? [];
      return wanted.length === 0 || wanted.length < (found?.length ?? 0) ? reading : value(wanted);
    },
    isUnset(resource, path) {
      const origin = known.get(resource);
      const isTold = origin?.known?.has(path.split('.')[0] ?? '') !== false;
      return origin !== undefined && isTold && references.isUnset(origin, path);
    },
    data: type => dataByType.get(type) ?? [],
    setting(resource, name) {
      const origin = known.get(resource);
      return origin === undefined ? undefined : references.setting(origin, name);
    },
  };
}

type ByIdentity = ReadonlyMap<string, PlannedResource>;

/** ARM ids differ in their case only. */
const identityKey = (type: string, id: string): string => `${type}\n${id.startsWith('/') ? id.toLowerCase() : id}`;

/** What is deleted comes last and takes no name away from what stays. */
function identities(resources: readonly DocumentResource[]): ByIdentity {
  const found = new Map<string, PlannedResource>();
  for (const resource of resources) {
    for (const name of IDENTITIES) {
      const reading = resource.read(name);
      if (reading.state !== 'value' || typeof reading.value !== 'string') continue;
      const key = identityKey(resource.type, reading.value);
      if (!found.has(key)) found.set(key, resource);
    }
  }
  return found;
}

/** A relative name ends with the name: `b/downloads`, `projects/shop/global/networks/main`. */
function find(byIdentity: ByIdentity, type: string, text: string): PlannedResource | undefined {
  const found = byIdentity.get(identityKey(type, text));
  const isRelative = /^[\w-]+\//.test(text);
  return found ?? (isRelative ? byIdentity.get(identityKey(type, text.split('/').at(-1) ?? '')) : undefined);
}

function named(given: unknown, types: readonly string[], byIdentity: ByIdentity): Reading<readonly PlannedResource[]> {
  const texts = (Array.isArray(given) ? given : [given]).filter(one => typeof one === 'string');
  const found: PlannedResource[] = [];
  for (const text of texts) {
    const one = types.map(type => find(byIdentity, type, text)).find(candidate => candidate !== undefined);
    if (one === undefined) return unread('unsupported', `${text} is not in the plan`);
    found.push(one);
  }
  return value(found);
}
