import type { Recipes } from 'cloudbrief/check';
import { launchTemplateRecipe } from './launch-template-recipe.ts';

export default {
  aws: [
    launchTemplateRecipe(
      'NetworkInterfaces=[{DeviceIndex=0,AssociatePublicIpAddress=false,Groups=[<security-group>]}]',
      'NetworkInterfaces',
      ['list-clients'],
      ['outbound-needs-nat'],
    ),
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['list-clients'],
      impact: ['only-from-now', 'outbound-needs-nat'],
      save: [
        'az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query virtualMachineProfile.networkProfile > network-profile-before.json',
      ],
      run: [
        "az vmss update --ids {id} --remove 'virtualMachineProfile.networkProfile.networkInterfaceConfigurations[0].ipConfigurations[0].publicIPAddressConfiguration'",
      ],
      verify:
        "az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query 'virtualMachineProfile.networkProfile.networkInterfaceConfigurations[].ipConfigurations[].publicIPAddressConfiguration'",
      undo: [
        'az vmss update --ids {id} --set \'virtualMachineProfile.networkProfile.networkInterfaceConfigurations[0].ipConfigurations[0].publicIPAddressConfiguration={"name":"<former-name>"}\'',
      ],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters/agentPools',
      first: ['list-clients', 'state-not-on-server'],
      impact: ['second-copy-has-a-price', 'move-one-by-one', 'outbound-needs-nat'],
      run: [
        'az aks nodepool add --cluster-name {parent} --name <new-pool> --node-count <nodes-of-today> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks nodepool show --cluster-name {parent} --name <new-pool> --query enableNodePublicIp --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool delete --cluster-name {parent} --name <new-pool> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Databricks/workspaces',
      first: ['tier-supports-it', 'quiet-hour'],
      impact: ['short-outage', 'outbound-needs-nat'],
      run: ['az resource update --ids {id} --set properties.parameters.enableNoPublicIp.value=true'],
      verify: 'az resource show --ids {id} --query properties.parameters.enableNoPublicIp',
      undo: ['az resource update --ids {id} --set properties.parameters.enableNoPublicIp.value=false'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['list-clients'],
      impact: ['only-from-now', 'outbound-needs-nat'],
      run: [
        'gcloud compute instance-templates create <template> --machine-type <type> --image <image> --network <network> --subnet <subnet> --no-address --project {account}',
        'gcloud compute instance-groups managed set-instance-template {name} --template <template> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute instance-groups managed describe {name} --format='value(instanceTemplate)' --region {region} --project {account}",
      undo: [
        'gcloud compute instance-groups managed set-instance-template {name} --template <former-template> --region {region} --project {account}',
      ],
    },
    {
      for: 'container.googleapis.com/NodePool',
      first: ['list-clients', 'state-not-on-server'],
      impact: ['second-copy-has-a-price', 'move-one-by-one', 'outbound-needs-nat'],
      run: [
        'gcloud container node-pools create <new-pool> --enable-private-nodes --num-nodes <nodes-of-today> --cluster {parent} --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe <new-pool> --format='value(networkConfig)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container node-pools delete <new-pool> --cluster {parent} --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
