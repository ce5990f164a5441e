import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Route53Domains::Domain',
      first: ['payment-method-valid'],
      impact: ['has-a-price'],
      run: ['aws route53domains enable-domain-auto-renew --domain-name {name} --region us-east-1'],
      verify:
        "aws route53domains get-domain-detail --domain-name {name} --query '{Renews:AutoRenew,Until:ExpirationDate}' --region us-east-1",
      undo: ['aws route53domains disable-domain-auto-renew --domain-name {name} --region us-east-1'],
    },
  ],
} satisfies Recipes;
