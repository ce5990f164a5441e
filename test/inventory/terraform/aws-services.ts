import { computed, planOf, ref } from '../../support/plan-of.ts';

const EVERYBODY = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

/** One of each type as it should be, and one as it should not. */
export const AWS_SERVICES = () =>
  planOf(
    {
      'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
      'aws_subnet.a': { availability_zone: 'eu-west-1a', vpc_id: ref('aws_vpc.main'), map_public_ip_on_launch: false },
      'aws_subnet.b': { availability_zone: 'eu-west-1b', vpc_id: ref('aws_vpc.main'), map_public_ip_on_launch: false },
      'aws_security_group.db': { name: 'db', vpc_id: ref('aws_vpc.main'), ingress: computed() },
      'aws_kms_key.main': { enable_key_rotation: true, policy: computed() },
      'aws_kms_key.bad': { enable_key_rotation: false, policy: EVERYBODY },

      'aws_db_subnet_group.main': { name: 'main', subnet_ids: [ref('aws_subnet.a'), ref('aws_subnet.b')] },
      'aws_rds_cluster.good': {
        cluster_identifier: 'good',
        engine: 'aurora-postgresql',
        storage_encrypted: true,
        kms_key_id: ref('aws_kms_key.main'),
        backup_retention_period: 14,
        deletion_protection: true,
        port: 5432,
        db_subnet_group_name: ref('aws_db_subnet_group.main'),
        vpc_security_group_ids: [ref('aws_security_group.db')],
      },
      ...instance('good_a', 'good', 'eu-west-1a'),
      ...instance('good_b', 'good', 'eu-west-1b'),
      'aws_rds_cluster.bad': {
        cluster_identifier: 'bad',
        engine: 'aurora-postgresql',
        storage_encrypted: false,
        backup_retention_period: 1,
        deletion_protection: null,
        port: computed(),
      },
      'aws_rds_cluster_instance.bad_a': { cluster_identifier: ref('aws_rds_cluster.bad'), instance_class: 'db.t3.medium', publicly_accessible: true, availability_zone: computed() },

      'aws_dynamodb_table.good': {
        name: 'good',
        billing_mode: 'PAY_PER_REQUEST',
        deletion_protection_enabled: true,
        point_in_time_recovery: [{ enabled: true, recovery_period_in_days: 21 }],
        server_side_encryption: [{ enabled: true, kms_key_arn: ref('aws_kms_key.main') }],
        replica: [{ region_name: 'eu-central-1' }],
      },
      'aws_dynamodb_table.bad': {
        name: 'bad',
        billing_mode: 'PROVISIONED',
        deletion_protection_enabled: null,
        point_in_time_recovery: computed(),
        server_side_encryption: computed(),
      },

      'aws_elasticache_subnet_group.main': { name: 'cache', subnet_ids: [ref('aws_subnet.a'), ref('aws_subnet.b')] },
      'aws_elasticache_replication_group.good': {
        replication_group_id: 'good',
        node_type: 'cache.r7g.large',
        num_cache_clusters: 2,
        multi_az_enabled: true,
        at_rest_encryption_enabled: true,
        kms_key_id: ref('aws_kms_key.main'),
        transit_encryption_enabled: true,
        transit_encryption_mode: 'required',
        snapshot_retention_limit: 7,
        port: 6379,
        subnet_group_name: ref('aws_elasticache_subnet_group.main'),
        security_group_ids: [ref('aws_security_group.db')],
      },
      'aws_elasticache_replication_group.bad': {
        replication_group_id: 'bad',
        node_type: 'cache.t3.small',
        num_cache_clusters: 1,
        at_rest_encryption_enabled: 'false',
        transit_encryption_enabled: false,
        snapshot_retention_limit: null,
        security_group_ids: computed(),
      },

      'aws_efs_file_system.good': { encrypted: true, kms_key_id: ref('aws_kms_key.main'), throughput_mode: 'elastic', tags: { Name: 'good' } },
      'aws_efs_mount_target.a': { file_system_id: ref('aws_efs_file_system.good'), subnet_id: ref('aws_subnet.a') },
      'aws_efs_mount_target.b': { file_system_id: ref('aws_efs_file_system.good'), subnet_id: ref('aws_subnet.b') },
      'aws_efs_backup_policy.good': { file_system_id: ref('aws_efs_file_system.good'), backup_policy: [{ status: 'ENABLED' }] },
      'aws_efs_file_system.bad': { encrypted: false, availability_zone_name: 'eu-west-1a' },

      'aws_lb.good': {
        name: 'good',
        load_balancer_type: 'application',
        internal: false,
        ip_address_type: 'ipv4',
        enable_deletion_protection: true,
        access_logs: [{ bucket: 'logs', enabled: true }],
        subnets: [ref('aws_subnet.a'), ref('aws_subnet.b')],
        security_groups: [ref('aws_security_group.db')],
      },
      'aws_lb_listener.https': { load_balancer_arn: ref('aws_lb.good'), port: 443, protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06', default_action: [{ type: 'forward' }] },
      'aws_lb_listener.redirect': { load_balancer_arn: ref('aws_lb.good'), port: 80, protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: [{ protocol: 'HTTPS' }] }] },
      'aws_lb.bad': { name: 'bad', load_balancer_type: 'application', internal: false, subnets: [ref('aws_subnet.a')], security_groups: computed() },
      'aws_lb_listener.plain': { load_balancer_arn: ref('aws_lb.bad'), port: 443, protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-2016-08', default_action: [{ type: 'forward' }] },

      'aws_launch_template.good': { name: 'good', metadata_options: [{ http_endpoint: 'enabled', http_tokens: 'required' }], network_interfaces: [{ associate_public_ip_address: 'false' }] },
      'aws_launch_template.bad': { name: 'bad', metadata_options: [{ http_tokens: 'optional' }], network_interfaces: [{ associate_public_ip_address: 'true' }], block_device_mappings: [{ device_name: '/dev/xvda', ebs: [{ encrypted: 'false' }] }] },
      'aws_autoscaling_group.good': { name: 'good', min_size: 2, max_size: 6, desired_capacity: computed(), vpc_zone_identifier: [ref('aws_subnet.a'), ref('aws_subnet.b')], launch_template: [{ id: ref('aws_launch_template.good') }], health_check_type: 'ELB', target_group_arns: ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/1'] },
      'aws_autoscaling_policy.good': { autoscaling_group_name: ref('aws_autoscaling_group.good'), enabled: true },
      'aws_autoscaling_group.bad': { name: 'bad', min_size: 1, max_size: 1, vpc_zone_identifier: [ref('aws_subnet.a')], launch_template: [{ id: ref('aws_launch_template.bad') }], suspended_processes: ['Launch'], target_group_arns: computed(), load_balancers: computed(), traffic_source: computed() },

      'aws_iam_role.f': { name: 'f' },
      'aws_lambda_function.good': { function_name: 'good', role: ref('aws_iam_role.f'), tracing_config: [{ mode: 'Active' }], environment: [{ variables: { LOG_LEVEL: 'info' } }], vpc_config: [{ subnet_ids: [ref('aws_subnet.a'), ref('aws_subnet.b')], security_group_ids: [ref('aws_security_group.db')] }] },
      'aws_lambda_function.bad': { function_name: 'bad', role: ref('aws_iam_role.f'), tracing_config: computed(), environment: [{ variables: { DB_PASSWORD: 'hunter2-never-copy' } }] },
      'aws_lambda_function_url.bad': { function_name: ref('aws_lambda_function.bad'), authorization_type: 'NONE' },

      'aws_eks_cluster.good': { name: 'good', deletion_protection: true, enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'], encryption_config: [{ provider: [{ key_arn: ref('aws_kms_key.main') }] }], vpc_config: [{ endpoint_public_access: false, subnet_ids: [ref('aws_subnet.a'), ref('aws_subnet.b')], security_group_ids: [ref('aws_security_group.db')] }] },
      'aws_eks_cluster.bad': { name: 'bad', vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'], subnet_ids: [ref('aws_subnet.a')] }] },

      'aws_sqs_queue.dead': { name: 'dead', kms_master_key_id: ref('aws_kms_key.main'), policy: computed(), redrive_policy: computed() },
      'aws_sqs_queue.good': { name: 'good', sqs_managed_sse_enabled: true, policy: computed(), redrive_policy: ref('aws_sqs_queue.dead') },
      'aws_sqs_queue.bad': { name: 'bad', sqs_managed_sse_enabled: false, policy: computed(), redrive_policy: computed() },
      'aws_sqs_queue_policy.bad': { queue_url: ref('aws_sqs_queue.bad'), policy: EVERYBODY },
      'aws_sns_topic.good': { name: 'good', kms_master_key_id: ref('aws_kms_key.main'), policy: computed() },
      'aws_sns_topic_subscription.good': { topic_arn: ref('aws_sns_topic.good'), protocol: 'sqs', redrive_policy: ref('aws_sqs_queue.dead') },
      'aws_sns_topic.bad': { name: 'bad', policy: EVERYBODY },
      'aws_sns_topic_subscription.bad': { topic_arn: ref('aws_sns_topic.bad'), protocol: 'lambda', redrive_policy: null },

      'aws_ecr_repository.good': { name: 'good' },
      'aws_ecr_repository.bad': { name: 'bad' },
      'aws_ecr_repository_policy.bad': { repository: ref('aws_ecr_repository.bad'), policy: EVERYBODY },
      'aws_secretsmanager_secret.good': { name: 'good', policy: computed() },
      'aws_secretsmanager_secret_rotation.good': { secret_id: ref('aws_secretsmanager_secret.good'), rotation_rules: [{ automatically_after_days: 30 }] },
      'aws_secretsmanager_secret.bad': { name: 'bad', policy: computed() },

      'aws_cloudtrail.good': { name: 'good', s3_bucket_name: 'trail', is_multi_region_trail: true, enable_logging: true, enable_log_file_validation: true },
      'aws_cloudtrail.bad': { name: 'bad', s3_bucket_name: 'trail', is_multi_region_trail: false, enable_logging: true, enable_log_file_validation: false, event_selector: [{ read_write_type: 'ReadOnly', include_management_events: true }] },
    },
    { region: 'eu-west-1' },
  ); // prettier-ignore

function instance(name: string, cluster: string, zone: string) {
  return {
    [`aws_rds_cluster_instance.${name}`]: {
      cluster_identifier: ref(`aws_rds_cluster.${cluster}`),
      instance_class: 'db.r6g.large',
      publicly_accessible: false,
      availability_zone: zone,
    },
  };
}
