import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EKS::Cluster',
      first: ['private-way-to-api-first'],
      impact: ['outside-clients-cut', 'nodes-use-private-endpoint'],
      run: [
        'aws eks update-cluster-config --name {name} --resources-vpc-config endpointPublicAccess=true,endpointPrivateAccess=true,publicAccessCidrs=<own-addresses> --region {region}',
      ],
      verify: 'aws eks describe-cluster --name {name} --query cluster.resourcesVpcConfig --region {region}',
      undo: [
        'aws eks update-cluster-config --name {name} --resources-vpc-config endpointPublicAccess=true,publicAccessCidrs=<former-addresses> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerService/managedClusters',
      first: ['private-way-to-api-first'],
      impact: ['outside-clients-cut'],
      run: [
        'az aks update --name {name} --api-server-authorized-ip-ranges <own-addresses-and-those-by-which-the-nodes-go-out> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks show --name {name} --resource-group {resourceGroup} --subscription {account} --query apiServerAccessProfile',
      undo: [
        "az aks update --name {name} --api-server-authorized-ip-ranges '' --resource-group {resourceGroup} --subscription {account}",
      ],
    },
  ],
  gcp: [
    {
      for: 'container.googleapis.com/Cluster',
      first: ['list-clients'],
      impact: ['others-refused'],
      run: [
        'gcloud container clusters update {name} --enable-master-authorized-networks --master-authorized-networks <addresses-of-the-administrators> --location {location} --project {account}',
      ],
      verify:
        "gcloud container clusters describe {name} --format='value(masterAuthorizedNetworksConfig)' --location {location} --project {account}",
      undo: [
        'gcloud container clusters update {name} --no-enable-master-authorized-networks --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
