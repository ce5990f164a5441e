import type { Facets } from '../../../../model/facets.ts';
import { chanceOf, isNotDenied } from './action-chance.ts';
import { indexOfPolicies } from './policy-index.ts';
import { privilegeLevelOf, type PrivilegeLevel } from './privileges.ts';

export type DeletePermissions = Facets['deletePermissions'];

/** Actions that permanently delete data or backups. */
const DELETE_ACTIONS: readonly string[] = [
  'backup:DeleteRecoveryPoint', 'ec2:DeleteSnapshot', 'ec2:DeleteVolume', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster',
  'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteTable', 'dynamodb:DeleteBackup', 's3:DeleteObjectVersion',
  'elasticfilesystem:DeleteFileSystem', 'fsx:DeleteFileSystem', 'fsx:DeleteBackup', 'redshift:DeleteCluster',
  'redshift:DeleteClusterSnapshot', 'elasticache:DeleteReplicationGroup', 'elasticache:DeleteSnapshot',
]; // prettier-ignore

/**
 * What a service control policy forbids of permanent deletion; undefined where it cannot be parsed. One that allows a few
 * actions only may take the place of the policy that allows all.
 */
export function deletionGuardrailOf(document: string): Facets['deletionGuardrail'] | undefined {
  const policies = indexOfPolicies([document]);
  if (!policies.complete) return undefined;
  const left = DELETE_ACTIONS.map(action => isNotDenied({ action }, policies));
  if (left.every(chance => chance === 'no')) return 'all';
  const allows = policies.statements.some(statement => statement.allows);
  const allowed = !allows || DELETE_ACTIONS.every(action => chanceOf({ action }, policies) !== 'no');
  return allowed && left.every(chance => chance === 'yes') ? 'none' : 'some';
}

const DELETE_ORDER: readonly DeletePermissions[] = ['none', 'some', 'all'];

/**
 * How much data and how many backups identity policies allow to delete; undefined as with the privilege level. Who can
 * become an administrator can delete everything.
 */
export function deletePermissionsOf(
  policies: readonly string[],
  boundary?: readonly string[],
  level: PrivilegeLevel | undefined = privilegeLevelOf(policies, boundary),
): DeletePermissions | undefined {
  if (level === 'administrator' || level === 'can-escalate') return 'all';
  const granted = deletesOf(policies);
  if (boundary === undefined || granted === 'none') return granted;
  const limit = deletesOf(boundary);
  if (limit === 'none') return 'none';
  if (granted === undefined || limit === undefined) return undefined;
  return DELETE_ORDER[Math.min(DELETE_ORDER.indexOf(granted), DELETE_ORDER.indexOf(limit))];
}

function deletesOf(documents: readonly string[]): DeletePermissions | undefined {
  const policies = indexOfPolicies(documents);
  const chances = DELETE_ACTIONS.map(action => chanceOf({ action }, policies));
  if (chances.every(chance => chance === 'yes')) return 'all';
  if (chances.includes('yes')) return 'some';
  return chances.includes('perhaps') ? undefined : 'none';
}
