import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
      first: ['read-error-first'],
      impact: ['slower-meanwhile'],
      portal: 'Recovery Services vault > Replicated items > item > Errors; Resynchronize',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Sql/servers/failoverGroups',
      first: ['read-error-first'],
      impact: ['failover-by-hand-then'],
      run: [
        'az sql failover-group update --name {shortId} --server {parent} --failover-policy Manual --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql failover-group show --name {shortId} --server {parent} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql failover-group update --name {shortId} --server {parent} --failover-policy Automatic --grace-period <hours> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
