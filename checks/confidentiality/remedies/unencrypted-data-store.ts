import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::Redshift::Cluster',
      first: ['quiet-hour'],
      impact: ['read-only-during-change'],
      run: ['aws redshift modify-cluster --cluster-identifier {name} --encrypted --region {region}'],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].Encrypted' --region {region}",
      undo: ['aws redshift modify-cluster --cluster-identifier {name} --no-encrypted --region {region}'],
    },
    {
      for: 'AWS::SQS::Queue',
      first: ['identity-may'],
      impact: ['only-from-now'],
      run: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes SqsManagedSseEnabled=true --region {region}',
      ],
      verify:
        'aws sqs get-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attribute-names SqsManagedSseEnabled --region {region}',
      undo: [
        'aws sqs set-queue-attributes --queue-url https://sqs.{region}.amazonaws.com/{account}/{name} --attributes SqsManagedSseEnabled=false --region {region}',
      ],
    },
    {
      for: 'AWS::SNS::Topic',
      first: ['identity-may', 'services-need-customer-key'],
      impact: ['others-refused'],
      run: [
        'aws sns set-topic-attributes --topic-arn {id} --attribute-name KmsMasterKeyId --attribute-value <key> --region {region}',
      ],
      verify: 'aws sns get-topic-attributes --topic-arn {id} --query Attributes.KmsMasterKeyId --region {region}',
      undo: [
        "aws sns set-topic-attributes --topic-arn {id} --attribute-name KmsMasterKeyId --attribute-value '' --region {region}",
      ],
    },
    {
      for: 'AWS::Kinesis::Stream',
      first: ['identity-may', 'services-need-customer-key'],
      impact: ['others-refused', 'only-from-now'],
      run: [
        'aws kinesis start-stream-encryption --stream-name {name} --encryption-type KMS --key-id <key> --region {region}',
      ],
      verify:
        'aws kinesis describe-stream-summary --stream-name {name} --query StreamDescriptionSummary.EncryptionType --region {region}',
      undo: [
        'aws kinesis stop-stream-encryption --stream-name {name} --encryption-type KMS --key-id <key> --region {region}',
      ],
    },
    {
      for: 'AWS::KinesisFirehose::DeliveryStream',
      first: ['identity-may'],
      impact: ['only-from-now'],
      run: [
        'aws firehose start-delivery-stream-encryption --delivery-stream-name {name} --delivery-stream-encryption-configuration-input KeyType=AWS_OWNED_CMK --region {region}',
      ],
      verify:
        'aws firehose describe-delivery-stream --delivery-stream-name {name} --query DeliveryStreamDescription.DeliveryStreamEncryptionConfiguration --region {region}',
      undo: ['aws firehose stop-delivery-stream-encryption --delivery-stream-name {name} --region {region}'],
    },
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['quiet-hour', 'backup-first'],
      impact: ['cannot-be-undone', 'blue-green-deployment'],
      run: [
        'aws opensearch update-domain-config --domain-name {name} --encryption-at-rest-options Enabled=true --region {region}',
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.EncryptionAtRestOptions --region {region}',
      undo: 'no-way-back',
    },
    {
      for: [
        'AWS::EFS::FileSystem',
        'AWS::FSx::FileSystem',
        'AWS::MSK::Cluster',
        'AWS::AmazonMQ::Broker',
        'AWS::MemoryDB::Cluster',
        'AWS::DAX::Cluster',
        'AWS::ElastiCache::CacheCluster',
        'AWS::ElastiCache::ReplicationGroup',
      ],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      act: ['then-new-one-encrypted', 'then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
