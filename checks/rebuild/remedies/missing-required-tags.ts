import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['tags-agreed'],
      impact: ['interrupts-nothing'],
      run: [
        'aws resourcegroupstaggingapi tag-resources --resource-arn-list <arn> --tags owner=<owner>,environment=<environment> --region <region>',
      ],
      verify: 'aws resourcegroupstaggingapi get-resources --tag-filters Key=owner --region <region>',
      undo: [
        'aws resourcegroupstaggingapi untag-resources --resource-arn-list <arn> --tag-keys owner environment --region <region>',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['tags-agreed'],
      impact: ['policy-refuses-changes'],
      run: [
        'az tag update --resource-id <id> --operation Merge --tags owner=<owner> environment=<environment>',
        'az policy assignment create --name require-owner --policy 871b6d14-10aa-478d-b590-94f262ecfa99 --params \'{"tagName":{"value":"owner"}}\' --scope /subscriptions/{account}',
      ],
      verify: 'az policy state summarize --policy-assignment require-owner --subscription {account}',
      undo: ['az policy assignment delete --name require-owner --scope /subscriptions/{account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['tags-agreed'],
      impact: ['interrupts-nothing'],
      portal: 'Cloud Hub > the resource > Labels > Add label: owner, environment; IAM & Admin > Labels for the project',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
