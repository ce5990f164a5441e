import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Region',
      first: ['target-exists'],
      impact: ['has-a-price', 'replaces-whole'],
      save: ['aws configservice describe-configuration-recorders --region {region} > recorder-before.json'],
      run: [
        'aws configservice put-configuration-recorder --configuration-recorder name=<name-of-the-recorder-or-default>,roleARN=<role> --recording-group allSupported=true,includeGlobalResourceTypes=false --region {region}',
        'aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=<bucket> --region {region}',
        'aws configservice start-configuration-recorder --configuration-recorder-name <name-of-the-recorder-or-default> --region {region}',
      ],
      verify: 'aws configservice describe-configuration-recorder-status --region {region}',
      undo: [
        'aws configservice stop-configuration-recorder --configuration-recorder-name <name-of-the-recorder-or-default> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
