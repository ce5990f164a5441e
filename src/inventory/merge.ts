import { compareText } from '../lib/text.ts';
import type { Inventory, InventoryRecord, Population, Refusal, Target, Unit } from '../model/inventory.ts';
import type { FacetReadings, Resource } from '../model/resource.ts';
import type { InventoryFile } from './read.ts';

type UnitRecord = Exclude<InventoryRecord, { record: 'header' | 'end' }>;

const unitOf = (record: UnitRecord): string => (record.record === 'unit' ? record.id : record.unit);

/**
 * One inventory from many: where two files read the same unit the newer one stands for it whole, so that what was deleted
 * in between does not come back; where two units saw the same resource, the newer one's word holds. The order of the
 * files changes nothing.
 */
export function mergeInventories(files: readonly InventoryFile[]): Inventory {
  const newest = newestUnits(files);
  const units = new Map<string, Unit>();
  const resources = new Map<string, Resource>();
  const additions = new Map<string, { readonly facets: FacetReadings; readonly unit: string }[]>();
  const populations: Population[] = [];
  const refusals: Refusal[] = [];
  for (const file of files) {
    for (const record of file.records as readonly UnitRecord[]) {
      const winner = newest.get(unitOf(record));
      if (winner === undefined || winner.file !== file) continue;
      const { record: type, ...rest } = record;
      if (type === 'unit') units.set(record.id, rest as Unit);
      else if (type === 'population') populations.push(rest as Population);
      else if (type === 'refusal') refusals.push(rest as Refusal);
      else if (type === 'facet') {
        const key = `${record.provider}\n${record.id}`;
        additions.set(key, [...(additions.get(key) ?? []), { facets: record.facets, unit: record.unit }]);
      } else if (type === 'resource') {
        const key = `${record.provider}\n${record.id}`;
        const before = resources.get(key);
        if (before === undefined || !isNewer(newest, before.unit, record.unit)) resources.set(key, rest as Resource);
      }
    }
  }
  for (const [key, added] of additions) {
    const resource = resources.get(key);
    if (resource === undefined) continue;
    const inOrder = added.toSorted((a, b) => (isNewer(newest, a.unit, b.unit) ? 1 : -1));
    resources.set(key, { ...resource, facets: Object.assign({}, resource.facets, ...inOrder.map(one => one.facets)) as FacetReadings });
  }
  return {
    header: { tool: files[0]?.header.tool ?? 'cloudbrief', started: earliest(files.map(file => file.header.started)), targets: mergeTargets(files) },
    ended: files.map(file => file.ended ?? file.header.started).toSorted(compareText).at(-1) ?? '',
    resources: [...resources.values()].sort((a, b) => compareText(a.id, b.id) || compareText(a.provider, b.provider)),
    units: [...units.values()].sort((a, b) => compareText(a.id, b.id)),
    populations: populations.sort((a, b) => compareText(a.unit, b.unit) || compareText(a.kind, b.kind)),
    refusals: refusals.sort((a, b) => compareText(a.unit, b.unit) || compareText(a.call, b.call)),
  };
}

type Newest = ReadonlyMap<string, { readonly file: InventoryFile; readonly started: string }>;

function newestUnits(files: readonly InventoryFile[]): Newest {
  const newest = new Map<string, { file: InventoryFile; started: string }>();
  for (const file of files) {
    for (const record of file.records) {
      if (record.record !== 'unit') continue;
      const before = newest.get(record.id);
      if (before === undefined || compareText(before.started, record.started) <= 0) newest.set(record.id, { file, started: record.started });
    }
  }
  return newest;
}

/** Whether unit `a` was read after unit `b`; of two that began together the one with the greater id counts as newer. */
function isNewer(newest: Newest, a: string, b: string): boolean {
  return (compareText(newest.get(a)?.started ?? '', newest.get(b)?.started ?? '') || compareText(a, b)) > 0;
}

const earliest = (moments: readonly string[]): string => moments.toSorted(compareText)[0] ?? '';

function mergeTargets(files: readonly InventoryFile[]): Target[] {
  const targets = new Map<string, Target>();
  for (const file of files.toSorted((a, b) => compareText(a.header.started, b.header.started))) {
    for (const target of file.header.targets) {
      const key = `${target.provider}\n${target.account}`;
      const before = targets.get(key);
      const regions = [...new Set([...(before?.regions ?? []), ...target.regions])].sort(compareText);
      // An account that could be read in one of the runs was read.
      const { failed: _, ...read } = target;
      targets.set(key, before !== undefined && before.failed === undefined ? { ...read, regions } : { ...target, regions });
    }
  }
  return [...targets.values()].sort((a, b) => compareText(a.provider, b.provider) || compareText(a.account, b.account));
}
