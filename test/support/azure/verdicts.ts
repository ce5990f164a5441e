import { NOW, verdictsOf } from '../verdicts.ts';
import type { ArmFixture } from './arm-fixture.ts';
import { LOCATIONS, SUBSCRIPTION } from './collect.ts';
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
