import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::SecurityGroup',
      first: ['nothing-uses-default-group'],
      impact: ['traffic-cut-at-once'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={shortId} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id {shortId} --security-group-rule-ids <ingress-rules> --region {region}',
        'aws ec2 revoke-security-group-egress --group-id {shortId} --security-group-rule-ids <egress-rules> --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={shortId} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {shortId} --ip-permissions <rules-from-the-saved-file> --region {region}',
        'aws ec2 authorize-security-group-egress --group-id {shortId} --ip-permissions <rules-from-the-saved-file> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
