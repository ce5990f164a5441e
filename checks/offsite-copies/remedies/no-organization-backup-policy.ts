import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['organization-management-account'],
      impact: ['covers-all-accounts', 'backup-has-a-price'],
      edit: 'backup-policy.json = {"plans":{"daily":{"regions":{"@@assign":["REGION"]},"rules":{"daily":{"schedule_expression":{"@@assign":"cron(0 5 ? * * *)"},"target_backup_vault_name":{"@@assign":"VAULT"},"lifecycle":{"delete_after_days":{"@@assign":"35"}}}},"selections":{"tags":{"by-tag":{"iam_role_arn":{"@@assign":"arn:aws:iam::$account:role/ROLE"},"tag_key":{"@@assign":"backup"},"tag_value":{"@@assign":["yes"]}}}}}}}',
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
        'az policy assignment create --name vm-backup --policy <id-of-a-backup-policy-definition> --scope <management-group> --location <region> --mi-system-assigned',
      ],
      verify: 'az policy state summarize --policy-assignment vm-backup --subscription {account}',
      undo: ['az policy assignment delete --name vm-backup --scope <management-group>'],
    },
  ],
} satisfies Recipes;
