import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.KeyVault/vaults',
      first: ['nothing-purges-vaults'],
      impact: ['cannot-be-undone', 'name-blocked-90-days'],
      run: [
        'az keyvault update --name {name} --enable-purge-protection true --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az keyvault show --name {name} --query properties.enablePurgeProtection --subscription {account}',
      undo: 'no-way-back',
    },
    {
      for: 'Microsoft.AppConfiguration/configurationStores',
      first: ['nothing-purges-vaults', 'tier-supports-it'],
      impact: ['cannot-be-undone', 'name-blocked-90-days'],
      run: [
        'az appconfig update --name {name} --enable-purge-protection true --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az appconfig show --name {name} --query enablePurgeProtection --subscription {account}',
      undo: 'no-way-back',
    },
  ],
} satisfies Recipes;
