import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EMR::Cluster',
      first: ['built-from-script'],
      impact: ['built-anew'],
      portal: 'EMR > Create cluster > High availability: 3 primary nodes',
      act: ['then-move-work'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
