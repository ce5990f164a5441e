import type { Recipes } from 'cloudbrief/check';

const CONDITION = '"Condition": {"StringEquals": {"aws:SourceAccount": "ACCOUNT"}}';

const named = (name: string) =>
  ({ file: `${name}.json`, say: 'service-statement-with', from: `${name}-before.json`, code: CONDITION }) as const;

export default {
  aws: [
    {
      for: 'AWS::S3::Bucket',
      first: ['which-account-orders', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws s3api get-bucket-policy --bucket {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: named('policy'),
      run: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy.json --region {region}'],
      verify: 'aws s3api get-bucket-policy --bucket {name} --region {region}',
      undo: ['aws s3api put-bucket-policy --bucket {name} --policy file://policy-before.json --region {region}'],
    },
    {
      for: 'AWS::SNS::Topic',
      first: ['which-account-orders', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws sns get-topic-attributes --topic-arn {id} --query Attributes.Policy --output text --region {region} > policy-before.json',
      ],
      edit: named('policy'),
      run: [
        'aws sns set-topic-attributes --topic-arn {id} --attribute-name Policy --attribute-value file://policy.json --region {region}',
      ],
      verify: 'aws sns get-topic-attributes --topic-arn {id} --region {region}',
      undo: [
        'aws sns set-topic-attributes --topic-arn {id} --attribute-name Policy --attribute-value file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::SQS::Queue',
      first: ['which-account-orders', 'keep-statements'],
      impact: ['others-refused'],
      save: [
        'aws sqs get-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attribute-names Policy --query Attributes --output json --region {region} > attributes-before.json',
      ],
      edit: named('attributes'),
      run: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes file://attributes.json --region {region}',
      ],
      verify:
        'aws sqs get-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attribute-names Policy --region {region}',
      undo: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes file://attributes-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::KMS::Key',
      first: ['which-account-orders', 'keep-administrators'],
      impact: ['wrong-key-policy-locks-out'],
      save: [
        'aws kms get-key-policy --key-id {id} --policy-name default --query Policy --output text --region {region} > policy-before.json',
      ],
      edit: { ...named('policy'), say: 'service-and-administrators' },
      run: ['aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy.json --region {region}'],
      verify: 'aws kms get-key-policy --key-id {id} --policy-name default --region {region}',
      undo: [
        'aws kms put-key-policy --key-id {id} --policy-name default --policy file://policy-before.json --region {region}',
      ],
    },
    {
      for: 'AWS::Lambda::Function',
      first: ['which-account-orders'],
      impact: ['others-refused'],
      save: [
        'aws lambda get-policy --function-name {name} --query Policy --output text --region {region} > policy-before.json',
      ],
      run: [
        'aws lambda add-permission --function-name {name} --statement-id <new-statement> --action lambda:InvokeFunction --principal <service> --source-account {account} --region {region}',
        'aws lambda remove-permission --function-name {name} --statement-id <old-statement> --region {region}',
      ],
      verify: 'aws lambda get-policy --function-name {name} --region {region}',
      undo: [
        'aws lambda add-permission --function-name {name} --statement-id <old-statement> --action lambda:InvokeFunction --principal <service> --region {region}',
        'aws lambda remove-permission --function-name {name} --statement-id <new-statement> --region {region}',
      ],
    },
  ],
} satisfies Recipes;
