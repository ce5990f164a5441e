import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws ec2 create-flow-logs --resource-type VPC --resource-ids {shortId} --traffic-type ALL --log-destination-type s3 --log-destination <arn-of-the-bucket> --region {region}',
      ],
      verify: 'aws ec2 describe-flow-logs --filter Name=resource-id,Values={shortId} --region {region}',
      undo: ['aws ec2 delete-flow-logs --flow-log-ids <flow-log> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'az network watcher configure --locations {region} --enabled true --resource-group NetworkWatcherRG --subscription {account}',
        'az network watcher flow-log create --name {name} --vnet {id} --storage-account <id-of-the-storage-account> --retention 90 --location {region} --subscription {account}',
      ],
      verify: 'az network watcher flow-log show --name {name} --location {region} --subscription {account}',
      undo: ['az network watcher flow-log delete --name {name} --location {region} --subscription {account}'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Network',
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      run: [
        'gcloud compute networks subnets update <each-subnet> --enable-flow-logs --region <region> --project {account}',
      ],
      verify:
        "gcloud compute networks subnets list --filter network:{name} --format='table(name,region,logConfig.enable)' --project {account}",
      undo: [
        'gcloud compute networks subnets update <each-subnet> --no-enable-flow-logs --region <region> --project {account}',
      ],
    },
  ],
} satisfies Recipes;
