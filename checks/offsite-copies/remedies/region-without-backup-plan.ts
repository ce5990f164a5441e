import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['tags-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws backup create-backup-plan --backup-plan file://plan.json --region {region}',
        "aws backup create-backup-selection --backup-plan-id <plan> --backup-selection 'SelectionName=by-tag,IamRoleArn=<role>,ListOfTags=[{ConditionType=STRINGEQUALS,ConditionKey=backup,ConditionValue=yes}]' --region {region}",
      ],
      verify: 'aws backup list-backup-plans --region {region}',
      undo: ['aws backup delete-backup-plan --backup-plan-id <plan> --region {region}'],
    },
  ],
} satisfies Recipes;
