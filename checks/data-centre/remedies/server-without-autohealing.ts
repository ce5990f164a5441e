import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        'aws ec2 create-image --instance-id {shortId} --name <image> --no-reboot --region {region}',
        "aws ec2 create-launch-template --launch-template-name <template> --launch-template-data 'ImageId=<image>,InstanceType=<type>,SecurityGroupIds=<security-group>,IamInstanceProfile={Name=<profile-of-the-server>}' --region {region}",
        'aws autoscaling create-auto-scaling-group --auto-scaling-group-name <group> --launch-template LaunchTemplateName=<template> --min-size 1 --max-size 2 --desired-capacity 1 --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --region {region}',
      ],
      verify: 'aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names <group> --region {region}',
      undo: [
        'aws autoscaling delete-auto-scaling-group --auto-scaling-group-name <group> --force-delete --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        "az vmss create --name <scale-set> --image <image> --instance-count 2 --zones 1 2 --orchestration-mode Flexible --vnet-name <network> --subnet <subnet> --load-balancer '' --nsg <network-security-group> --resource-group {resourceGroup} --subscription {account}",
      ],
      verify: 'az vmss show --name <scale-set> --query zones --resource-group {resourceGroup} --subscription {account}',
      undo: ['az vmss delete --name <scale-set> --resource-group {resourceGroup} --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Instance',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['address-changes', 'keep-old-until-new-serves'],
      run: [
        'gcloud compute instance-templates create <template> --source-instance {name} --source-instance-zone {zone} --project {account}',
        'gcloud compute instance-groups managed create <group> --template <template> --size 2 --region {region} --health-check <health-check> --initial-delay 300 --project {account}',
      ],
      verify: 'gcloud compute instance-groups managed describe <group> --region {region} --project {account}',
      undo: ['gcloud compute instance-groups managed delete <group> --region {region} --project {account}'],
    },
  ],
} satisfies Recipes;
