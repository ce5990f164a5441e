import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['organization-management-account'],
      impact: ['move-one-by-one'],
      run: ['aws organizations create-account --account-name tests --email <mailbox-of-the-company>'],
      verify: 'aws organizations list-create-account-status --states SUCCEEDED',
      undo: ['aws organizations close-account --account-id <new-account>'],
    },
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['built-from-script'],
      impact: ['move-one-by-one'],
      portal: 'EC2 > Auto Scaling groups > Create',
      act: ['then-own-group-for-tests'],
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['built-from-script'],
      impact: ['move-one-by-one'],
      portal: 'Subscriptions > Add > Dev/Test offer',
      undo: 'delete-new',
    },
    {
      for: [
        'Microsoft.Compute/virtualMachineScaleSets',
        'Microsoft.App/managedEnvironments',
        'Microsoft.Web/serverfarms',
        'Microsoft.ContainerService/managedClusters/agentPools',
      ],
      first: ['built-from-script'],
      impact: ['move-one-by-one'],
      act: ['then-own-place-for-tests'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    {
      for: 'cloudresourcemanager.googleapis.com/Project',
      first: ['built-from-script'],
      impact: ['move-one-by-one'],
      run: ['gcloud projects create <project-for-tests> --folder <folder>'],
      verify: 'gcloud projects list',
      undo: 'delete-new',
    },
    {
      for: ['compute.googleapis.com/InstanceGroupManager', 'container.googleapis.com/NodePool'],
      first: ['built-from-script'],
      impact: ['move-one-by-one'],
      act: ['then-own-place-for-tests'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
