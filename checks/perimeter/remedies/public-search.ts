import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['who-uses-it', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws opensearch describe-domain-config --domain-name {name} --query DomainConfig.AccessPolicies.Options --output text --region {region} > policy-before.json',
      ],
      edit: { file: 'policy.json', say: 'application-roles', from: 'policy-before.json', code: 'Principal "*"' },
      run: [
        'aws opensearch update-domain-config --domain-name {name} --access-policies file://policy.json --region {region}',
      ],
      verify:
        'aws opensearch describe-domain-config --domain-name {name} --query DomainConfig.AccessPolicies --region {region}',
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --access-policies file://policy-before.json --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Search/searchServices',
      first: ['private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az search service update --ids {id} --public-access disabled'],
      verify: 'az search service show --ids {id} --query publicNetworkAccess',
      undo: ['az search service update --ids {id} --public-access enabled'],
    },
  ],
} satisfies Recipes;
