import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      run: [
        'aws drs describe-source-servers --filters stagingAccountIDs=<account> --region {region}',
        'aws drs start-recovery --is-drill --source-servers sourceServerID=<source-server> --region {region}',
      ],
      verify: 'aws drs describe-recovery-instances --region {region}',
      undo: ['aws drs terminate-recovery-instances --recovery-instance-ids <recovery-instance> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      portal:
        'Recovery Services vault > Replicated items > item > Test failover > isolated network; Cleanup test failover',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
