import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::CloudFormation::Stack',
      first: ['read-error-first'],
      impact: ['rollback-may-skip'],
      run: [
        'aws cloudformation describe-stack-events --stack-name {name} --region {region}',
        'aws cloudformation continue-update-rollback --stack-name {name} --region {region}',
      ],
      verify: "aws cloudformation describe-stacks --stack-name {name} --query 'Stacks[].StackStatus' --region {region}",
      undo: 'run-last-good-template',
    },
  ],
  gcp: [
    {
      for: 'config.googleapis.com/Deployment',
      first: ['read-error-first'],
      impact: ['stack-update-may-replace'],
      portal: 'Infrastructure Manager > deployment > Revisions',
      verify:
        "gcloud infra-manager deployments describe {name} --format 'value(state)' --location {region} --project {account}",
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
