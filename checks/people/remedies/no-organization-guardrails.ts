import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['organization-management-account', 'test-place-first'],
      impact: ['covers-all-accounts', 'management-account-exempt'],
      edit: 'deny-deletions.json = {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["cloudtrail:StopLogging","cloudtrail:DeleteTrail","backup:DeleteRecoveryPoint","backup:DeleteBackupVault"],"Resource":"*"}]}',
      run: [
        'aws organizations enable-policy-type --root-id <root> --policy-type SERVICE_CONTROL_POLICY',
        "aws organizations create-policy --name keep-records --description 'Nobody deletes copies or records' --type SERVICE_CONTROL_POLICY --content file://deny-deletions.json",
        'aws organizations attach-policy --policy-id <policy> --target-id <test-unit-first>',
      ],
      verify: 'aws organizations list-policies-for-target --target-id {account} --filter SERVICE_CONTROL_POLICY',
      undo: ['aws organizations detach-policy --policy-id <policy> --target-id <test-unit-first>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['test-place-first'],
      impact: ['covers-all-accounts'],
      run: [
        'az policy assignment create --name keep-records --policy <policy-definition> --scope <management-group> --enforcement-mode DoNotEnforce',
        'az policy assignment update --name keep-records --scope <management-group> --enforcement-mode Default',
      ],
      verify: 'az policy state summarize --policy-assignment keep-records --subscription {account}',
      undo: ['az policy assignment delete --name keep-records --scope <management-group>'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['test-place-first'],
      impact: ['covers-all-accounts', 'policy-refuses-changes'],
      portal:
        'IAM & Admin > Organization policies > constraint > Manage policy, on a test folder first; IAM > Deny > Create deny policy',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
