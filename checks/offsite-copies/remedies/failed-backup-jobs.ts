import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['read-error-first'],
      impact: ['replaces-whole'],
      save: ['aws backup get-backup-vault-notifications --backup-vault-name <vault> --region {region}'],
      run: [
        'aws backup list-backup-jobs --by-state FAILED --region {region}',
        'aws backup put-backup-vault-notifications --backup-vault-name <vault> --sns-topic-arn <topic> --backup-vault-events BACKUP_JOB_COMPLETED COPY_JOB_FAILED --region {region}',
      ],
      verify: 'aws backup list-backup-jobs --by-state COMPLETED --region {region}',
      undo: ['aws backup delete-backup-vault-notifications --backup-vault-name <vault> --region {region}'],
    },
    {
      for: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
      first: ['read-error-first'],
      impact: ['replaces-whole'],
      save: ['aws backup get-backup-vault-notifications --backup-vault-name {name} --region {region}'],
      run: [
        'aws backup list-backup-jobs --by-backup-vault-name {name} --by-state FAILED --region {region}',
        'aws backup put-backup-vault-notifications --backup-vault-name {name} --sns-topic-arn <topic> --backup-vault-events BACKUP_JOB_COMPLETED COPY_JOB_FAILED --region {region}',
      ],
      verify: 'aws backup list-backup-jobs --by-backup-vault-name {name} --by-state COMPLETED --region {region}',
      undo: ['aws backup delete-backup-vault-notifications --backup-vault-name {name} --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.RecoveryServices/vaults',
      first: ['read-error-first'],
      impact: ['interrupts-nothing'],
      run: [
        'az backup job list --vault-name {name} --status Failed --resource-group {resourceGroup} --subscription {account}',
      ],
      portal: 'Recovery Services vault > Properties > Monitoring settings > Built-in alerts for job failures',
      verify:
        'az backup job list --vault-name {name} --status Completed --resource-group {resourceGroup} --subscription {account}',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.DataProtection/backupVaults',
      first: ['read-error-first'],
      impact: ['interrupts-nothing'],
      portal:
        'Backup vault > Backup jobs > Failed; Properties > Monitoring settings > Built-in alerts for job failures',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
