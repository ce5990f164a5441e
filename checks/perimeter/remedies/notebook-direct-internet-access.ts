import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      // Neither the internet access nor the subnet of a notebook instance can be changed.
      for: 'AWS::SageMaker::NotebookInstance',
      first: ['new-one-beside-the-old'],
      impact: ['outbound-needs-nat'],
      save: ['aws sagemaker describe-notebook-instance --notebook-instance-name {name} --region {region}'],
      run: [
        'aws sagemaker create-notebook-instance --notebook-instance-name <new-name> --instance-type <instance-type> --role-arn <role> --subnet-id <subnet> --security-group-ids <security-group> --direct-internet-access Disabled --root-access Disabled --region {region}',
        'aws sagemaker stop-notebook-instance --notebook-instance-name {name} --region {region}',
      ],
      verify: 'aws sagemaker describe-notebook-instance --notebook-instance-name <new-name> --region {region}',
      undo: ['aws sagemaker start-notebook-instance --notebook-instance-name {name} --region {region}'],
    },
    {
      for: 'AWS::SageMaker::Domain',
      first: ['no-notebook-apps-running'],
      impact: ['outbound-needs-nat'],
      run: ['aws sagemaker update-domain --domain-id {shortId} --app-network-access-type VpcOnly --region {region}'],
      verify: 'aws sagemaker describe-domain --domain-id {shortId} --query AppNetworkAccessType --region {region}',
      undo: [
        'aws sagemaker update-domain --domain-id {shortId} --app-network-access-type PublicInternetOnly --region {region}',
      ],
    },
  ],
} satisfies Recipes;
