import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['tags-agreed'],
      impact: ['backup-has-a-price'],
      edit: 'plan.json = {"BackupPlanName":"daily","Rules":[{"RuleName":"daily","TargetBackupVaultName":"VAULT","ScheduleExpression":"cron(0 5 ? * * *)","Lifecycle":{"DeleteAfterDays":35}}]}',
      run: [
        'aws backup create-backup-plan --backup-plan file://plan.json --region {region}',
        "aws backup create-backup-selection --backup-plan-id <plan> --backup-selection 'SelectionName=by-tag,IamRoleArn=<role>,ListOfTags=[{ConditionType=STRINGEQUALS,ConditionKey=backup,ConditionValue=yes}]' --region {region}",
      ],
      verify: 'aws backup list-backup-plans --region {region}',
      undo: [
        'aws backup delete-backup-selection --backup-plan-id <plan> --selection-id <selection> --region {region}',
        'aws backup delete-backup-plan --backup-plan-id <plan> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
