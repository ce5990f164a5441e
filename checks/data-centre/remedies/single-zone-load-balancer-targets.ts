import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['targets-in-a-group', 'subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      save: [
        'aws elbv2 describe-target-groups --load-balancer-arn {id} --region {region}',
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names <group-of-the-targets> --query 'AutoScalingGroups[].[VPCZoneIdentifier,MinSize]' --region {region}",
      ],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --min-size <two-or-more-not-below-today> --region {region}',
      ],
      verify: 'aws elbv2 describe-target-health --target-group-arn <target-group> --region {region}',
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <former-subnets> --min-size <former-minimum> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['targets-in-a-group', 'subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      save: [
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names <group-of-the-targets> --query 'AutoScalingGroups[].[VPCZoneIdentifier,MinSize]' --region {region}",
      ],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --min-size <two-or-more-not-below-today> --region {region}',
      ],
      verify: 'aws elb describe-instance-health --load-balancer-name {name} --region {region}',
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group-of-the-targets> --vpc-zone-identifier <former-subnets> --min-size <former-minimum> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: ['Microsoft.Network/loadBalancers', 'Microsoft.Network/applicationGateways'],
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        "az vm create --name <second-server> --image <image> --zone <another-zone> --vnet-name <network> --subnet <subnet> --public-ip-address '' --nsg '' --resource-group {resourceGroup} --subscription {account}",
      ],
      portal: 'Load balancer or application gateway > Backend pools > add the second server',
      undo: 'delete-new',
    },
  ],
  gcp: [
    {
      for: ['compute.googleapis.com/UrlMap', 'compute.googleapis.com/BackendService'],
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud compute instance-groups managed create <group> --template <template> --size 2 --zones <zone-a>,<zone-b> --region <region-of-the-machines> --project {account}',
        'gcloud compute backend-services add-backend <backend-service> --instance-group <group> --instance-group-region <region-of-the-machines> --global --project {account}',
      ],
      verify: 'gcloud compute backend-services get-health <backend-service> --global --project {account}',
      undo: [
        'gcloud compute backend-services remove-backend <backend-service> --instance-group <group> --instance-group-region <region-of-the-machines> --global --project {account}',
        'gcloud compute instance-groups managed delete <group> --region <region-of-the-machines> --project {account}',
      ],
    },
    {
      for: ['compute.googleapis.com/RegionUrlMap', 'compute.googleapis.com/RegionBackendService'],
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud compute instance-groups managed create <group> --template <template> --size 2 --zones <zone-a>,<zone-b> --region <region-of-the-machines> --project {account}',
        'gcloud compute backend-services add-backend <backend-service> --instance-group <group> --instance-group-region <region-of-the-machines> --region {region} --project {account}',
      ],
      verify: 'gcloud compute backend-services get-health <backend-service> --region {region} --project {account}',
      undo: [
        'gcloud compute backend-services remove-backend <backend-service> --instance-group <group> --instance-group-region <region-of-the-machines> --region {region} --project {account}',
        'gcloud compute instance-groups managed delete <group> --region <region-of-the-machines> --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/TargetPool',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud compute target-pools add-instances {name} --instances <second-machine> --instances-zone <another-zone> --region {region} --project {account}',
      ],
      verify: 'gcloud compute target-pools get-health {name} --region {region} --project {account}',
      undo: [
        'gcloud compute target-pools remove-instances {name} --instances <second-machine> --instances-zone <another-zone> --region {region} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/TargetInstance',
      first: ['state-not-on-server', 'image-starts-alone'],
      impact: ['second-copy-has-a-price', 'new-one-beside-the-old'],
      portal:
        'Load balancing > Create load balancer > Network Load Balancer, Passthrough > backend: a regional instance group',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
