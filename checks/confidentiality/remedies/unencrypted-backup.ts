import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Snapshot',
      first: ['copy-restores-first'],
      impact: ['delete-old-after-test'],
      run: [
        'aws ec2 copy-snapshot --source-region {region} --source-snapshot-id {shortId} --encrypted --region {region}',
      ],
      verify: 'aws ec2 describe-snapshots --owner-ids self --filters Name=encrypted,Values=true --region {region}',
      undo: ['aws ec2 delete-snapshot --snapshot-id <new-snapshot> --region {region}'],
    },
    {
      for: 'AWS::RDS::DBSnapshot',
      first: ['copy-restores-first', 'key-in-same-region'],
      impact: ['delete-old-after-test'],
      run: [
        'aws rds copy-db-snapshot --source-db-snapshot-identifier {name} --target-db-snapshot-identifier <new-snapshot> --kms-key-id <key> --region {region}',
      ],
      verify:
        "aws rds describe-db-snapshots --db-snapshot-identifier <new-snapshot> --query 'DBSnapshots[].Encrypted' --region {region}",
      undo: ['aws rds delete-db-snapshot --db-snapshot-identifier <new-snapshot> --region {region}'],
    },
    {
      for: 'AWS::RDS::DBClusterSnapshot',
      first: ['snapshot-encrypted-by-restore', 'key-in-same-region'],
      impact: ['delete-old-after-test', 'has-a-price'],
      run: [
        'aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier {name} --engine <engine> --kms-key-id <key> --db-subnet-group-name <subnet-group> --vpc-security-group-ids <security-group> --region {region}',
        'aws rds wait db-cluster-available --db-cluster-identifier <new-cluster> --region {region}',
        'aws rds create-db-cluster-snapshot --db-cluster-identifier <new-cluster> --db-cluster-snapshot-identifier <new-snapshot> --region {region}',
      ],
      verify:
        "aws rds describe-db-cluster-snapshots --db-cluster-snapshot-identifier <new-snapshot> --query 'DBClusterSnapshots[].StorageEncrypted' --region {region}",
      undo: [
        'aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier <new-snapshot> --region {region}',
        'aws rds delete-db-cluster --db-cluster-identifier <new-cluster> --skip-final-snapshot --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::Snapshot',
      first: ['copy-restores-first'],
      impact: ['delete-old-after-test'],
      run: [
        'aws elasticache copy-snapshot --source-snapshot-name {name} --target-snapshot-name <new-snapshot> --kms-key-id <key> --region {region}',
      ],
      verify: 'aws elasticache describe-snapshots --snapshot-name <new-snapshot> --region {region}',
      undo: ['aws elasticache delete-snapshot --snapshot-name <new-snapshot> --region {region}'],
    },
    {
      for: [
        'AWS::Redshift::ClusterSnapshot',
        'AWS::RDS::DBInstance',
        'AWS::RDS::DBCluster',
        'AWS::RDS::DBInstanceAutomatedBackup',
        'AWS::EFS::FileSystem',
        'AWS::FSx::Backup',
        'AWS::DynamoDB::Backup',
        'AWS::MemoryDB::Snapshot',
      ],
      first: ['original-encrypted-first'],
      impact: ['delete-old-after-test', 'deletion-is-final'],
      act: ['then-encrypt-original-first'],
      undo: 'no-way-back',
    },
    {
      for: 'AWS::Backup::RecoveryPoint',
      first: ['original-encrypted-first'],
      impact: ['delete-old-after-test'],
      run: [
        'aws backup start-copy-job --recovery-point-arn {id} --source-backup-vault-name <vault> --destination-backup-vault-arn <arn-of-a-vault-with-a-key> --iam-role-arn <role> --region {region}',
      ],
      verify: 'aws backup list-copy-jobs --by-destination-vault-arn <arn-of-a-vault-with-a-key> --region {region}',
      undo: [
        'aws backup delete-recovery-point --backup-vault-name <vault-of-the-copy> --recovery-point-arn <arn-of-the-copy> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
