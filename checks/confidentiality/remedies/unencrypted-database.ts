import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['quiet-hour', 'writes-stopped-first', 'key-in-same-region'],
      impact: ['writes-after-copy-lost', 'clients-must-switch', 'restored-with-defaults'],
      run: [
        'aws rds create-db-snapshot --db-instance-identifier {name} --db-snapshot-identifier <snapshot> --region {region}',
        'aws rds wait db-snapshot-available --db-snapshot-identifier <snapshot> --region {region}',
        'aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <encrypted-snapshot> --kms-key-id <key> --region {region}',
        'aws rds wait db-snapshot-available --db-snapshot-identifier <encrypted-snapshot> --region {region}',
        'aws rds restore-db-instance-from-db-snapshot --db-instance-identifier <new-instance> --db-snapshot-identifier <encrypted-snapshot> --db-subnet-group-name <subnet-group> --vpc-security-group-ids <security-group> --db-parameter-group-name <parameter-group> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier <new-instance> --query 'DBInstances[].StorageEncrypted' --region {region}",
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['quiet-hour', 'writes-stopped-first', 'key-in-same-region'],
      impact: ['writes-after-copy-lost', 'clients-must-switch', 'restored-with-defaults'],
      run: [
        'aws rds create-db-cluster-snapshot --db-cluster-identifier {name} --db-cluster-snapshot-identifier <snapshot> --region {region}',
        'aws rds wait db-cluster-snapshot-available --db-cluster-snapshot-identifier <snapshot> --region {region}',
        'aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine <engine> --kms-key-id <key> --db-subnet-group-name <subnet-group> --vpc-security-group-ids <security-group> --db-cluster-parameter-group-name <parameter-group> --region {region}',
        'aws rds create-db-instance --db-instance-identifier <new-instance> --db-cluster-identifier <new-cluster> --db-instance-class <class> --engine <engine> --region {region}',
      ],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier <new-cluster> --query 'DBClusters[].StorageEncrypted' --region {region}",
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['quiet-hour', 'writes-stopped-first', 'key-in-same-region'],
      impact: ['writes-after-copy-lost', 'clients-must-switch', 'restored-with-defaults'],
      run: [
        'aws docdb create-db-cluster-snapshot --db-cluster-identifier {name} --db-cluster-snapshot-identifier <snapshot> --region {region}',
        "aws docdb describe-db-cluster-snapshots --db-cluster-snapshot-identifier <snapshot> --query 'DBClusterSnapshots[].Status' --region {region}",
        'aws docdb restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine docdb --kms-key-id <key> --db-subnet-group-name <subnet-group> --vpc-security-group-ids <security-group> --db-cluster-parameter-group-name <parameter-group> --region {region}',
        'aws docdb create-db-instance --db-instance-identifier <new-instance> --db-cluster-identifier <new-cluster> --db-instance-class <class> --engine docdb --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier <new-cluster> --query 'DBClusters[].StorageEncrypted' --region {region}",
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['quiet-hour', 'writes-stopped-first', 'key-in-same-region'],
      impact: ['writes-after-copy-lost', 'clients-must-switch', 'restored-with-defaults'],
      run: [
        'aws neptune create-db-cluster-snapshot --db-cluster-identifier {name} --db-cluster-snapshot-identifier <snapshot> --region {region}',
        "aws neptune describe-db-cluster-snapshots --db-cluster-snapshot-identifier <snapshot> --query 'DBClusterSnapshots[].Status' --region {region}",
        'aws neptune restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine neptune --kms-key-id <key> --db-subnet-group-name <subnet-group> --vpc-security-group-ids <security-group> --db-cluster-parameter-group-name <parameter-group> --region {region}',
        'aws neptune create-db-instance --db-instance-identifier <new-instance> --db-cluster-identifier <new-cluster> --db-instance-class <class> --engine neptune --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier <new-cluster> --query 'DBClusters[].StorageEncrypted' --region {region}",
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['identity-may'],
      impact: ['takes-long'],
      run: ['az sql db tde set --ids {id} --status Enabled'],
      verify: 'az sql db tde show --ids {id} --query state',
      undo: ['az sql db tde set --ids {id} --status Disabled'],
    },
  ],
} satisfies Recipes;
