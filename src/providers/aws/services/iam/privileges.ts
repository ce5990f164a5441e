import type { Facets } from '../../../../model/facets.ts';
import { parsePolicy, type Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { allOf, chanceOf, type PolicyAction } from './action-chance.ts';

export type PrivilegeLevel = Facets['privilegeLevel'];
export type DeletePermissions = Facets['deletePermissions'];

/**
 * The privilege level that identity policies grant. `undefined`: a condition that cannot be evaluated or an invalid policy
 * decides it. A permissions boundary removes what it does not allow itself.
 */
export function privilegeLevelOf(
  policies: readonly string[],
  boundary?: readonly string[],
): PrivilegeLevel | undefined {
  const granted = levelOf(policies);
  if (boundary === undefined || granted === 'limited') return granted;
  const limit = levelOf(boundary);
  // The narrower of the two applies.
  if (limit === 'limited') return 'limited';
  return granted === undefined || limit === undefined ? undefined : granted === 'administrator' ? limit : granted;
}

function levelOf(policies: readonly string[]): PrivilegeLevel | undefined {
  const parsed = policies.map(parsePolicy);
  const statements = parsed.flatMap(one => one ?? []);
  if (statements.some(deniesEverything)) return 'limited';
  const grants = statements.filter(({ allows }) => allows);
  if (grants.some(allowsEverything)) return 'administrator';
  // A Deny with conditions does not show which parts of a path it takes away.
  const paths = ESCALATION_PATHS.map(path => allOf(path.map(action => chanceOf(action, grants, statements))));
  if (paths.includes('yes')) return 'can-escalate';
  return parsed.includes(undefined) || paths.includes('perhaps') ? undefined : 'limited';
}

const deniesEverything = (statement: Statement): boolean =>
  !statement.allows &&
  statement.conditions?.length === 0 &&
  includesAll(statement.actions) &&
  includesAll(statement.resources);

/** Conditions do not matter: an administrator by condition is one whenever it holds. */
const allowsEverything = ({ actions, resources }: Statement): boolean => includesAll(actions) && includesAll(resources);

const includesAll = (listed: Statement['actions']): boolean =>
  listed !== undefined && !listed.not && listed.items.some(pattern => covers(pattern, '*:*') || pattern === '*');

const act = (action: string, on: PolicyAction['on'] = 'anything'): PolicyAction => ({ action, on });
const passRole = act('iam:PassRole', 'role');

/** Actions with which a limited identity becomes an administrator: grants itself permissions, signs in as another, or passes a role. */
const ESCALATION_PATHS: readonly (readonly PolicyAction[])[] = [
  [act('iam:CreatePolicyVersion', 'policy')],
  [act('iam:SetDefaultPolicyVersion', 'policy')],
  [act('iam:AttachUserPolicy', 'user')],
  [act('iam:AttachGroupPolicy', 'group')],
  [act('iam:AttachRolePolicy', 'role')],
  [act('iam:PutUserPolicy', 'user')],
  [act('iam:PutGroupPolicy', 'group')],
  [act('iam:PutRolePolicy', 'role')],
  [act('iam:AddUserToGroup', 'group')],
  [act('iam:UpdateAssumeRolePolicy', 'role')],
  [act('iam:CreateAccessKey', 'user')],
  [act('iam:CreateLoginProfile', 'user')],
  [act('iam:UpdateLoginProfile', 'user')],
  [passRole, act('ec2:RunInstances')],
  [passRole, act('lambda:CreateFunction'), act('lambda:InvokeFunction')],
  [passRole, act('cloudformation:CreateStack')],
  [passRole, act('ecs:RegisterTaskDefinition'), act('ecs:RunTask')],
  [passRole, act('codebuild:CreateProject'), act('codebuild:StartBuild')],
  [passRole, act('glue:CreateJob'), act('glue:StartJobRun')],
  [passRole, act('sagemaker:CreateNotebookInstance')],
  [passRole, act('ssm:StartAutomationExecution')],
];

/** Actions that permanently delete data or backups. */
const DELETE_ACTIONS: readonly PolicyAction[] = [
  'backup:DeleteRecoveryPoint', 'ec2:DeleteSnapshot', 'ec2:DeleteVolume', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster',
  'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteTable', 'dynamodb:DeleteBackup', 's3:DeleteObjectVersion',
  'elasticfilesystem:DeleteFileSystem', 'fsx:DeleteFileSystem', 'fsx:DeleteBackup', 'redshift:DeleteCluster',
  'redshift:DeleteClusterSnapshot', 'elasticache:DeleteReplicationGroup', 'elasticache:DeleteSnapshot',
].map(action => act(action)); // prettier-ignore

const DELETE_ORDER: readonly DeletePermissions[] = ['none', 'some', 'all'];

/** How much data and how many backups identity policies allow to delete; undefined as with the privilege level. */
export function deletePermissionsOf(
  policies: readonly string[],
  boundary?: readonly string[],
): DeletePermissions | undefined {
  const granted = deletesOf(policies);
  if (boundary === undefined || granted === 'none') return granted;
  const limit = deletesOf(boundary);
  if (limit === 'none') return 'none';
  if (granted === undefined || limit === undefined) return undefined;
  return DELETE_ORDER[Math.min(DELETE_ORDER.indexOf(granted), DELETE_ORDER.indexOf(limit))];
}

function deletesOf(policies: readonly string[]): DeletePermissions | undefined {
  const level = levelOf(policies);
  if (level === 'administrator' || level === 'can-escalate') return 'all';
  const parsed = policies.map(parsePolicy);
  const statements = parsed.flatMap(one => one ?? []);
  if (statements.some(deniesEverything)) return 'none';
  const grants = statements.filter(({ allows }) => allows);
  const chances = DELETE_ACTIONS.map(one => chanceOf(one, grants, statements));
  if (chances.every(chance => chance === 'yes')) return 'all';
  if (chances.includes('yes')) return 'some';
  return parsed.includes(undefined) || chances.includes('perhaps') ? undefined : 'none';
}
