import { compareText } from '../lib/text.ts';
import type {
  Inventory,
  InventoryHeader,
  InventoryRecord,
  Population,
  Refusal,
  Target,
  Unit,
  UnreadType,
} from '../model/inventory.ts';
import { accountKey } from '../model/keys.ts';
import type { Provider } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';

type UnitRecord = Exclude<InventoryRecord, { record: 'header' | 'end' }>;

const unitOf = (record: UnitRecord): string => (record.record === 'unit' ? record.id : record.unit);

/** What one file holds, in the order of its lines. `ended` is undefined where the file stops before its end. */
export interface InventoryFile {
  readonly header: InventoryHeader;
  readonly records: readonly InventoryRecord[];
  readonly ended: string | undefined;
  /** Stacks and deployments in a template, whose own templates are not read. */
  readonly nested?: readonly string[];
  /** What a plan, state or template has and no check can look at. */
  readonly unreadTypes?: readonly UnreadType[];
}

/**
 * One inventory from many. Of a unit in two files the newer one counts completely, so that what was deleted in between does
 * not come back; of a resource in two units the newer unit's. The order of the files does not matter.
 */
export function mergeInventories(files: readonly InventoryFile[]): Inventory {
  const newest = newestUnits(files);
  const { resources, additions, units, populations, refusals } = newestRecords(files, newest);
  addFacets(resources, additions, newest);
  return {
    header: {
      tool: files[0]?.header.tool ?? 'cloudbrief',
      started: earliest(files.map(file => file.header.started)),
      targets: mergeTargets(files),
    },
    ended: latest(files.map(file => file.ended ?? file.header.started)),
    resources: inOrder(resources),
    ...leftOutIn(files),
    units: [...units.values()].sort((a, b) => compareText(a.id, b.id)),
    populations: populations.toSorted((a, b) => compareText(a.unit, b.unit) || compareText(a.kind, b.kind)),
    refusals: refusals.toSorted((a, b) => compareText(a.unit, b.unit) || compareText(a.call, b.call)),
  };
}

interface MergedRecords {
  readonly resources: Map<Provider, Map<string, Resource>>;
  readonly additions: Addition[];
  readonly units: Map<string, Unit>;
  readonly populations: Population[];
  readonly refusals: Refusal[];
}

/** The records of each unit from the file that read it last. */
function newestRecords(files: readonly InventoryFile[], newest: Newest): MergedRecords {
  const merged: MergedRecords = {
    resources: new Map(),
    additions: [],
    units: new Map(),
    populations: [],
    refusals: [],
  };
  for (const file of files) {
    // The records of a unit stand together, so that most are of the unit that was looked up last.
    let unit: string | undefined;
    let holds = false;
    for (const record of file.records as readonly UnitRecord[]) {
      if (unitOf(record) !== unit) {
        unit = unitOf(record);
        holds = newest.get(unit)?.file === file;
      }
      if (holds) addRecord(merged, record, newest);
    }
  }
  return merged;
}

function addRecord(merged: MergedRecords, record: UnitRecord, newest: Newest): void {
  // Most are resources. The record itself is stored: a copy without its `record` takes as long as parsing.
  if (record.record === 'resource') {
    const known = mapOf(merged.resources, record.provider);
    const before = known.get(record.id);
    if (before === undefined || !isNewer(newest, before.unit, record.unit)) known.set(record.id, record);
    return;
  }
  const { record: type, ...rest } = record;
  if (type === 'unit') merged.units.set(record.id, rest as Unit);
  else if (type === 'population') merged.populations.push(rest as Population);
  else if (type === 'refusal') merged.refusals.push(rest as Refusal);
  else merged.additions.push(rest as Addition);
}

type Addition = Omit<Extract<InventoryRecord, { record: 'facet' }>, 'record'>;

function mapOf(resources: Map<Provider, Map<string, Resource>>, provider: Provider): Map<string, Resource> {
  const known = resources.get(provider) ?? new Map<string, Resource>();
  resources.set(provider, known);
  return known;
}

/** Adds the facets that other units read of a resource; the newest unit comes last and overwrites. */
function addFacets(
  resources: ReadonlyMap<Provider, Map<string, Resource>>,
  additions: readonly Addition[],
  newest: Newest,
): void {
  for (const { provider, id, facets } of additions.toSorted((a, b) => age(newest, a.unit, b.unit))) {
    const resource = resources.get(provider)?.get(id);
    if (resource !== undefined)
      resources.get(provider)?.set(id, { ...resource, facets: { ...resource.facets, ...facets } });
  }
}

function inOrder(resources: ReadonlyMap<Provider, ReadonlyMap<string, Resource>>): Resource[] {
  const all = [...resources.values()].flatMap(known => [...known.values()]);
  return all.sort((a, b) => compareText(a.id, b.id) || compareText(a.provider, b.provider));
}

type Newest = ReadonlyMap<string, { readonly file: InventoryFile; readonly started: string }>;

function newestUnits(files: readonly InventoryFile[]): Newest {
  const newest = new Map<string, { file: InventoryFile; started: string }>();
  for (const file of files) {
    for (const record of file.records) {
      if (record.record !== 'unit') continue;
      const before = newest.get(record.id);
      if (before === undefined || compareText(before.started, record.started) <= 0)
        newest.set(record.id, { file, started: record.started });
    }
  }
  return newest;
}

/** Whether unit `a` was read after unit `b`; of two with the same start the one with the greater id counts as newer. */
function isNewer(newest: Newest, a: string, b: string): boolean {
  return age(newest, a, b) > 0;
}

const age = (newest: Newest, a: string, b: string): number =>
  a === b ? 0 : compareText(newest.get(a)?.started ?? '', newest.get(b)?.started ?? '') || compareText(a, b);

function leftOutIn(files: readonly InventoryFile[]): Pick<Inventory, 'nestedTemplates' | 'unreadTypes'> {
  const nestedTemplates = files.flatMap(({ nested }) => nested ?? []);
  const unreadTypes = files.flatMap(file => file.unreadTypes ?? []);
  return {
    ...(nestedTemplates.length === 0 ? {} : { nestedTemplates }),
    ...(unreadTypes.length === 0 ? {} : { unreadTypes }),
  };
}

const earliest = (timestamps: readonly string[]): string => timestamps.toSorted(compareText)[0] ?? '';
const latest = (timestamps: readonly string[]): string => timestamps.toSorted(compareText).at(-1) ?? '';

function mergeTargets(files: readonly InventoryFile[]): Target[] {
  const targets = new Map<string, Target>();
  for (const file of files.toSorted((a, b) => compareText(a.header.started, b.header.started))) {
    for (const target of file.header.targets) {
      const key = accountKey(target);
      const before = targets.get(key);
      const regions = [...new Set([...(before?.regions ?? []), ...target.regions])].sort(compareText);
      // An account that one of the runs read is read, and so is a region.
      const { failed, failedBecause, omittedRegions = [], ...read } = target;
      const omitted = omittedRegions.filter(region => !regions.includes(region));
      const wasRead = before !== undefined && before.failed === undefined;
      targets.set(key, {
        ...read,
        regions,
        ...(omitted.length === 0 ? {} : { omittedRegions: omitted }),
        ...(failed === undefined || wasRead ? {} : { failed }),
        ...(failedBecause === undefined || wasRead ? {} : { failedBecause }),
      });
    }
  }
  return [...targets.values()].sort((a, b) => compareText(a.provider, b.provider) || compareText(a.account, b.account));
}
