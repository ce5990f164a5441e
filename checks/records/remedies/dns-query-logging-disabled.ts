import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::VPC',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      run: [
        'aws route53resolver create-resolver-query-log-config --name all --destination-arn <bucket-or-log-group> --creator-request-id all-1 --region {region}',
        'aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id <query-log-config> --resource-id {shortId} --region {region}',
      ],
      verify:
        'aws route53resolver list-resolver-query-log-config-associations --filters Name=ResourceId,Values={shortId} --region {region}',
      undo: [
        'aws route53resolver disassociate-resolver-query-log-config --resolver-query-log-config-id <query-log-config> --resource-id {shortId} --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Network/virtualNetworks',
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      portal:
        'DNS Security Policies > Create > Virtual network links > this network; Diagnostic settings > DNS responses',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Network',
      first: ['one-dns-policy', 'law-on-personal-data'],
      impact: ['storage-has-a-price'],
      run: [
        "gcloud dns policies create <policy> --networks {name} --enable-logging --description 'Logs DNS queries' --project {account}",
      ],
      verify: 'gcloud dns policies describe <policy> --project {account}',
      undo: ['gcloud dns policies update <policy> --no-enable-logging --project {account}'],
    },
  ],
} satisfies Recipes;
