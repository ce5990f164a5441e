import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReadType } from '../../../src/providers/aws/read-types.ts';

const SERVICES = join(import.meta.dirname, '../../../src/providers/aws/services');
const emitted = new Set(
  globSync('**/*.ts', { cwd: SERVICES })
    .flatMap(name => [...readFileSync(join(SERVICES, name), 'utf8').matchAll(/'(AWS::\w+::\w+)'/g)])
    .map(([, type = '']) => type),
);

describe('the resource types that are read', () => {
  it('include every type that a collector emits', () => {
    expect(emitted.size).toBeGreaterThan(80);
    expect([...emitted].filter(type => !isReadType(type))).toEqual([]);
  });

  it.each([
    'ec2:instance', 'AWS::EC2::Instance', 'ec2:security-group', 'ec2:elastic-ip', 'AWS::EC2::EIP', 'rds:db', 'AWS::RDS::DBInstance', 's3', 's3:bucket', 'sqs', 'sqs:queue',
    'elasticloadbalancing:loadbalancer/app', 'elasticloadbalancing:listener-rule/app', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'autoscaling:autoScalingGroup',
    'AWS::Neptune::DBCluster', 'rds:cluster-snapshot', 'AWS::OpenSearch::Domain', 'es:domain', 'states:stateMachine', 'AWS::StepFunctions::StateMachine', 'logs:log-group',
    'AWS::CertificateManager::Certificate', 'AWS::KinesisFirehose::DeliveryStream', 'wafv2:regional/webacl', 'timestream-influxdb:db-instance', 'AWS::MSK::Cluster', 'apigateway:restapis',
  ])('include %s, whatever the source calls it', type => {
    expect(isReadType(type)).toBe(true);
  }); // prettier-ignore

  it.each([
    'athena:workgroup', 'AWS::Glue::Job', 'glue:job', 'ses:identity', 'redshift-serverless:workgroup', 'docdb-elastic:cluster', 'elasticache:serverlesscache', 'appstream:fleet', 'qldb:ledger',
    'ec2:transit-gateway', 'lambda', 'ec2', 'Acme::EC2::Instance', 'Custom::Thing', '', 'constructor', 'constructor:constructor', '__proto__:a', 'AWS::', 'AWS::EC2::',
  ])('do not include %j', type => {
    expect(isReadType(type)).toBe(false);
  }); // prettier-ignore
});
