import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::StepFunctions::StateMachine',
      first: ['steps-can-run-twice'],
      impact: ['only-from-now'],
      save: [
        'aws stepfunctions describe-state-machine --state-machine-arn {id} --query definition --output text --region {region} > definition-before.json',
      ],
      edit: {
        file: 'definition.json',
        say: 'each-task-with',
        from: 'definition-before.json',
        code: 'Retry, Catch, TimeoutSeconds',
      },
      run: [
        'aws stepfunctions update-state-machine --state-machine-arn {id} --definition file://definition.json --region {region}',
      ],
      verify: 'aws stepfunctions describe-state-machine --state-machine-arn {id} --region {region}',
      undo: [
        'aws stepfunctions update-state-machine --state-machine-arn {id} --definition file://definition-before.json --region {region}',
      ],
    },
  ],
  gcp: [
    {
      for: 'cloudtasks.googleapis.com/Queue',
      first: ['steps-can-run-twice'],
      impact: ['interrupts-nothing'],
      run: ['gcloud tasks queues update {name} --max-attempts <attempts> --location {region} --project {account}'],
      verify:
        "gcloud tasks queues describe {name} --format 'value(retryConfig)' --location {region} --project {account}",
      undo: ['gcloud tasks queues update {name} --max-attempts 1 --location {region} --project {account}'],
    },
  ],
} satisfies Recipes;
