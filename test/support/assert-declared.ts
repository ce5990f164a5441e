import type { InventoryRecord } from '../../src/model/inventory.ts';
import { facetsSchema, type FacetReadings } from '../../src/model/resource.ts';
import type { CollectContext, Collector } from '../../src/providers/kit/collector.ts';

/**
 * Throws when a collector emits a facet that it does not declare in `fills`, or whose value does not fit the model. The
 * compiler checks neither if facets are spread from another object.
 */
export function assertDeclared(
  records: readonly InventoryRecord[],
  collectors: readonly Pick<Collector<CollectContext>, 'id' | 'fills'>[],
): void {
  for (const record of records) {
    if (record.record !== 'resource' && record.record !== 'facet') continue;
    const collector = collectors.find(({ id }) => record.unit.endsWith(`:${id}`));
    const declared =
      record.record === 'resource'
        ? collector?.fills[record.kind]
        : Object.values(collector?.fills ?? {}).flatMap(facets => facets ?? []);
    const undeclared = undeclaredIn(record.facets, declared ?? []);
    if (undeclared.length > 0) throw new Error(`${record.unit} does not declare ${undeclared.join(', ')}`);
    facetsSchema.parse(record.facets);
  }
}

const undeclaredIn = (facets: FacetReadings, declared: readonly string[]): string[] =>
  Object.keys(facets).filter(name => !declared.includes(name));
