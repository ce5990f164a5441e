import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53Domains::Domain',
      first: ['no-transfer-planned'],
      impact: ['interrupts-nothing'],
      run: ['aws route53domains enable-domain-transfer-lock --domain-name {name} --region us-east-1'],
      verify: 'aws route53domains get-domain-detail --domain-name {name} --query StatusList --region us-east-1',
      undo: ['aws route53domains disable-domain-transfer-lock --domain-name {name} --region us-east-1'],
    },
  ],
} satisfies Recipes;
