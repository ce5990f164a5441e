import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['metadata-no-token-zero'],
      impact: ['old-programs-lose-credentials', 'containers-need-hop-2'],
      run: [
        'aws ec2 modify-instance-metadata-options --instance-id {shortId} --http-tokens required --http-endpoint enabled --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].MetadataOptions' --region {region}",
      undo: [
        'aws ec2 modify-instance-metadata-options --instance-id {shortId} --http-tokens optional --http-endpoint enabled --region {region}',
      ],
    },
  ],
} satisfies Recipes;
