import { NOW, verdictsOf } from '../verdicts.ts';
import type { ArmFixture, StoredResource } from './arm-fixture.ts';
import { armPath, LOCATIONS, SUBSCRIPTION } from './collect.ts';
import { azureRecords } from './in-process.ts';

/** What these checks say of the resources of a subscription that every collector reads, by the name of the resource. */
export async function azureVerdicts(
  fixture: Omit<ArmFixture, 'subscriptions'>,
  checks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
  const records = await azureRecords({ locations: LOCATIONS, ...fixture, subscriptions }, SUBSCRIPTION, () => ({
    started: NOW,
    ended: NOW,
  }));
  return verdictsOf(records, checks);
}

/** A resource of that subscription, also one below another: `row('Microsoft.Sql/servers/databases', 'books/ledger', {})`. */
export function row(type: string, name: string, properties: object, more: object = {}): StoredResource {
  const [provider = '', ...types] = type.split('/');
  const names = name.split('/').map((one, index) => `${types[index] ?? ''}/${one}`);
  const id = armPath(provider, names.join('/'));
  return { id, type, name: name.split('/').at(-1) ?? name, location: 'westeurope', properties, ...more };
}
