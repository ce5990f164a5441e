import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['on-call-tries'],
      impact: ['interrupts-nothing'],
      run: ['aws iam attach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess'],
      verify: 'aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess',
      undo: ['aws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['on-call-tries'],
      impact: ['interrupts-nothing'],
      run: [
        "az role assignment create --role 'Support Request Contributor' --assignee-object-id <group> --assignee-principal-type Group --scope /subscriptions/{account}",
      ],
      verify: "az role assignment list --role 'Support Request Contributor' --scope /subscriptions/{account}",
      undo: [
        "az role assignment delete --role 'Support Request Contributor' --assignee <group> --scope /subscriptions/{account}",
      ],
    },
  ],
} satisfies Recipes;
