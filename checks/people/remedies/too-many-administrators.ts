import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['permissions-used-90-days', 'two-administrators-remain'],
      impact: ['right-is-missed'],
      run: [
        'aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
        'aws iam detach-user-policy --user-name <user> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
      ],
      verify: 'aws iam list-attached-user-policies --user-name <user>',
      undo: ['aws iam attach-user-policy --user-name <user> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['permissions-used-90-days', 'two-administrators-remain'],
      impact: ['right-is-missed'],
      run: [
        'az role assignment list --role Owner --scope /subscriptions/{account} --include-inherited',
        'az role assignment delete --role Owner --assignee <person> --scope /subscriptions/{account}',
      ],
      verify: 'az role assignment list --role Owner --scope /subscriptions/{account} --include-inherited',
      undo: ['az role assignment create --role Owner --assignee <person> --scope /subscriptions/{account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['permissions-used-90-days', 'two-administrators-remain'],
      impact: ['right-is-missed'],
      save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
      run: [
        'gcloud projects remove-iam-policy-binding {account} --member <person> --role <wide-role> --condition None',
      ],
      verify: 'gcloud projects get-iam-policy {account}',
      undo: ['gcloud projects add-iam-policy-binding {account} --member <person> --role <wide-role> --condition None'],
    },
  ],
} satisfies Recipes;
