import type { Recipes } from 'cloudbrief/check';

export default {
  azure: [
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az storage account update --ids {id} --allow-shared-key-access false'],
      verify: 'az storage account show --ids {id} --query allowSharedKeyAccess',
      undo: ['az storage account update --ids {id} --allow-shared-key-access true'],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az resource update --ids {id} --set properties.disableLocalAuth=true'],
      verify: 'az cosmosdb show --ids {id} --query disableLocalAuth',
      undo: ['az resource update --ids {id} --set properties.disableLocalAuth=false'],
    },
    {
      for: 'Microsoft.ServiceBus/namespaces',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az servicebus namespace update --ids {id} --disable-local-auth true'],
      verify: 'az servicebus namespace show --ids {id} --query disableLocalAuth',
      undo: ['az servicebus namespace update --ids {id} --disable-local-auth false'],
    },
    {
      for: 'Microsoft.EventHub/namespaces',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az eventhubs namespace update --ids {id} --disable-local-auth true'],
      verify: 'az eventhubs namespace show --ids {id} --query disableLocalAuth',
      undo: ['az eventhubs namespace update --ids {id} --disable-local-auth false'],
    },
    {
      for: 'Microsoft.Search/searchServices',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az search service update --ids {id} --disable-local-auth true'],
      verify: 'az search service show --ids {id} --query disableLocalAuth',
      undo: ['az search service update --ids {id} --disable-local-auth false'],
    },
    {
      for: 'Microsoft.AppConfiguration/configurationStores',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: [
        'az appconfig update --name {name} --disable-local-auth true --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az appconfig show --name {name} --query disableLocalAuth --subscription {account}',
      undo: [
        'az appconfig update --name {name} --disable-local-auth false --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: [
        'Microsoft.CognitiveServices/accounts',
        'Microsoft.Automation/automationAccounts',
        'Microsoft.Devices/IotHubs',
        'Microsoft.EventGrid/topics',
        'Microsoft.EventGrid/domains',
        'Microsoft.SignalRService/signalR',
        'Microsoft.SignalRService/webPubSub',
      ],
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az resource update --ids {id} --set properties.disableLocalAuth=true'],
      verify: 'az resource show --ids {id} --query properties.disableLocalAuth',
      undo: ['az resource update --ids {id} --set properties.disableLocalAuth=false'],
    },
    {
      for: 'Microsoft.Batch/batchAccounts',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      portal: 'Batch account > Authentication mode: Microsoft Entra ID only',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Dashboard/grafana',
      first: ['no-shared-key-clients', 'roles-assigned-first'],
      impact: ['keys-and-sas-refused'],
      run: ['az resource update --ids {id} --set properties.apiKey=Disabled'],
      verify: 'az resource show --ids {id} --query properties.apiKey',
      undo: ['az resource update --ids {id} --set properties.apiKey=Enabled'],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters',
      first: ['entra-access-works-first'],
      impact: ['local-kubeconfig-refused', 'rotate-certificates-after'],
      run: [
        'az aks update --name {name} --disable-local-accounts --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks show --name {name} --resource-group {resourceGroup} --subscription {account} --query disableLocalAccounts',
      undo: [
        'az aks update --name {name} --enable-local-accounts --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'container.googleapis.com/Cluster',
      first: ['administrators-work-first'],
      impact: ['local-kubeconfig-refused', 'cannot-be-undone'],
      run: ['gcloud container clusters update {name} --no-enable-basic-auth --location {location} --project {account}'],
      portal: 'Kubernetes Engine > Clusters > this cluster > Rotate credentials, without client certificate',
      verify:
        "gcloud container clusters describe {name} --format='value(masterAuth.username)' --location {location} --project {account}",
      undo: 'no-way-back',
    },
  ],
} satisfies Recipes;
