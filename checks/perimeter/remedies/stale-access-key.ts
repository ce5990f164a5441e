import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: ['AWS::IAM::User', 'AWS::IAM::Role'],
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once', 'delete-key-after-week'],
      save: ['aws iam list-access-keys --user-name {name}'],
      run: ['aws iam update-access-key --user-name {name} --access-key-id <key-id> --status Inactive'],
      verify: 'aws iam get-access-key-last-used --access-key-id <key-id>',
      undo: ['aws iam update-access-key --user-name {name} --access-key-id <key-id> --status Active'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Authorization/roleAssignments',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once', 'cannot-be-undone'],
      save: ['az ad app credential list --id <application-id>'],
      run: ['az ad app credential delete --id <application-id> --key-id <key-id>'],
      verify: 'az ad app credential list --id <application-id>',
      undo: ['az ad app credential reset --id <application-id> --append'],
    },
  ],
  gcp: [
    {
      for: 'apikeys.googleapis.com/Key',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once'],
      portal: 'APIs & Services > Credentials > API key > Rotate key; delete the old one when no program uses it',
      undo: 'restore-from-saved',
    },
    {
      for: 'iam.googleapis.com/ServiceAccount',
      first: ['see-last-use', 'replacement-first'],
      impact: ['key-stops-at-once'],
      save: ['gcloud iam service-accounts keys list --iam-account {name} --managed-by user --project {account}'],
      run: ['gcloud iam service-accounts keys disable <key> --iam-account {name} --project {account}'],
      verify: 'gcloud iam service-accounts keys list --iam-account {name} --managed-by user --project {account}',
      undo: ['gcloud iam service-accounts keys enable <key> --iam-account {name} --project {account}'],
    },
  ],
} satisfies Recipes;
