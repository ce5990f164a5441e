import type { Recipes } from 'cloudbrief/check';
import { NARROW_SERVICE_ACCOUNT_ROLES } from './service-account-roles.ts';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      run: [
        'aws iam put-role-permissions-boundary --role-name {name} --permissions-boundary <arn-of-the-boundary-policy>',
      ],
      verify: 'aws iam get-role --role-name {name} --query Role.PermissionsBoundary',
      undo: ['aws iam delete-role-permissions-boundary --role-name {name}'],
    },
    {
      for: 'AWS::IAM::User',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      run: [
        'aws iam put-user-permissions-boundary --user-name {name} --permissions-boundary <arn-of-the-boundary-policy>',
      ],
      verify: 'aws iam get-user --user-name {name} --query User.PermissionsBoundary',
      undo: ['aws iam delete-user-permissions-boundary --user-name {name}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Authorization/roleAssignments',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['az role assignment list --assignee {shortId} --all --subscription {account}'],
      run: [
        'az role assignment delete --assignee {shortId} --role <role-that-assigns-roles> --scope /subscriptions/{account}',
      ],
      verify: 'az role assignment list --assignee {shortId} --all --subscription {account}',
      undo: [
        'az role assignment create --assignee {shortId} --role <role-that-assigns-roles> --scope /subscriptions/{account}',
      ],
    },
  ],
  gcp: [
    NARROW_SERVICE_ACCOUNT_ROLES,
    {
      for: 'cloudresourcemanager.googleapis.com/Member',
      first: ['permissions-used-90-days', 'two-administrators-remain'],
      impact: ['right-is-missed'],
      save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
      run: [
        'gcloud projects add-iam-policy-binding {account} --member <member> --role <role-with-the-rights-in-use> --condition None',
        'gcloud projects remove-iam-policy-binding {account} --member <member> --role <role-with-too-many-rights> --condition None',
      ],
      verify:
        "gcloud projects get-iam-policy {account} --flatten bindings --filter bindings.members:<member> --format='value(bindings.role)'",
      undo: [
        'gcloud projects add-iam-policy-binding {account} --member <member> --role <role-with-too-many-rights> --condition None',
      ],
    },
    {
      for: 'apikeys.googleapis.com/Key',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once'],
      portal: 'APIs & Services > Credentials > the key > API restrictions; Delete',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
