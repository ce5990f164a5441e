import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['what-nobody-needs'],
      impact: ['deletion-is-final'],
      portal: 'S3 > Storage Lens, Lifecycle rules; DataSync > daily task for the crown jewels',
      undo: 'no-way-back',
    },
  ],
  azure: [
    {
      first: ['what-nobody-needs'],
      impact: ['deletion-is-final'],
      portal:
        'Storage account > Lifecycle management; Data Factory > daily copy of the crown jewels; Data Box for the rest',
      undo: 'no-way-back',
    },
  ],
} satisfies Recipes;
