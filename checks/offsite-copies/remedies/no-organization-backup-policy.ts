import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['organization-management-account'],
      impact: ['covers-all-accounts'],
      run: [
        'aws organizations enable-policy-type --root-id <root> --policy-type BACKUP_POLICY',
        "aws organizations create-policy --name backups --description 'Daily backups' --type BACKUP_POLICY --content file://backup-policy.json",
        'aws organizations attach-policy --policy-id <policy> --target-id <test-unit-first>',
      ],
      verify: 'aws organizations describe-effective-policy --policy-type BACKUP_POLICY --target-id {account}',
      undo: ['aws organizations detach-policy --policy-id <policy> --target-id <test-unit-first>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['organization-management-account'],
      impact: ['covers-all-accounts'],
      run: [
        'az policy assignment create --name vm-backup --policy <id-of-a-backup-policy-definition> --scope <management-group> --location {region} --mi-system-assigned',
      ],
      verify: 'az policy state summarize --policy-assignment vm-backup --subscription {account}',
      undo: ['az policy assignment delete --name vm-backup --scope <management-group>'],
    },
  ],
} satisfies Recipes;
