import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReadType } from '../../../src/providers/gcp/read-types.ts';

const SERVICES = join(import.meta.dirname, '../../../src/providers/gcp/services');
const emitted = new Set(
  globSync('**/*.ts', { cwd: SERVICES })
    .flatMap(name => [...readFileSync(join(SERVICES, name), 'utf8').matchAll(/'(\w+\.googleapis\.com\/\w+)'/g)])
    .map(([, type = '']) => type),
);
/** No assets of Google: what a project logs, who has roles in it, a label of Knative, and a quota. */
const OWN = [
  'logging.googleapis.com/AuditLog',
  'cloudresourcemanager.googleapis.com/Member',
  'cloud.googleapis.com/location',
  'compute.googleapis.com/Quota',
];

describe('the asset types that are read', () => {
  it('include every type that a collector emits', () => {
    expect(emitted.size).toBeGreaterThan(25);
    expect([...emitted].filter(type => !isReadType(type) && !OWN.includes(type))).toEqual([]);
  });

  it.each([
    'compute.googleapis.com/ResourcePolicy', 'compute.googleapis.com/Route', 'compute.googleapis.com/Autoscaler', 'pubsub.googleapis.com/Subscription', 'iam.googleapis.com/ServiceAccountKey',
    'logging.googleapis.com/LogSink', 'cloudkms.googleapis.com/KeyRing', 'redis.googleapis.com/Cluster', 'sqladmin.googleapis.com/BackupRun', 'bigtableadmin.googleapis.com/AppProfile',
  ])('include %s, which is read as a part of another', type => {
    expect(isReadType(type)).toBe(true);
  }); // prettier-ignore

  it.each([
    'dataflow.googleapis.com/Job', 'composer.googleapis.com/Environment', 'notebooks.googleapis.com/Instance', 'compute.googleapis.com/Commitment', 'apigee.googleapis.com/Organization',
    'pubsub.googleapis.com/Schema', 'bigquery.googleapis.com/Routine', 'datafusion.googleapis.com/Instance', 'k8s.io/Pod', 'Disk', '', 'compute.googleapis.com/', 'compute.example.com/Disk',
    'compute.googleapis.com/Disk/x', '__proto__.googleapis.com/constructor',
  ])('do not include %j', type => {
    expect(isReadType(type)).toBe(false);
  }); // prettier-ignore
});
