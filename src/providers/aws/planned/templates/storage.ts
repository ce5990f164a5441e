import type { TemplateTypes } from '../../../../model/template.ts';
import { any, block, each, fixed, flag, json, number, OWNER, text, texts, word } from '../../../kit/template.ts';

const ACCESS = 'PublicAccessBlockConfiguration';
const ENCRYPTION = 'BucketEncryption.ServerSideEncryptionConfiguration';

export const STORAGE: TemplateTypes = {
  'aws::s3::bucket': [
    {
      type: 'aws_s3_bucket',
      attributes: { bucket: text('BucketName', null), arn: fixed(null) },
      parts: [
        {
          type: 'aws_s3_bucket_versioning',
          attributes: {
            bucket: OWNER,
            versioning_configuration: block({ status: text('VersioningConfiguration.Status', 'Disabled') }),
          },
        },
        {
          type: 'aws_s3_bucket_public_access_block',
          from: ACCESS,
          attributes: {
            bucket: OWNER,
            ignore_public_acls: flag('IgnorePublicAcls', false),
            restrict_public_buckets: flag('RestrictPublicBuckets', false),
          },
        },
        {
          type: 'aws_s3_bucket_server_side_encryption_configuration',
          from: ENCRYPTION,
          attributes: {
            bucket: OWNER,
            rule: block({
              apply_server_side_encryption_by_default: each('ServerSideEncryptionByDefault', {
                kms_master_key_id: any('KMSMasterKeyID', null),
              }),
            }),
          },
        },
        {
          type: 'aws_s3_bucket_object_lock_configuration',
          from: 'ObjectLockConfiguration',
          attributes: {
            bucket: OWNER,
            rule: each('Rule', { default_retention: each('DefaultRetention', { mode: text('Mode', null), days: number('Days', null) }) }),
          },
        },
        {
          type: 'aws_s3_bucket_acl',
          from: 'AccessControl',
          attributes: {
            bucket: OWNER,
            acl: word('', { Private: 'private', PublicRead: 'public-read', PublicReadWrite: 'public-read-write', AuthenticatedRead: 'authenticated-read', LogDeliveryWrite: 'log-delivery-write', BucketOwnerRead: 'bucket-owner-read', BucketOwnerFullControl: 'bucket-owner-full-control', AwsExecRead: 'aws-exec-read' }),
            access_control_policy: fixed(null),
          },
        },
      ],
    },
  ],
  'aws::s3::bucketpolicy': [
    { type: 'aws_s3_bucket_policy', attributes: { bucket: any('Bucket'), policy: json('PolicyDocument') } },
  ],
  'aws::s3::accesspoint': [{ type: 'aws_s3_access_point', attributes: { bucket: any('Bucket') } }],
  'aws::ec2::volume': [
    {
      type: 'aws_ebs_volume',
      // Without it the default of the account decides.
      attributes: {
        encrypted: flag('Encrypted'),
        kms_key_id: any('KmsKeyId', null),
        size: number('Size'),
        availability_zone: text('AvailabilityZone'),
      },
    },
  ],
  'aws::efs::filesystem': [
    {
      type: 'aws_efs_file_system',
      attributes: {
        encrypted: flag('Encrypted'),
        kms_key_id: any('KmsKeyId', null),
        availability_zone_name: text('AvailabilityZoneName', null),
        throughput_mode: text('ThroughputMode', 'bursting'),
      },
      parts: [
        {
          type: 'aws_efs_backup_policy',
          from: 'BackupPolicy',
          attributes: { file_system_id: OWNER, backup_policy: block({ status: text('Status') }) },
        },
        {
          type: 'aws_efs_file_system_policy',
          from: 'FileSystemPolicy',
          attributes: { file_system_id: OWNER, policy: json('') },
        },
      ],
    },
  ],
  'aws::efs::mounttarget': [
    { type: 'aws_efs_mount_target', attributes: { file_system_id: any('FileSystemId'), subnet_id: any('SubnetId') } },
  ],
  'aws::ecr::repository': [
    {
      type: 'aws_ecr_repository',
      attributes: { name: text('RepositoryName', null) },
      parts: [
        {
          type: 'aws_ecr_repository_policy',
          from: 'RepositoryPolicyText',
          attributes: { repository: OWNER, policy: json('') },
        },
      ],
    },
  ],
  'aws::kms::key': [
    {
      type: 'aws_kms_key',
      attributes: {
        is_enabled: flag('Enabled', true),
        enable_key_rotation: flag('EnableKeyRotation', false),
        customer_master_key_spec: text('KeySpec', 'SYMMETRIC_DEFAULT'),
        key_usage: text('KeyUsage', 'ENCRYPT_DECRYPT'),
        custom_key_store_id: word('Origin', { AWS_KMS: null }, null),
        policy: json('KeyPolicy'),
      },
    },
  ],
  'aws::kms::alias': [{ type: 'aws_kms_alias', attributes: { name: text('AliasName') } }],
  'aws::secretsmanager::secret': [
    { type: 'aws_secretsmanager_secret', attributes: { name: text('Name', null), policy: fixed(null) } },
  ],
  'aws::secretsmanager::resourcepolicy': [
    {
      type: 'aws_secretsmanager_secret_policy',
      attributes: { secret_arn: any('SecretId'), policy: json('ResourcePolicy') },
    },
  ],
  'aws::secretsmanager::rotationschedule': [
    {
      type: 'aws_secretsmanager_secret_rotation',
      attributes: {
        secret_id: any('SecretId'),
        rotation_rules: each('RotationRules', { automatically_after_days: number('AutomaticallyAfterDays', null) }),
      },
    },
  ],
  'aws::cloudtrail::trail': [
    {
      type: 'aws_cloudtrail',
      attributes: {
        name: text('TrailName', null),
        s3_bucket_name: any('S3BucketName'),
        is_multi_region_trail: flag('IsMultiRegionTrail', false),
        is_organization_trail: flag('IsOrganizationTrail', false),
        enable_logging: flag('IsLogging'),
        enable_log_file_validation: flag('EnableLogFileValidation', false),
        event_selector: each('EventSelectors', {
          read_write_type: text('ReadWriteType', 'All'),
          include_management_events: flag('IncludeManagementEvents', true),
          data_resource: each('DataResources', { type: text('Type'), values: texts('Values') }),
        }),
        advanced_event_selector: each('AdvancedEventSelectors', {
          field_selector: each('FieldSelectors', {
            field: text('Field'),
            equals: texts('Equals', null),
            not_equals: texts('NotEquals', null),
            starts_with: texts('StartsWith', null),
            not_starts_with: texts('NotStartsWith', null),
            ends_with: texts('EndsWith', null),
            not_ends_with: texts('NotEndsWith', null),
          }),
        }),
      },
    },
  ],
}; // prettier-ignore
