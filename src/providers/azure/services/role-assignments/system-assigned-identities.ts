import { unread, value, type Reading } from '../../../../model/reading.ts';
import { listCall, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { KUBERNETES_CLUSTERS, SITES } from '../../resource-types.ts';

/** What runs code of others and may have an identity of its own, which is no resource. */
export const IDENTITY_HOSTS: readonly ArmType[] = [
  { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01' },
  { type: 'Microsoft.Compute/virtualMachineScaleSets', apiVersion: '2024-07-01' },
  { type: 'Microsoft.App/containerApps', apiVersion: '2024-03-01' },
  { type: 'Microsoft.ContainerInstance/containerGroups', apiVersion: '2023-05-01' },
  { type: 'Microsoft.Automation/automationAccounts', apiVersion: '2023-11-01' },
  { type: 'Microsoft.Logic/workflows', apiVersion: '2019-05-01' },
  KUBERNETES_CLUSTERS,
  SITES,
];

/** Whether one of these principals, in lower case, is the identity of something that runs code; unread where a list is. */
export async function isOnHost(ctx: AzureContext, principals: ReadonlySet<string>): Promise<Reading<boolean>> {
  let gap: Reading<boolean> = value(false);
  for (const type of IDENTITY_HOSTS) {
    const found: string[] = [];
    const listed = await ctx.read(listCall(type), async () => {
      await ctx.each(type, ({ id, identity }) => {
        if (principals.has((identity?.principalId ?? '').toLowerCase())) found.push(id);
      });
      return true;
    });
    if (found.length > 0) return value(true);
    if (listed.state === 'unread') gap = unread(listed.reason, listed.detail);
  }
  return gap;
}
