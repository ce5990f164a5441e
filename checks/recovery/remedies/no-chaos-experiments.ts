import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Account',
      first: ['test-place-first', 'stop-condition-set'],
      impact: ['experiment-breaks-on-purpose'],
      edit: 'experiment.json = {"description":"TEXT","roleArn":"<role-arn>","stopConditions":[{"source":"aws:cloudwatch:alarm","value":"<alarm-arn>"}],"targets":{"one":{"resourceType":"aws:ec2:instance","resourceTags":{"environment":"test"},"selectionMode":"COUNT(1)"}},"actions":{"stop":{"actionId":"aws:ec2:stop-instances","parameters":{"startInstancesAfterDuration":"PT5M"},"targets":{"Instances":"one"}}}}',
      run: [
        'aws fis create-experiment-template --cli-input-json file://experiment.json --region <region>',
        'aws fis start-experiment --experiment-template-id <template> --region <region>',
      ],
      verify: 'aws fis list-experiments --region <region>',
      undo: ['aws fis stop-experiment --id <experiment> --region <region>'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Resources/subscriptions',
      first: ['test-place-first'],
      impact: ['experiment-breaks-on-purpose'],
      portal: 'Chaos Studio > Targets > Enable; Experiments > Create > a fault with an end; Start',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
