import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal: 'CloudWatch > Synthetics Canaries > Create canary; Alarms > Create alarm > SuccessPercent',
      act: ['then-steps-of-an-order'],
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      portal: 'Application Insights > Availability > Add Standard test; Rules (Alerts)',
      act: ['then-test-address-of-shop'],
      undo: 'delete-new',
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['test-order-marked'],
      impact: ['has-a-price'],
      run: [
        'gcloud monitoring uptime create <name> --resource-type uptime-url --resource-labels host=<host>,project_id={account} --protocol https --path <path> --project {account}',
      ],
      verify: 'gcloud monitoring uptime list-configs --project {account}',
      undo: ['gcloud monitoring uptime delete <check> --project {account}'],
    },
  ],
} satisfies Recipes;
