import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['through-organization'],
      impact: ['has-a-price'],
      save: ['aws guardduty get-detector --detector-id <detector> --region {region} > detector-before.json'],
      run: [
        'aws guardduty update-detector --detector-id <detector> --features Name=<feature>,Status=ENABLED --region {region}',
      ],
      verify:
        "aws guardduty get-detector --detector-id <detector> --query 'Features[].[Name,Status]' --region {region}",
      undo: [
        'aws guardduty update-detector --detector-id <detector> --features Name=<feature>,Status=DISABLED --region {region}',
      ],
    },
  ],
} satisfies Recipes;
