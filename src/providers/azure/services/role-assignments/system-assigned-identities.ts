import type { Unread } from '../../../../model/reading.ts';
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

export interface Hosts {
  /** What the identities of hosts are called, by principal in lower case. */
  readonly names: ReadonlyMap<string, string>;
  /** Why there may be more. */
  readonly gap?: Unread | undefined;
}

export const NO_HOSTS: Hosts = { names: new Map() };

/** Which of these principals, in lower case, are identities of something that runs code. */
export async function hostsOf(ctx: AzureContext, principals: ReadonlySet<string>): Promise<Hosts> {
  const names = new Map<string, string>();
  let gap: Unread | undefined;
  for (const type of IDENTITY_HOSTS) {
    if (names.size === principals.size) break;
    const listed = await ctx.read(listCall(type), async () => {
      await ctx.each(type, ({ name, identity }) => {
        const principal = (identity?.principalId ?? '').toLowerCase();
        if (principals.has(principal)) names.set(principal, `Managed identity of ${name}`);
      });
      return true;
    });
    if (listed.state === 'unread') gap = listed;
  }
  return { names, gap };
}
