import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['law-allows-region', 'provider-of-copies-independent'],
      impact: ['transfer-has-a-price'],
      portal: 'DataSync > Create task > Destination: object storage of the other provider; daily schedule',
      undo: 'stop-protection',
    },
  ],
  azure: [
    {
      first: ['law-allows-region', 'provider-of-copies-independent'],
      impact: ['transfer-has-a-price'],
      portal: 'Data Factory > Copy data > Sink: object storage of the other provider; daily trigger',
      undo: 'stop-protection',
    },
  ],
} satisfies Recipes;
