/** How IAM writes the services whose clients may be used; a client that is not among them is refused by the guard. */
export const SERVICE_PREFIXES: Readonly<Record<string, string>> = {
  'Auto Scaling': 'autoscaling',
  Backup: 'backup',
  CloudTrail: 'cloudtrail',
  EC2: 'ec2',
  'Elastic Load Balancing v2': 'elasticloadbalancing',
  IAM: 'iam',
  RDS: 'rds',
  S3: 's3',
  'S3 Control': 's3control',
  STS: 'sts',
};
