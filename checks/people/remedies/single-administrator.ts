import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['second-person-tries'],
      impact: ['interrupts-nothing'],
      portal:
        'IAM Identity Center > AWS accounts > this account > Assign users or groups > a group of two people > AdministratorAccess',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['second-person-tries'],
      impact: ['interrupts-nothing'],
      run: [
        'az role assignment create --role Owner --assignee-object-id <group> --assignee-principal-type Group --scope /subscriptions/{account}',
      ],
      verify: 'az role assignment list --role Owner --scope /subscriptions/{account}',
      undo: ['az role assignment delete --role Owner --assignee <group> --scope /subscriptions/{account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['second-person-tries'],
      impact: ['interrupts-nothing'],
      run: [
        'gcloud projects add-iam-policy-binding {account} --member group:<group> --role roles/owner --condition None',
      ],
      verify: 'gcloud projects get-iam-policy {account}',
      undo: [
        'gcloud projects remove-iam-policy-binding {account} --member group:<group> --role roles/owner --condition None',
      ],
    },
  ],
} satisfies Recipes;
