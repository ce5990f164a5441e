import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Backup::BackupPlan',
      first: ['which-things-belong'],
      impact: ['backup-has-a-price'],
      edit: 'selection.json = {"SelectionName":"NAME","IamRoleArn":"<role-arn>","Resources":["<resource-arn>"]}',
      run: [
        'aws backup create-backup-selection --backup-plan-id {shortId} --backup-selection file://selection.json --region {region}',
      ],
      verify: 'aws backup list-backup-selections --backup-plan-id {shortId} --region {region}',
      undo: [
        'aws backup delete-backup-selection --backup-plan-id {shortId} --selection-id <selection> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.RecoveryServices/vaults/backupPolicies',
      first: ['which-things-belong'],
      impact: ['backup-has-a-price'],
      run: [
        'az backup protection enable-for-vm --vault-name {parent} --policy-name {shortId} --vm <id-of-the-vm> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az backup item list --vault-name {parent} --resource-group {resourceGroup} --subscription {account}',
      undo: 'stop-protection',
    },
    {
      for: 'Microsoft.DataProtection/backupVaults/backupPolicies',
      first: ['which-things-belong'],
      impact: ['backup-has-a-price'],
      portal: 'Backup vault > Backup instances > Add > this policy',
      undo: 'stop-protection',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/ResourcePolicy',
      first: ['what-cannot-be-rebuilt'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud compute disks add-resource-policies <disk> --resource-policies {name} --zone <zone> --project {account}',
      ],
      verify:
        "gcloud compute disks describe <disk> --format='value(resourcePolicies)' --zone <zone> --project {account}",
      undo: [
        'gcloud compute disks remove-resource-policies <disk> --resource-policies {name} --zone <zone> --project {account}',
      ],
    },
    {
      for: 'backupdr.googleapis.com/BackupPlan',
      first: ['what-cannot-be-rebuilt'],
      impact: ['backup-has-a-price'],
      portal: 'Backup and DR > Backup plans > this plan > Protect resources',
      undo: 'stop-protection',
    },
    {
      for: 'gkebackup.googleapis.com/BackupPlan',
      first: ['what-cannot-be-rebuilt'],
      impact: ['backup-has-a-price'],
      portal: 'Kubernetes Engine > Backup for GKE > Backup plans > this plan > Edit > Schedule',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
