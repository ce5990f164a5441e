import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EFS::FileSystem',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['aws efs put-backup-policy --file-system-id {shortId} --backup-policy Status=ENABLED --region {region}'],
      verify: 'aws efs describe-backup-policy --file-system-id {shortId} --region {region}',
      undo: ['aws efs put-backup-policy --file-system-id {shortId} --backup-policy Status=DISABLED --region {region}'],
    },
    {
      for: 'AWS::FSx::FileSystem',
      first: ['file-system-type'],
      impact: ['backup-has-a-price', 'zero-deletes-backups'],
      run: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration AutomaticBackupRetentionDays=30 --region {region}',
      ],
      verify: 'aws fsx describe-file-systems --file-system-ids {shortId} --region {region}',
      undo: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration AutomaticBackupRetentionDays=0 --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price', 'zero-deletes-backups'],
      run: [
        'aws redshift modify-cluster --cluster-identifier {name} --automated-snapshot-retention-period 30 --region {region}',
      ],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].AutomatedSnapshotRetentionPeriod' --region {region}",
      undo: [
        'aws redshift modify-cluster --cluster-identifier {name} --automated-snapshot-retention-period 0 --region {region}',
      ],
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price', 'zero-deletes-backups'],
      run: [
        'aws memorydb update-cluster --cluster-name {name} --snapshot-retention-limit 30 --snapshot-window 03:00-04:00 --region {region}',
      ],
      verify:
        "aws memorydb describe-clusters --cluster-name {name} --query 'Clusters[].SnapshotRetentionLimit' --region {region}",
      undo: ['aws memorydb update-cluster --cluster-name {name} --snapshot-retention-limit 0 --region {region}'],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price', 'applies-at-once', 'zero-deletes-backups'],
      run: [
        'aws elasticache modify-replication-group --replication-group-id {name} --snapshot-retention-limit 7 --snapshotting-cluster-id <replica-node> --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-replication-groups --replication-group-id {name} --query 'ReplicationGroups[].SnapshotRetentionLimit' --region {region}",
      undo: [
        'aws elasticache modify-replication-group --replication-group-id {name} --snapshot-retention-limit 0 --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::CacheCluster',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price', 'applies-at-once', 'zero-deletes-backups'],
      run: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --snapshot-retention-limit 7 --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-cache-clusters --cache-cluster-id {name} --query 'CacheClusters[].SnapshotRetentionLimit' --region {region}",
      undo: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --snapshot-retention-limit 0 --apply-immediately --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
      first: ['target-exists'],
      impact: ['backup-has-a-price'],
      run: [
        'az netappfiles volume update --ids {id} --backup-policy-id <id-of-the-backup-policy> --backup-vault-id <id-of-the-backup-vault> --policy-enforced true',
      ],
      verify: 'az netappfiles volume show --ids {id} --query dataProtection',
      undo: ['az netappfiles volume update --ids {id} --policy-enforced false'],
    },
    {
      for: ['Microsoft.Cache/redis', 'Microsoft.Cache/redisEnterprise'],
      first: ['target-exists'],
      impact: ['backup-has-a-price'],
      portal: 'Redis > Data persistence (Premium); Export data > storage account',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['retention-agreed', 'tier-supports-it'],
      impact: ['backup-has-a-price'],
      run: ['az sql db str-policy set --ids {id} --retention-days 35'],
      verify: 'az sql db str-policy show --ids {id}',
      undo: ['az sql db str-policy set --ids {id} --retention-days 7'],
    },
  ],
  gcp: [
    {
      for: 'file.googleapis.com/Instance',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud filestore backups create <backup> --instance {name} --instance-location {location} --file-share <share> --region {region} --project {account}',
      ],
      portal: 'Backup and DR > Backup plans > Create > resource type Filestore',
      verify: 'gcloud filestore backups list --project {account}',
      undo: ['gcloud filestore backups delete <backup> --region {region} --project {account}'],
    },
    {
      for: 'netapp.googleapis.com/Volume',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'NetApp Volumes > Backup policies > Create; Volumes > the volume > Edit > Backups',
      undo: 'set-back-in-console',
    },
    {
      for: ['redis.googleapis.com/Instance', 'redis.googleapis.com/Cluster'],
      first: ['target-exists'],
      impact: ['backup-has-a-price'],
      portal: 'Memorystore > the instance > Edit > Persistence: RDB snapshots; cluster > Backups > Automated backup',
      undo: 'set-back-in-console',
    },
    {
      for: 'memcache.googleapis.com/Instance',
      first: ['what-cannot-be-rebuilt'],
      impact: ['code-must-change'],
      portal: 'Memorystore > Redis > Create instance > Persistence: RDB snapshots',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'bigquery.googleapis.com/Dataset',
      first: ['law-allows-region', 'second-account-own-administrators'],
      impact: ['backup-has-a-price'],
      portal: 'BigQuery > Data transfers > Create transfer > Dataset Copy, every day',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
