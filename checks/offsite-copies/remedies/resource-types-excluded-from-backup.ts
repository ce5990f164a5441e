import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['which-things-belong'],
      impact: ['backup-has-a-price'],
      save: ['aws backup describe-region-settings --region {region} > settings-before.json'],
      run: ['aws backup update-region-settings --resource-type-opt-in-preference <type>=true --region {region}'],
      verify: 'aws backup describe-region-settings --region {region}',
      undo: ['aws backup update-region-settings --resource-type-opt-in-preference <type>=false --region {region}'],
    },
  ],
} satisfies Recipes;
