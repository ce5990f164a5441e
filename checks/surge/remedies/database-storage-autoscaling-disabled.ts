import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['limit-above-storage-in-use'],
      impact: ['storage-cannot-shrink'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --max-allocated-storage <gib-at-least-a-quarter-above-today> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[AllocatedStorage,MaxAllocatedStorage]' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --max-allocated-storage <allocated-storage-of-today> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['cost-at-todays-load'],
      impact: ['storage-cannot-shrink'],
      run: ['az resource update --ids {id} --set properties.storageProfile.storageAutogrow=Enabled'],
      verify: 'az resource show --ids {id} --query properties.storageProfile.storageAutogrow',
      undo: ['az resource update --ids {id} --set properties.storageProfile.storageAutogrow=Disabled'],
    },
    {
      for: [
        'Microsoft.DocumentDB/mongoClusters',
        'Microsoft.DocumentDB/cassandraClusters',
        'Microsoft.Sql/managedInstances',
      ],
      first: ['cost-at-todays-load'],
      impact: ['storage-cannot-shrink', 'cannot-be-undone'],
      portal:
        'Cluster > Scale > Storage; Cassandra data center > Disks per node; Managed instance > Compute + storage > Storage',
      act: ['alert-before-full'],
      undo: 'no-way-back',
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['cost-at-todays-load'],
      impact: ['storage-cannot-shrink'],
      run: ['az mysql flexible-server update --ids {id} --storage-auto-grow Enabled'],
      verify: 'az mysql flexible-server show --ids {id} --query storage.autoGrow',
      undo: ['az mysql flexible-server update --ids {id} --storage-auto-grow Disabled'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['cost-at-todays-load'],
      impact: ['storage-cannot-shrink'],
      run: ['az postgres flexible-server update --ids {id} --storage-auto-grow Enabled'],
      verify: 'az postgres flexible-server show --ids {id} --query storage.autoGrow',
      undo: ['az postgres flexible-server update --ids {id} --storage-auto-grow Disabled'],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['cost-at-todays-load'],
      impact: ['larger-class-has-a-price'],
      run: ['az sql db update --ids {id} --max-size <size>'],
      verify: 'az sql db show --ids {id} --query maxSizeBytes',
      undo: ['az sql db update --ids {id} --max-size <former-size>'],
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['limit-above-storage-in-use'],
      impact: ['storage-cannot-shrink'],
      run: ['gcloud sql instances patch {name} --storage-auto-increase --project {account}'],
      verify: "gcloud sql instances describe {name} --format='value(settings.storageAutoResize)' --project {account}",
      undo: ['gcloud sql instances patch {name} --no-storage-auto-increase --project {account}'],
    },
  ],
} satisfies Recipes;
