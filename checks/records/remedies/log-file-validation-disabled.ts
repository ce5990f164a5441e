import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudTrail::Trail',
      first: ['trail-of-own-account'],
      impact: ['interrupts-nothing'],
      run: ['aws cloudtrail update-trail --name {id} --enable-log-file-validation --region {region}'],
      verify:
        "aws cloudtrail describe-trails --trail-name-list {id} --query 'trailList[].LogFileValidationEnabled' --region {region}",
      undo: ['aws cloudtrail update-trail --name {id} --no-enable-log-file-validation --region {region}'],
    },
  ],
} satisfies Recipes;
