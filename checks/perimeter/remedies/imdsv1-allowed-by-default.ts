import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['metadata-no-token-zero'],
      impact: ['only-from-now', 'old-programs-lose-credentials', 'containers-need-hop-2'],
      save: ['aws ec2 get-instance-metadata-defaults --region {region}'],
      run: ['aws ec2 modify-instance-metadata-defaults --http-tokens required --region {region}'],
      verify: 'aws ec2 get-instance-metadata-defaults --region {region}',
      undo: ['aws ec2 modify-instance-metadata-defaults --http-tokens no-preference --region {region}'],
    },
  ],
} satisfies Recipes;
