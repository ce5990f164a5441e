import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      portal: 'AWS Backup > Restore testing > Create restore testing plan',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      first: ['subnet-apart'],
      impact: ['has-a-price'],
      portal: 'Recovery Services vault > Backup items > Restore > Create new, in an empty resource group',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
