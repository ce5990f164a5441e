import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EKS::Cluster',
      first: ['key-in-same-region', 'key-never-deleted'],
      impact: ['cannot-be-undone', 'lost-key-lost-cluster', 'rewrite-secrets'],
      run: [
        "aws eks associate-encryption-config --cluster-name {name} --encryption-config 'resources=secrets,provider={keyArn=<arn-of-the-key>}' --region {region}",
      ],
      verify: 'aws eks describe-cluster --name {name} --query cluster.encryptionConfig --region {region}',
      undo: 'no-way-back',
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerService/managedClusters',
      first: ['key-never-deleted', 'identity-may'],
      impact: ['restarts', 'rewrite-secrets'],
      run: [
        'az aks update --name {name} --enable-azure-keyvault-kms --azure-keyvault-kms-key-id <id-of-the-key-with-version> --azure-keyvault-kms-key-vault-network-access Public --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks show --name {name} --resource-group {resourceGroup} --subscription {account} --query securityProfile.azureKeyVaultKms',
      undo: [
        'az aks update --name {name} --disable-azure-keyvault-kms --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'container.googleapis.com/Cluster',
      first: ['key-in-same-region', 'key-never-deleted'],
      impact: ['key-stops-at-once'],
      run: [
        'gcloud container clusters update {name} --database-encryption-key <key> --location {location} --project {account}',
      ],
      verify:
        "gcloud container clusters describe {name} --format='value(databaseEncryption)' --location {location} --project {account}",
      undo: [
        'gcloud container clusters update {name} --disable-database-encryption --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
