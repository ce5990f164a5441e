import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['through-organization'],
      impact: ['interrupts-nothing'],
      run: ['aws accessanalyzer create-analyzer --analyzer-name external-access --type ACCOUNT --region {region}'],
      verify: 'aws accessanalyzer list-analyzers --type ACCOUNT --region {region}',
      undo: ['aws accessanalyzer delete-analyzer --analyzer-name external-access --region {region}'],
    },
  ],
} satisfies Recipes;
