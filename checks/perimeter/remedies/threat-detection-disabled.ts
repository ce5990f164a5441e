import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['through-organization'],
      impact: ['has-a-price'],
      save: ['aws guardduty list-detectors --region {region}'],
      run: ['aws guardduty create-detector --enable --region {region}'],
      verify: 'aws guardduty list-detectors --region {region}',
      undo: ['aws guardduty update-detector --detector-id <detector> --no-enable --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['which-things-belong'],
      impact: ['has-a-price'],
      run: [
        'az security pricing create --name VirtualMachines --tier Standard --subplan P2 --subscription {account}',
        'az security pricing create --name StorageAccounts --tier Standard --subplan DefenderForStorageV2 --subscription {account}',
        'az security pricing create --name Arm --tier Standard --subplan PerSubscription --subscription {account}',
      ],
      verify: 'az security pricing list --subscription {account}',
      undo: ['az security pricing create --name <plan> --tier Free --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['through-organization'],
      impact: ['has-a-price'],
      portal: 'Security Command Center > Settings > Services > Event Threat Detection > Manage settings > Enable',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
