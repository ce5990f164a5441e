import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::ServiceQuotas::Quota',
      first: ['takes-long'],
      impact: ['interrupts-nothing'],
      run: [
        'aws service-quotas request-service-quota-increase --service-code {service} --quota-code {shortId} --desired-value <new-limit> --region {region}',
      ],
      verify:
        'aws service-quotas list-requested-service-quota-change-history-by-quota --service-code {service} --quota-code {shortId} --region {region}',
      undo: 'ask-for-less',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/locations/usages',
      first: ['takes-long'],
      impact: ['interrupts-nothing'],
      portal: 'Subscription > Usage + quotas > region and family of sizes > New quota request',
      undo: 'ask-for-less',
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/Quota',
      first: ['takes-long'],
      impact: ['interrupts-nothing'],
      portal: 'IAM & Admin > Quotas & System Limits > quota > Edit',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
