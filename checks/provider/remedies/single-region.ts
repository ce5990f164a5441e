import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['law-allows-region'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      portal:
        'AWS Backup > copies to the second region; CloudFormation StackSets > the same stacks there; Route 53 > failover records with health checks',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      first: ['law-allows-region'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      portal:
        'Recovery Services vault > Site Recovery to the second region; geo-redundant storage; Traffic Manager or Front Door > a second endpoint',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
