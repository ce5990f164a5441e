import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../src/model/inventory.ts';
import { findingsOf, readDocument, type PlanDocument } from '../../support/terraform.ts';
import { AWS_SERVICES } from './aws-services.ts';
import { AZURE_SERVICES } from './azure-services.ts';
import { GCP_SERVICES } from './gcp-services.ts';

const PLANS: Readonly<Record<string, () => PlanDocument>> = {
  aws: AWS_SERVICES,
  azure: AZURE_SERVICES,
  gcp: GCP_SERVICES,
};

const passes = async (inventory: Inventory) =>
  new Set(
    (await findingsOf(inventory))
      .filter(({ status }) => status === 'pass' || status === 'not-applicable')
      .map(({ check, resource }) => `${check} ${resource.id}`),
  );

describe.each(Object.keys(PLANS))('services of %s', name => {
  const plan = PLANS[name] ?? AWS_SERVICES;

  it('what is known later of any resource makes no check pass', async () => {
    const known = await passes(await readDocument(plan()));
    for (const { address } of plan().resource_changes) {
      const changed = plan();
      const { change } = changed.resource_changes.find(one => one.address === address)!;
      change.after = {};
      change.after_unknown = true;
      // As Terraform does: what is known later is written in the configuration.
      const entry = changed.configuration.root_module?.resources.find(one => one.address === address);
      const written = plan().resource_changes.find(one => one.address === address)?.change.after ?? {};
      for (const attribute of Object.keys(written)) (entry!.expressions as Record<string, unknown>)[attribute] ??= {};
      const more = [...(await passes(await readDocument(changed)))].filter(one => !known.has(one));
      expect(more, address).toEqual([]);
    }
  });

  it('each attribute, known later, leaves every facet as it was or unread, and never better', async () => {
    const before = await readDocument(plan());
    for (const { address, change } of plan().resource_changes)
      for (const attribute of Object.keys(change.after ?? {})) {
        const changed = plan();
        const own = changed.resource_changes.find(one => one.address === address)!;
        // The bucket of a trail is left out of its facet where it is not known; the rest of the facet stays.
        if (own.change.after?.[attribute] === undefined || attribute === 's3_bucket_name') continue;
        own.change.after[attribute] = undefined;
        Object.assign(own.change.after_unknown, { [attribute]: true });
        const entry = changed.configuration.root_module?.resources.find(one => one.address === address);
        (entry!.expressions as Record<string, unknown>)[attribute] ??= {};
        const after = await readDocument(changed);
        expect(differences(before, after), `${address}: ${attribute}`).toEqual([]);
      }
  });
});

/** Facets with another value than before. A key that cannot be told is no key of the customer. */
function differences(before: Inventory, after: Inventory): string[] {
  const was = new Map(before.resources.map(one => [one.id, one]));
  return after.resources.flatMap(({ id, facets }) =>
    Object.entries(facets).flatMap(([name, reading]) => {
      const old = was.get(id)?.facets[name as 'placement'];
      const isSame = JSON.stringify(old) === JSON.stringify(reading);
      return isSame || reading?.state === 'unread' || isLess(old, reading) ? [] : [`${id} ${name}: ${JSON.stringify(old)} → ${JSON.stringify(reading)}`];
    }),
  ); // prettier-ignore
}

type Reading = object | undefined;
type Rules = readonly object[];

/** Interfaces that say themselves that more may be let in, with fewer rules that are certain. */
function isLess(old: Reading, now: Reading): boolean {
  const rules = (given: Reading): Rules | undefined =>
    (given as { value?: readonly { allowedIngress?: Rules }[] } | undefined)?.value?.[0]?.allowedIngress;
  const [before, after] = [rules(old)?.map(one => JSON.stringify(one)), rules(now)];
  return (
    after?.some(one => 'unread' in one) === true && after.every(one => before?.includes(JSON.stringify(one)) === true)
  );
}
