import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['what-nobody-needs'],
      impact: ['deletion-is-final'],
      portal: 'S3 > Storage Lens; bucket > Management > Lifecycle rules; DataSync > Create task',
      act: ['then-copy-crown-jewels-daily'],
      undo: 'no-way-back',
    },
  ],
  azure: [
    {
      first: ['what-nobody-needs'],
      impact: ['deletion-is-final'],
      portal: 'Storage account > Lifecycle management; Data Factory > Copy data; Data Box',
      act: ['then-copy-crown-jewels-daily'],
      undo: 'no-way-back',
    },
  ],
} satisfies Recipes;
