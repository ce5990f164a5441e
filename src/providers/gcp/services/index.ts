// Written by `npm run generate` from the files in this folder.
import type { GcpCollector } from '../context.ts';
import { gcpDisks } from './compute/disks.ts';
import { gcpIam } from './iam/iam.ts';
import { gcpInstanceGroups } from './compute/instance-groups.ts';
import { gcpInstances } from './compute/instances.ts';
import { gcpKms } from './kms/kms.ts';
import { gcpKubernetesEngine } from './kubernetes-engine/kubernetes-engine.ts';
import { gcpProject } from './project/project.ts';
import { gcpSql } from './sql/sql.ts';
import { gcpStorage } from './storage/storage.ts';
import { gcpVpc } from './vpc/vpc.ts';

/** Every collector, by id. Loading them loads no SDK. */
export const GCP_COLLECTORS: readonly GcpCollector[] = [
  gcpDisks,
  gcpIam,
  gcpInstanceGroups,
  gcpInstances,
  gcpKms,
  gcpKubernetesEngine,
  gcpProject,
  gcpSql,
  gcpStorage,
  gcpVpc,
];
