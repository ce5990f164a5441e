import type { TemplateTypes } from '../../../../model/template.ts';
import { any, each, fixed, flag, json, number, OWNER, text, texts } from '../../../kit/template.ts';

export const DATABASES: TemplateTypes = {
  'aws::rds::dbinstance': [
    {
      // A member of a cluster is no database of its own.
      where: { path: 'DBClusterIdentifier' },
      type: 'aws_rds_cluster_instance',
      attributes: {
        cluster_identifier: any('DBClusterIdentifier'),
        instance_class: text('DBInstanceClass'),
        publicly_accessible: flag('PubliclyAccessible'),
        availability_zone: text('AvailabilityZone'),
      },
    },
    {
      type: 'aws_db_instance',
      attributes: {
        identifier: text('DBInstanceIdentifier', null),
        multi_az: flag('MultiAZ', false),
        storage_encrypted: flag('StorageEncrypted', false),
        kms_key_id: any('KmsKeyId', null),
        backup_retention_period: number('BackupRetentionPeriod', 1),
        deletion_protection: flag('DeletionProtection', false),
        allocated_storage: number('AllocatedStorage'),
        max_allocated_storage: number('MaxAllocatedStorage', null),
        replicate_source_db: any('SourceDBInstanceIdentifier', null),
        db_subnet_group_name: any('DBSubnetGroupName', null),
        vpc_security_group_ids: texts('VPCSecurityGroups', null),
        // Without it the subnets decide.
        publicly_accessible: flag('PubliclyAccessible'),
        port: number('Port'),
      },
    },
  ],
  'aws::rds::dbsubnetgroup': [
    {
      type: 'aws_db_subnet_group',
      attributes: { name: text('DBSubnetGroupName', null), subnet_ids: texts('SubnetIds') },
    },
  ],
  'aws::rds::dbcluster': [
    {
      type: 'aws_rds_cluster',
      attributes: {
        cluster_identifier: text('DBClusterIdentifier', null),
        engine: text('Engine'),
        storage_encrypted: flag('StorageEncrypted'),
        kms_key_id: any('KmsKeyId', null),
        backup_retention_period: number('BackupRetentionPeriod', 1),
        deletion_protection: flag('DeletionProtection', false),
        db_cluster_instance_class: text('DBClusterInstanceClass', null),
        replication_source_identifier: any('ReplicationSourceIdentifier', null),
        db_subnet_group_name: any('DBSubnetGroupName', null),
        vpc_security_group_ids: texts('VpcSecurityGroupIds', null),
        port: number('Port'),
      },
    },
  ],
  'aws::dynamodb::table': [
    {
      type: 'aws_dynamodb_table',
      attributes: {
        name: text('TableName', null),
        billing_mode: text('BillingMode', 'PROVISIONED'),
        deletion_protection_enabled: flag('DeletionProtectionEnabled', false),
        point_in_time_recovery: each('PointInTimeRecoverySpecification', {
          enabled: flag('PointInTimeRecoveryEnabled', false),
          recovery_period_in_days: number('RecoveryPeriodInDays', 35),
        }),
        server_side_encryption: each('SSESpecification', { kms_key_arn: any('KMSMasterKeyId', null) }),
        replica: fixed(null),
      },
      parts: [
        {
          type: 'aws_dynamodb_resource_policy',
          from: 'ResourcePolicy.PolicyDocument',
          attributes: { resource_arn: OWNER, policy: json('') },
        },
      ],
    },
  ],
  'aws::dynamodb::globaltable': [
    {
      type: 'aws_dynamodb_table',
      attributes: {
        name: text('TableName', null),
        billing_mode: text('BillingMode', 'PROVISIONED'),
        server_side_encryption: each('SSESpecification', { kms_key_arn: text('KMSMasterKeyId') }),
      },
    },
  ],
  'aws::elasticache::replicationgroup': [
    {
      type: 'aws_elasticache_replication_group',
      attributes: {
        replication_group_id: text('ReplicationGroupId', null),
        node_type: text('CacheNodeType'),
        num_cache_clusters: number('NumCacheClusters'),
        multi_az_enabled: flag('MultiAZEnabled', false),
        at_rest_encryption_enabled: flag('AtRestEncryptionEnabled'),
        kms_key_id: any('KmsKeyId', null),
        transit_encryption_enabled: flag('TransitEncryptionEnabled'),
        transit_encryption_mode: text('TransitEncryptionMode', 'required'),
        snapshot_retention_limit: number('SnapshotRetentionLimit', 0),
        port: number('Port'),
        subnet_group_name: any('CacheSubnetGroupName', null),
        security_group_ids: texts('SecurityGroupIds', null),
      },
    },
  ],
  'aws::elasticache::subnetgroup': [
    {
      type: 'aws_elasticache_subnet_group',
      attributes: { name: text('CacheSubnetGroupName', null), subnet_ids: texts('SubnetIds') },
    },
  ],
  'aws::sqs::queue': [
    {
      type: 'aws_sqs_queue',
      attributes: {
        name: text('QueueName', null),
        kms_master_key_id: any('KmsMasterKeyId', null),
        sqs_managed_sse_enabled: flag('SqsManagedSseEnabled', true),
        redrive_policy: json('RedrivePolicy', null),
        policy: fixed(null),
      },
    },
  ],
  'aws::sqs::queuepolicy': [
    {
      type: 'aws_sqs_queue_policy',
      attributes: { queue_url: any('Queues.0'), policy: json('PolicyDocument') },
    },
  ],
  'aws::sns::topic': [
    {
      type: 'aws_sns_topic',
      attributes: {
        name: text('TopicName', null),
        kms_master_key_id: any('KmsMasterKeyId', null),
        policy: fixed(null),
      },
      parts: [
        {
          type: 'aws_sns_topic_subscription',
          from: 'Subscription',
          attributes: { topic_arn: OWNER, protocol: text('Protocol'), redrive_policy: fixed(null) },
        },
      ],
    },
  ],
  'aws::sns::subscription': [
    {
      type: 'aws_sns_topic_subscription',
      attributes: {
        topic_arn: any('TopicArn'),
        protocol: text('Protocol'),
        redrive_policy: json('RedrivePolicy', null),
      },
    },
  ],
  'aws::sns::topicpolicy': [
    { type: 'aws_sns_topic_policy', attributes: { arn: any('Topics.0'), policy: json('PolicyDocument') } },
  ],
  'aws::lambda::function': [
    {
      type: 'aws_lambda_function',
      attributes: {
        function_name: text('FunctionName', null),
        role: any('Role'),
        tracing_config: each('TracingConfig', { mode: text('Mode', 'PassThrough') }),
        environment: each('Environment', { variables: any('Variables', null) }),
        vpc_config: each('VpcConfig', {
          subnet_ids: texts('SubnetIds'),
          security_group_ids: texts('SecurityGroupIds'),
        }),
      },
    },
  ],
  'aws::lambda::url': [
    {
      type: 'aws_lambda_function_url',
      attributes: { function_name: any('TargetFunctionArn'), authorization_type: text('AuthType') },
    },
  ],
  'aws::lambda::permission': [
    {
      type: 'aws_lambda_permission',
      attributes: {
        function_name: any('FunctionName'),
        principal: text('Principal'),
        source_arn: any('SourceArn', null),
        source_account: any('SourceAccount', null),
        principal_org_id: any('PrincipalOrgID', null),
        event_source_token: any('EventSourceToken', null),
      },
    },
  ],
  'aws::iam::role': [{ type: 'aws_iam_role', attributes: { name: text('RoleName', null) } }],
  'aws::eks::cluster': [
    {
      type: 'aws_eks_cluster',
      attributes: {
        name: text('Name', null),
        deletion_protection: flag('DeletionProtection', false),
        encryption_config: each('EncryptionConfig', { provider: each('Provider', { key_arn: any('KeyArn') }) }),
        compute_config: each('ComputeConfig', { enabled: flag('Enabled', false) }),
        enabled_cluster_log_types: { ...texts('Logging.ClusterLogging.EnabledTypes', []), of: 'Type' },
        vpc_config: each('ResourcesVpcConfig', {
          endpoint_public_access: flag('EndpointPublicAccess', true),
          public_access_cidrs: texts('PublicAccessCidrs', ['0.0.0.0/0']),
          subnet_ids: texts('SubnetIds'),
          security_group_ids: texts('SecurityGroupIds', null),
        }),
      },
    },
  ],
};
