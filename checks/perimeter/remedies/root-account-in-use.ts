import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['administrators-work-first'],
      impact: ['root-tasks-remain'],
      run: [
        'aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root --region us-east-1',
      ],
      portal: 'IAM Identity Center > AWS accounts > Assign users or groups > AdministratorAccess',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
