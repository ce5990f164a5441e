import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['quiet-hour'],
      impact: ['blue-green-deployment', 'has-a-price'],
      run: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config DedicatedMasterEnabled=true,DedicatedMasterType=<instance-type>,DedicatedMasterCount=3 --region {region}',
      ],
      verify:
        "aws opensearch describe-domain --domain-name {name} --query 'DomainStatus.ClusterConfig' --region {region}",
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config DedicatedMasterEnabled=false --region {region}',
      ],
    },
  ],
} satisfies Recipes;
