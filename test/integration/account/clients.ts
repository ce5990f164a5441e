import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';
import { BackupClient } from '@aws-sdk/client-backup';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';

/** What builds the account in one region: the same clients that anybody would use. */
export interface Builder {
  readonly region: string;
  readonly ec2: EC2Client;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly iam: IAMClient;
  readonly backup: BackupClient;
  readonly cloudtrail: CloudTrailClient;
  readonly autoscaling: AutoScalingClient;
  readonly elb: ElasticLoadBalancingV2Client;
}

/** What an SDK needs to ask in somebody's name. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const TEST: Keys = { accessKeyId: 'test', secretAccessKey: 'test' };

export function builderFor(endpoint: string, region: string, credentials = TEST): Builder {
  const settings = { endpoint, region, credentials };
  return {
    region,
    ec2: new EC2Client(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    iam: new IAMClient(settings),
    backup: new BackupClient(settings),
    cloudtrail: new CloudTrailClient(settings),
    autoscaling: new AutoScalingClient(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
  };
}

/** The tags of something that people call by this name. */
export const named = (name: string) => [{ Key: 'Name', Value: name }];
