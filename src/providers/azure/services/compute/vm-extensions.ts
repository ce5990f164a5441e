import { armId, listCall, parentOf, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { propertiesOf } from '../../facets/common-facets.ts';
import { MACHINES } from './virtual-machines.ts';
import { isEnumValue } from '../../enum-value.ts';

const EXTENSIONS: ArmType = {
  type: 'Microsoft.Compute/virtualMachines/extensions',
  apiVersion: '2024-07-01',
  within: MACHINES,
};

/** Agents that hand on what happens on a machine: Azure Monitor's, and those of others that Azure installs. */
const AGENTS = /^(azuremonitor(windows|linux)agent|datadog\w*|dynatrace\w*|newrelic\w*|elastic\w*)|splunk/i;

/** The machines on which an agent was installed that can be asked what happened there. */
export const azureVmExtensions: AzureCollector = {
  id: 'azure-vm-extensions',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: { account: ['serversWithAgent'] },
  types: [EXTENSIONS],
  operations: azureOperations([EXTENSIONS], { [listCall(MACHINES)]: 'Microsoft.Compute/virtualMachines/read' }),
  decidedBy: {
    serversWithAgent: ['Microsoft.Compute/virtualMachines/extensions:list'],
  },
  collect: async ctx => {
    const serversWithAgent = await ctx.read(listCall(EXTENSIONS), async () => {
      const machines = new Set<string>();
      await ctx.each(EXTENSIONS, row => {
        const { type = '', provisioningState } = propertiesOf(row) as {
          readonly type?: string;
          readonly provisioningState?: string;
        };
        if (AGENTS.test(type) && !isEnumValue(provisioningState, 'Failed')) machines.add(parentOf(row.id));
      });
      return [...machines].sort();
    });
    ctx.add(armId(`/subscriptions/${ctx.account}`), { serversWithAgent });
  },
};
