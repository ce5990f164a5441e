import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Volume',
      first: ['target-exists'],
      impact: ['backup-has-a-price'],
      run: [
        'aws backup create-backup-selection --backup-plan-id <plan> --backup-selection SelectionName=<name>,IamRoleArn=<role>,Resources={id} --region {region}',
      ],
      verify: 'aws backup list-backup-selections --backup-plan-id <plan> --region {region}',
      undo: ['aws backup delete-backup-selection --backup-plan-id <plan> --selection-id <selection> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/disks',
      first: ['identity-may'],
      impact: ['backup-has-a-price'],
      portal: 'Disk > Backups > Configure backup > vault and policy',
      act: ['then-grant-roles'],
      undo: 'stop-protection',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Disk',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud compute resource-policies create snapshot-schedule <schedule> --daily-schedule --start-time 02:00 --max-retention-days <days> --region {region} --project {account}',
        'gcloud compute disks add-resource-policies {name} --resource-policies <schedule> --zone {zone} --project {account}',
      ],
      verify:
        "gcloud compute disks describe {name} --format='value(resourcePolicies)' --zone {zone} --project {account}",
      undo: [
        'gcloud compute disks remove-resource-policies {name} --resource-policies <schedule> --zone {zone} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
