import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        'aws imagebuilder create-image-pipeline --name <pipeline> --image-recipe-arn <recipe> --infrastructure-configuration-arn <infrastructure> --region {region}',
        'aws imagebuilder start-image-pipeline-execution --image-pipeline-arn <pipeline> --region {region}',
        'aws ec2 run-instances --launch-template LaunchTemplateName=<template> --image-id <new-image> --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids <new-server> --query 'Reservations[].Instances[].State.Name' --region {region}",
      undo: ['aws ec2 terminate-instances --instance-ids <new-server> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        'az image builder create --name <template> --image-source <source> --identity <identity> --managed-image-destinations <image>={region} --resource-group {resourceGroup} --subscription {account}',
        'az image builder run --name <template> --resource-group {resourceGroup} --subscription {account}',
        "az vm create --name <new-server> --image <image> --vnet-name <network> --subnet <subnet> --public-ip-address '' --nsg '' --resource-group {resourceGroup} --subscription {account}",
      ],
      verify:
        'az vm show --name <new-server> --query provisioningState --resource-group {resourceGroup} --subscription {account}',
      undo: ['az vm delete --name <new-server> --resource-group {resourceGroup} --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Instance',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        'gcloud compute instance-templates create <template> --source-instance {name} --source-instance-zone {zone} --project {account}',
        'gcloud compute instance-groups managed create <group> --template <template> --size 1 --region {region} --project {account}',
      ],
      verify: 'gcloud compute instance-groups managed describe <group> --region {region} --project {account}',
      undo: ['gcloud compute instance-groups managed delete <group> --region {region} --project {account}'],
    },
  ],
} satisfies Recipes;
