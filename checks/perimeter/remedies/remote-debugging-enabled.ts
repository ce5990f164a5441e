import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.Web/sites',
      first: ['nobody-debugs-now'],
      impact: ['restarts'],
      run: ['az webapp config set --ids {id} --remote-debugging-enabled false'],
      verify: 'az webapp config show --ids {id} --query remoteDebuggingEnabled',
      undo: ['az webapp config set --ids {id} --remote-debugging-enabled true'],
    },
    {
      for: 'Microsoft.Web/sites/slots',
      first: ['nobody-debugs-now'],
      impact: ['restarts'],
      run: [
        'az webapp config set --name {parent} --slot {shortId} --remote-debugging-enabled false --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az webapp config show --name {parent} --slot {shortId} --query remoteDebuggingEnabled --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az webapp config set --name {parent} --slot {shortId} --remote-debugging-enabled true --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
