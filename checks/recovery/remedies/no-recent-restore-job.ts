import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      edit: 'plan.json = {"RestoreTestingPlanName":"monthly","ScheduleExpression":"cron(0 5 1 * ? *)","RecoveryPointSelection":{"Algorithm":"LATEST_WITHIN_WINDOW","IncludeVaults":["*"],"RecoveryPointTypes":["SNAPSHOT"],"SelectionWindowDays":30}}; selection.json = {"RestoreTestingSelectionName":"NAME","ProtectedResourceType":"TYPE","IamRoleArn":"<role-arn>","ProtectedResourceArns":["*"]}',
      run: [
        'aws backup create-restore-testing-plan --restore-testing-plan file://plan.json --region <region>',
        'aws backup create-restore-testing-selection --restore-testing-plan-name <plan> --restore-testing-selection file://selection.json --region <region>',
      ],
      verify: 'aws backup list-restore-jobs --by-status COMPLETED --region <region>',
      undo: ['aws backup delete-restore-testing-plan --restore-testing-plan-name <plan> --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      run: [
        'az backup restore restore-disks --vault-name <vault> --container-name <container> --item-name <item> --rp-name <recovery-point> --storage-account <storage-account> --target-resource-group <empty-resource-group> --resource-group <resource-group> --subscription {account}',
      ],
      verify:
        'az backup job list --vault-name <vault> --operation Restore --resource-group <resource-group> --subscription {account}',
      undo: ['az group delete --name <empty-resource-group> --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      run: [
        'gcloud sql backups restore <backup> --restore-instance <empty-instance> --backup-instance <instance> --project {account}',
      ],
      verify: 'gcloud sql operations list --instance <empty-instance> --project {account}',
      undo: ['gcloud sql instances delete <empty-instance> --project {account}'],
    },
  ],
} satisfies Recipes;
