import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['transfer-lock-and-dates'],
      impact: ['takes-long'],
      portal: 'Route 53 > Registered domains > Transfer out',
      act: ['then-second-name-servers'],
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      first: ['transfer-lock-and-dates'],
      impact: ['takes-long'],
      portal: 'App Service Domains > Transfer out',
      act: ['then-second-name-servers'],
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
