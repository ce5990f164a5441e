import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Backup::BackupPlan',
      first: ['retention-agreed'],
      impact: ['replaces-whole', 'shorten-no-retention', 'backup-has-a-price'],
      save: [
        'aws backup get-backup-plan --backup-plan-id {shortId} --query BackupPlan --region {region} > plan-before.json',
      ],
      edit: {
        file: 'plan.json',
        say: 'daily-rule',
        from: 'plan-before.json',
        code: '"ScheduleExpression": "cron(0 5 ? * * *)", "Lifecycle": {"DeleteAfterDays": 35}',
      },
      run: [
        'aws backup update-backup-plan --backup-plan-id {shortId} --backup-plan file://plan.json --region {region}',
      ],
      verify: 'aws backup get-backup-plan --backup-plan-id {shortId} --region {region}',
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.RecoveryServices/vaults/backupPolicies',
      first: ['retention-agreed'],
      impact: ['shorten-no-retention', 'backup-has-a-price'],
      save: [
        'az backup policy show --vault-name {parent} --name {shortId} --resource-group {resourceGroup} --subscription {account} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'daily-schedule', from: 'policy-before.json', code: 'retentionDuration' },
      run: [
        'az backup policy set --vault-name {parent} --name {shortId} --policy policy.json --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az backup policy show --vault-name {parent} --name {shortId} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az backup policy set --vault-name {parent} --name {shortId} --policy policy-before.json --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DataProtection/backupVaults/backupPolicies',
      first: ['retention-agreed'],
      impact: ['built-anew'],
      portal:
        'Backup vault > Backup policies > Add > daily, 35 days; Backup instances > Edit backup instance > this policy',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/ResourcePolicy',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      save: [
        'gcloud compute resource-policies describe {name} --region {region} --format=json --project {account} > policy-before.json',
      ],
      run: [
        'gcloud compute resource-policies update snapshot-schedule {name} --daily-schedule --start-time <hour-of-little-load> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute resource-policies describe {name} --region {region} --format='value(snapshotSchedulePolicy)' --project {account}",
      undo: 'restore-from-saved',
    },
    {
      for: ['backupdr.googleapis.com/BackupPlan', 'gkebackup.googleapis.com/BackupPlan'],
      first: ['retention-agreed'],
      impact: ['shorten-no-retention', 'backup-has-a-price'],
      portal:
        'Backup and DR > Backup plans > this plan > Edit > Backup rules: daily; Kubernetes Engine > Backup for GKE > Backup plans > Edit > Schedule',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
