import type { Recipes } from 'cloudbrief/check';
import { INTERNAL_CONTAINER_APP, PRIVATE_CONTAINER_GROUP } from './internal-containers.ts';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['way-in-first-session-manager', 'rule-may-open-more'],
      impact: ['sessions-cut'],
      save: [
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].SecurityGroups' --region {region}",
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ssm start-session --target {shortId} --region {region}',
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-administrator> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      first: ['way-in-first-session-manager', 'rule-may-open-more'],
      impact: ['sessions-cut'],
      save: [
        "aws elbv2 describe-load-balancers --load-balancer-arns {id} --query 'LoadBalancers[].SecurityGroups' --region {region}",
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-administrator> --region {region}',
      ],
    },
    {
      for: 'AWS::ElasticLoadBalancing::LoadBalancer',
      first: ['way-in-first-session-manager', 'rule-may-open-more'],
      impact: ['sessions-cut'],
      save: [
        "aws elb describe-load-balancers --load-balancer-names {name} --query 'LoadBalancerDescriptions[].SecurityGroups' --region {region}",
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-administrator> --region {region}',
      ],
    },
    {
      for: 'AWS::ECS::Service',
      first: ['way-in-first-session-manager', 'rule-may-open-more'],
      impact: ['sessions-cut'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-administrator> --region {region}',
      ],
    },
  ],
  azure: [
    { ...INTERNAL_CONTAINER_APP, impact: ['sessions-cut'] },
    PRIVATE_CONTAINER_GROUP,
    {
      for: [
        'Microsoft.Compute/virtualMachines',
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/applicationGateways',
      ],
      first: ['way-in-first-bastion', 'rule-may-open-more'],
      impact: ['sessions-cut'],
      save: [
        'az network nsg rule list --nsg-name {group} --resource-group {groupResourceGroup} --subscription {account} > rules-before.json',
      ],
      run: [
        'az network nsg rule update --nsg-name {group} --name {rule} --source-address-prefixes VirtualNetwork --resource-group {groupResourceGroup} --subscription {account}',
      ],
      verify:
        'az network nsg rule list --nsg-name {group} --resource-group {groupResourceGroup} --subscription {account}',
      undo: [
        'az network nsg rule update --nsg-name {group} --name {rule} --source-address-prefixes <former-addresses> --resource-group {groupResourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: [
        'compute.googleapis.com/BackendService',
        'compute.googleapis.com/RegionBackendService',
        'compute.googleapis.com/TargetPool',
        'compute.googleapis.com/TargetInstance',
      ],
      first: ['rule-may-open-more', 'list-clients'],
      impact: ['sessions-cut'],
      save: [
        'gcloud compute firewall-rules describe <firewall-rule> --format=json --project {account} > rules-before.json',
      ],
      run: [
        'gcloud compute firewall-rules update <firewall-rule> --source-ranges <addresses-of-clients> --project {account}',
      ],
      verify:
        "gcloud compute firewall-rules describe <firewall-rule> --format='value(sourceRanges)' --project {account}",
      undo: [
        'gcloud compute firewall-rules update <firewall-rule> --source-ranges <former-addresses> --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/Instance',
      first: ['rule-may-open-more', 'list-clients'],
      impact: ['sessions-cut'],
      save: ['gcloud compute firewall-rules describe {group} --format=json --project {account} > rules-before.json'],
      run: [
        'gcloud compute firewall-rules update {group} --source-ranges 35.235.240.0/20 --project {account}',
        'gcloud compute ssh {name} --tunnel-through-iap --zone {zone} --project {account}',
      ],
      verify: "gcloud compute firewall-rules describe {group} --format='value(sourceRanges)' --project {account}",
      undo: ['gcloud compute firewall-rules update {group} --source-ranges <former-addresses> --project {account}'],
    },
  ],
} satisfies Recipes;
