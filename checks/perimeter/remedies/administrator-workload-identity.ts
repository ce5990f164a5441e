import type { Recipes } from 'cloudbrief/check';
import { NARROW_SERVICE_ACCOUNT_ROLES } from './service-account-roles.ts';

export default {
  aws: [
    {
      for: 'AWS::IAM::Role',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['aws iam list-attached-role-policies --role-name {name}'],
      run: [
        'aws iam attach-role-policy --role-name {name} --policy-arn <arn-of-the-narrow-policy>',
        'aws iam detach-role-policy --role-name {name} --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
      ],
      verify: 'aws iam list-attached-role-policies --role-name {name}',
      undo: ['aws iam attach-role-policy --role-name {name} --policy-arn arn:aws:iam::aws:policy/AdministratorAccess'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Authorization/roleAssignments',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['az role assignment list --assignee {shortId} --all --subscription {account}'],
      run: [
        'az role assignment create --assignee-object-id {shortId} --assignee-principal-type ServicePrincipal --role <narrow-role> --scope <resource-group-or-resource>',
        'az role assignment delete --assignee {shortId} --role <wide-role> --scope /subscriptions/{account}',
      ],
      verify: 'az role assignment list --assignee {shortId} --all --subscription {account}',
      undo: [
        'az role assignment create --assignee-object-id {shortId} --assignee-principal-type ServicePrincipal --role <wide-role> --scope /subscriptions/{account}',
      ],
    },
  ],
  gcp: [
    NARROW_SERVICE_ACCOUNT_ROLES,
    {
      for: 'cloudresourcemanager.googleapis.com/Member',
      first: ['permissions-used-90-days'],
      impact: ['right-is-missed'],
      save: ['gcloud projects get-iam-policy {account} --format=json > policy-before.json'],
      run: [
        'gcloud projects remove-iam-policy-binding {account} --member <principal> --role <wide-role> --condition None',
      ],
      verify: 'gcloud projects get-iam-policy {account}',
      undo: [
        'gcloud projects add-iam-policy-binding {account} --member <principal> --role <wide-role> --condition None',
      ],
    },
  ],
} satisfies Recipes;
