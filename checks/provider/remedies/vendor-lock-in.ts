import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      first: ['new-systems-first'],
      impact: ['code-must-change'],
      act: ['then-portable-services-aws'],
      undo: 'interrupts-nothing',
    },
  ],
  azure: [
    {
      first: ['new-systems-first'],
      impact: ['code-must-change'],
      act: ['then-portable-services-azure'],
      undo: 'interrupts-nothing',
    },
  ],
} satisfies Recipes;
