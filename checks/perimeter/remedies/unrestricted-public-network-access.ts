import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az storage account network-rule add --account-name {name} --ip-address <own-address> --resource-group {resourceGroup} --subscription {account}',
        'az storage account update --ids {id} --default-action Deny --bypass AzureServices',
      ],
      verify: 'az storage account show --ids {id} --query networkRuleSet',
      undo: ['az storage account update --ids {id} --default-action Allow'],
    },
    {
      for: 'Microsoft.KeyVault/vaults',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az keyvault network-rule add --name {name} --ip-address <own-address> --resource-group {resourceGroup} --subscription {account}',
        'az keyvault update --name {name} --default-action Deny --bypass AzureServices --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az keyvault show --name {name} --query properties.networkAcls --subscription {account}',
      undo: [
        'az keyvault update --name {name} --default-action Allow --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Cache/redis',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az redis firewall-rules create --name {name} --rule-name own --start-ip <first-address> --end-ip <last-address> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az redis firewall-rules list --name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az redis firewall-rules delete --name {name} --rule-name own --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.EventHub/namespaces',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az eventhubs namespace network-rule-set ip-rule add --namespace-name {name} --ip-rule ip-address=<own-address> action=Allow --resource-group {resourceGroup} --subscription {account}',
        'az eventhubs namespace network-rule-set update --namespace-name {name} --default-action Deny --public-network-access Enabled --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az eventhubs namespace network-rule-set show --namespace-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az eventhubs namespace network-rule-set update --namespace-name {name} --default-action Allow --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.ServiceBus/namespaces',
      first: ['list-clients', 'private-endpoint-first', 'tier-supports-it'],
      impact: ['outside-clients-cut'],
      run: [
        'az servicebus namespace network-rule-set ip-rule add --namespace-name {name} --ip-rule ip-address=<own-address> action=Allow --resource-group {resourceGroup} --subscription {account}',
        'az servicebus namespace network-rule-set update --namespace-name {name} --default-action Deny --public-network-access Enabled --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az servicebus namespace network-rule-set show --namespace-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az servicebus namespace network-rule-set update --namespace-name {name} --default-action Allow --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.ContainerRegistry/registries',
      first: ['list-clients', 'private-endpoint-first', 'tier-supports-it'],
      impact: ['outside-clients-cut'],
      run: [
        'az acr network-rule add --name {name} --ip-address <own-address> --resource-group {resourceGroup} --subscription {account}',
        'az acr update --name {name} --default-action Deny --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az acr show --name {name} --query networkRuleSet --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az acr update --name {name} --default-action Allow --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Search/searchServices',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az search service update --ids {id} --ip-rules <own-addresses>'],
      verify: 'az search service show --ids {id} --query networkRuleSet',
      undo: ["az search service update --ids {id} --ip-rules ''"],
    },
    {
      for: 'Microsoft.AppConfiguration/configurationStores',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az appconfig update --name {name} --enable-public-network false --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az appconfig show --name {name} --query publicNetworkAccess --subscription {account}',
      undo: [
        'az appconfig update --name {name} --enable-public-network true --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: [
        'Microsoft.EventGrid/topics',
        'Microsoft.EventGrid/domains',
        'Microsoft.Cache/redisEnterprise',
        'Microsoft.SignalRService/signalR',
        'Microsoft.SignalRService/webPubSub',
      ],
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az resource update --ids {id} --set properties.publicNetworkAccess=Disabled'],
      verify: 'az resource show --ids {id} --query properties.publicNetworkAccess',
      undo: ['az resource update --ids {id} --set properties.publicNetworkAccess=Enabled'],
    },
    {
      for: 'Microsoft.CognitiveServices/accounts',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az cognitiveservices account network-rule add --name {name} --ip-address <own-address> --resource-group {resourceGroup} --subscription {account}',
        'az resource update --ids {id} --set properties.networkAcls.defaultAction=Deny',
      ],
      verify: 'az resource show --ids {id} --query properties.networkAcls',
      undo: ['az resource update --ids {id} --set properties.networkAcls.defaultAction=Allow'],
    },
    {
      for: ['Microsoft.Synapse/workspaces', 'Microsoft.Kusto/clusters', 'Microsoft.Logic/workflows'],
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      portal:
        'Synapse workspace > Networking > Firewall rules; Data Explorer cluster > Networking > Public access: selected IP addresses; Logic app > Workflow settings > Allowed inbound IP addresses: own addresses only',
      undo: 'set-back-in-console',
    },
    {
      for: [
        'Microsoft.MachineLearningServices/workspaces',
        'Microsoft.Databricks/workspaces',
        'Microsoft.DataFactory/factories',
        'Microsoft.Batch/batchAccounts',
        'Microsoft.Dashboard/grafana',
      ],
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az resource update --ids {id} --set properties.publicNetworkAccess=Disabled'],
      verify: 'az resource show --ids {id} --query properties.publicNetworkAccess',
      undo: ['az resource update --ids {id} --set properties.publicNetworkAccess=Enabled'],
    },
    {
      for: 'Microsoft.Automation/automationAccounts',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az resource update --ids {id} --set properties.publicNetworkAccess=false'],
      verify: 'az resource show --ids {id} --query properties.publicNetworkAccess',
      undo: ['az resource update --ids {id} --set properties.publicNetworkAccess=true'],
    },
  ],
} satisfies Recipes;
