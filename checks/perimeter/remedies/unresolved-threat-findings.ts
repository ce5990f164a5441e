import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['one-by-one'],
      impact: ['archive-hides-only'],
      edit: 'severity-7-and-above.json = {"Criterion":{"severity":{"Gte":7},"service.archived":{"Eq":["false"]}}}',
      run: [
        'aws guardduty list-detectors --region {region}',
        'aws guardduty list-findings --detector-id <detector> --finding-criteria file://severity-7-and-above.json --region {region}',
        'aws guardduty archive-findings --detector-id <detector> --finding-ids <finding> --region {region}',
      ],
      verify: 'aws guardduty get-findings --detector-id <detector> --finding-ids <finding> --region {region}',
      undo: ['aws guardduty unarchive-findings --detector-id <detector> --finding-ids <finding> --region {region}'],
    },
  ],
} satisfies Recipes;
