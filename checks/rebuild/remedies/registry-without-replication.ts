import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ECR::Repository',
      first: ['replaces-whole', 'law-allows-region'],
      impact: ['transfer-has-a-price', 'only-from-now'],
      save: ['aws ecr describe-registry --query replicationConfiguration --region {region} > replication-before.json'],
      edit: {
        file: 'replication.json',
        say: 'inside',
        from: 'replication-before.json',
        code: '{"destinations":[{"region":"OTHER-REGION","registryId":"ACCOUNT"}]}',
        place: 'rules',
      },
      run: [
        'aws ecr put-replication-configuration --replication-configuration file://replication.json --region {region}',
      ],
      verify: 'aws ecr describe-registry --query replicationConfiguration --region {region}',
      undo: [
        'aws ecr put-replication-configuration --replication-configuration file://replication-before.json --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerRegistry/registries',
      first: ['tier-supports-it', 'law-allows-region'],
      impact: ['transfer-has-a-price'],
      run: [
        'az acr replication create --registry {name} --location <other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az acr replication list --registry {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az acr replication delete --registry {name} --name <other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
} satisfies Recipes;
