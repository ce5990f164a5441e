import type { Fact } from '../facts/define-fact.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { FactName } from '../model/facts.ts';
import { unread, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

/** Reads facts; each is prepared when it is first asked for and computed once for each resource. */
export function createFactReader(index: InventoryIndex, facts: readonly Fact[]): (resource: Resource, name: FactName) => Reading<unknown> {
  const byName = new Map(facts.map(fact => [fact.name, fact]));
  const shared = new Map<FactName, unknown>();
  const computed = new Map<FactName, Map<string, Reading<unknown>>>();
  return (resource, name) => {
    const fact = byName.get(name);
    if (fact === undefined || !fact.on.includes(resource.kind)) return unread('not-collected', name);
    let readings = computed.get(name);
    if (readings === undefined) {
      readings = new Map();
      computed.set(name, readings);
      shared.set(name, fact.prepare(index));
    }
    const known = readings.get(resource.id);
    if (known !== undefined) return known;
    const reading = fact.compute(resource, shared.get(name), index);
    readings.set(resource.id, reading);
    return reading;
  };
}
