import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ECS::Service',
      first: ['subnets-reach-dependencies'],
      impact: ['rolling-restart', 'replaces-whole'],
      save: [
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].networkConfiguration' --region {region}",
      ],
      run: [
        "aws ecs update-service --cluster {parent} --service {name} --network-configuration 'awsvpcConfiguration={subnets=[<subnet-in-zone-a>,<subnet-in-zone-b>],securityGroups=[<security-group>],assignPublicIp=<ENABLED-or-DISABLED-as-today>}' --region {region}",
      ],
      verify:
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].networkConfiguration' --region {region}",
      undo: [
        "aws ecs update-service --cluster {parent} --service {name} --network-configuration 'awsvpcConfiguration={subnets=[<former-subnet>],securityGroups=[<security-group>],assignPublicIp=<ENABLED-or-DISABLED-as-today>}' --region {region}",
      ],
    },
    {
      for: 'AWS::Lambda::Function',
      first: ['subnets-reach-dependencies'],
      impact: ['replaces-whole'],
      save: ['aws lambda get-function-configuration --function-name {name} --query VpcConfig --region {region}'],
      run: [
        'aws lambda update-function-configuration --function-name {name} --vpc-config SubnetIds=<subnet-in-zone-a>,<subnet-in-zone-b>,SecurityGroupIds=<security-group> --region {region}',
      ],
      verify:
        'aws lambda get-function-configuration --function-name {name} --query VpcConfig.SubnetIds --region {region}',
      undo: [
        'aws lambda update-function-configuration --function-name {name} --vpc-config SubnetIds=<former-subnet>,SecurityGroupIds=<security-group> --region {region}',
      ],
    },
    {
      for: 'AWS::EKS::Cluster',
      first: ['subnets-reach-dependencies'],
      impact: ['nodes-too', 'replaces-whole'],
      save: ['aws eks describe-cluster --name {name} --query cluster.resourcesVpcConfig.subnetIds --region {region}'],
      run: [
        'aws eks update-cluster-config --name {name} --resources-vpc-config subnetIds=<subnet-in-zone-a>,<subnet-in-zone-b> --region {region}',
      ],
      verify: 'aws eks describe-cluster --name {name} --query cluster.resourcesVpcConfig.subnetIds --region {region}',
      undo: [
        'aws eks update-cluster-config --name {name} --resources-vpc-config subnetIds=<former-subnets> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerService/managedClusters',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price', 'nodes-too'],
      run: [
        'az aks nodepool add --cluster-name {name} --name zones --node-count 3 --zones 1 2 3 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az aks nodepool list --cluster-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool delete --cluster-name {name} --name zones --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['tier-supports-it'],
      impact: ['second-copy-has-a-price'],
      run: [
        'az appservice plan update --name <plan> --set zoneRedundant=true sku.capacity=<two-or-more-not-below-today> --resource-group <resource-group-of-the-plan> --subscription {account}',
      ],
      verify:
        'az appservice plan show --name <plan> --query zoneRedundant --resource-group <resource-group-of-the-plan> --subscription {account}',
      undo: [
        'az appservice plan update --name <plan> --set zoneRedundant=false --resource-group <resource-group-of-the-plan> --subscription {account}',
      ],
    },
    {
      for: ['Microsoft.App/containerApps', 'Microsoft.ContainerInstance/containerGroups'],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Container Apps environment > Create > Zone redundancy: Enabled; Networking > own subnet',
      act: ['then-move-work'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
