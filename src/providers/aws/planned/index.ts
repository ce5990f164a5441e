import type { Plan, PlannedResource, PlannedTypes } from '../../../model/planned.ts';
import { known, tagsIn } from '../../kit/planned.ts';
import { parseArn } from '../arn.ts';
import { AWS_COLLECTORS } from '../services/index.ts';
import { bucket } from './bucket.ts';
import { cache } from './cache.ts';
import { databaseCluster } from './database-cluster.ts';
import { encryptionKey } from './encryption-key.ts';
import { fileSystem } from './file-system.ts';
import { lambdaFunction } from './function.ts';
import { kubernetesCluster } from './kubernetes-cluster.ts';
import { loadBalancer } from './load-balancer.ts';
import { queue } from './queue.ts';
import { repository } from './repository.ts';
import { secret } from './secret.ts';
import { serverGroup } from './server-group.ts';
import { table } from './table.ts';
import { CLOUDFORMATION_TYPES } from './templates/index.ts';
import { topic } from './topic.ts';
import { trail } from './trail.ts';
import { database } from './database.ts';
import { instance } from './instance.ts';
import { securityGroup } from './security-group.ts';
import { subnet } from './subnet.ts';
import { volume } from './volume.ts';

const arnOf = (resource: PlannedResource) => parseArn(known(resource, 'arn') ?? '');

const callerIn = (plan: Plan): string | undefined => {
  const [caller] = plan.data('aws_caller_identity');
  return caller === undefined ? undefined : known(caller, 'account_id');
};

/** `eu-west-1a` → `eu-west-1`. */
const regionOfZone = (zone: string | undefined): string | undefined => /^(.*-\d)[a-z]$/.exec(zone ?? '')?.[1];

const filled = (part: string | undefined): string | undefined => (part === '' ? undefined : part);

/** Resources of AWS in a Terraform plan. */
export const awsPlanned: PlannedTypes = {
  provider: 'aws',
  plugins: ['hashicorp/aws'],
  place: (resource, plan) => ({
    account: filled(arnOf(resource)?.account) ?? known(resource, 'owner_id') ?? callerIn(plan),
    region:
      // Version 6 of the plugin has the region of each resource.
      known(resource, 'region') ??
      filled(arnOf(resource)?.region) ??
      regionOfZone(known(resource, 'availability_zone')) ??
      plan.setting(resource, 'region'),
  }),
  tags: resource => tagsIn(resource, ['tags_all', 'tags']),
  types: {
    aws_s3_bucket: bucket,
    aws_security_group: securityGroup,
    aws_instance: instance,
    aws_subnet: subnet,
    aws_db_instance: database,
    aws_ebs_volume: volume,
    // With `aws_rds_cluster_instance`, `aws_lb_listener`, `aws_launch_template` and others that set a part of one.
    aws_rds_cluster: databaseCluster,
    aws_dynamodb_table: table,
    aws_elasticache_replication_group: cache,
    aws_efs_file_system: fileSystem,
    aws_lb: loadBalancer,
    aws_alb: loadBalancer,
    aws_autoscaling_group: serverGroup,
    aws_lambda_function: lambdaFunction,
    aws_eks_cluster: kubernetesCluster,
    aws_sqs_queue: queue,
    aws_sns_topic: topic,
    aws_ecr_repository: repository,
    aws_kms_key: encryptionKey,
    aws_secretsmanager_secret: secret,
    aws_cloudtrail: trail,
  },
  templates: { language: 'cloudformation', types: CLOUDFORMATION_TYPES },
  kinds: AWS_COLLECTORS.flatMap(({ lists }) => lists),
};
