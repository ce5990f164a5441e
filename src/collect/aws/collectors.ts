import { accountCollector } from './account.ts';
import { awsAutoScaling } from './auto-scaling.ts';
import { awsBackup } from './backup.ts';
import { awsCloudTrail } from './cloudtrail.ts';
import type { AwsCollector } from './context.ts';
import { instancesCollector } from './ec2-compute.ts';
import { disksCollector } from './ec2-disks.ts';
import { firewallsCollector } from './ec2-firewalls.ts';
import { networkCollector } from './ec2-network.ts';
import { regionCollector } from './ec2-region.ts';
import { snapshotsCollector } from './ec2-snapshots.ts';
import { awsElb } from './elb.ts';
import { awsIam } from './iam.ts';
import { awsRds } from './rds.ts';
import { awsS3 } from './s3.ts';

/** Everything that reads AWS. A new service is a file with an `AwsCollector` and a line here. */
export const AWS_COLLECTORS: readonly AwsCollector[] = [
  accountCollector,
  regionCollector,
  instancesCollector,
  disksCollector,
  snapshotsCollector,
  firewallsCollector,
  networkCollector,
  awsAutoScaling,
  awsElb,
  awsRds,
  awsS3,
  awsBackup,
  awsIam,
  awsCloudTrail,
];
