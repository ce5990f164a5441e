import type { Facets } from '../../../../model/facets.ts';
import { parsePolicy, type Condition, type Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';

export type PrivilegeLevel = Facets['privilegeLevel'];
export type DeletePermissions = Facets['deletePermissions'];

/**
 * What policies let whoever has them do. `undefined`: a condition that we cannot judge decides it, or one of them cannot be
 * read. A boundary cuts off what it does not allow itself.
 */
export function privilegeLevelOf(
  policies: readonly string[],
  boundary?: readonly string[],
): PrivilegeLevel | undefined {
  const held = judge(policies);
  if (boundary === undefined || held === 'limited') return held;
  const most = judge(boundary);
  // Whichever of the two is the narrower holds.
  if (most === 'limited') return 'limited';
  return held === undefined || most === undefined ? undefined : held === 'administrator' ? most : held;
}

function judge(policies: readonly string[]): PrivilegeLevel | undefined {
  const read = policies.map(parsePolicy);
  const statements = read.flatMap(one => one ?? []);
  if (statements.some(isWholeDenial)) return 'limited';
  const grants = statements.filter(({ allows }) => allows);
  if (grants.some(isEverything)) return 'administrator';
  // Some parts of a way up may be taken away again; which ones, a Deny with conditions does not tell us.
  const ways = ESCALATION_PATHS.map(way => worst(way.map(deed => reach(deed, grants, statements))));
  if (ways.includes('yes')) return 'can-escalate';
  return read.includes(undefined) || ways.includes('perhaps') ? undefined : 'limited';
}

const isWholeDenial = (statement: Statement): boolean =>
  !statement.allows &&
  statement.conditions?.length === 0 &&
  includesAll(statement.actions) &&
  includesAll(statement.resources);

/** Under a condition an administrator is one still, whenever it holds. */
const isEverything = ({ actions, resources }: Statement): boolean => includesAll(actions) && includesAll(resources);

const includesAll = (listed: Statement['actions']): boolean =>
  listed !== undefined && !listed.not && listed.of.some(pattern => covers(pattern, '*:*') || pattern === '*');

/** An action on things of a sort; any of them, not only one's own. */
interface PolicyAction {
  readonly action: string;
  readonly on: 'user' | 'group' | 'role' | 'policy' | 'anything';
}

const deed = (action: string, on: PolicyAction['on'] = 'anything'): PolicyAction => ({ action, on });
const pass = deed('iam:PassRole', 'role');

/** What turns limited rights into all of them: giving rights to oneself, taking another's log-in, or handing a role to a machine. */
const ESCALATION_PATHS: readonly (readonly PolicyAction[])[] = [
  [deed('iam:CreatePolicyVersion', 'policy')],
  [deed('iam:SetDefaultPolicyVersion', 'policy')],
  [deed('iam:AttachUserPolicy', 'user')],
  [deed('iam:AttachGroupPolicy', 'group')],
  [deed('iam:AttachRolePolicy', 'role')],
  [deed('iam:PutUserPolicy', 'user')],
  [deed('iam:PutGroupPolicy', 'group')],
  [deed('iam:PutRolePolicy', 'role')],
  [deed('iam:AddUserToGroup', 'group')],
  [deed('iam:UpdateAssumeRolePolicy', 'role')],
  [deed('iam:CreateAccessKey', 'user')],
  [deed('iam:CreateLoginProfile', 'user')],
  [deed('iam:UpdateLoginProfile', 'user')],
  [pass, deed('ec2:RunInstances')],
  [pass, deed('lambda:CreateFunction'), deed('lambda:InvokeFunction')],
  [pass, deed('cloudformation:CreateStack')],
  [pass, deed('ecs:RegisterTaskDefinition'), deed('ecs:RunTask')],
  [pass, deed('codebuild:CreateProject'), deed('codebuild:StartBuild')],
  [pass, deed('glue:CreateJob'), deed('glue:StartJobRun')],
  [pass, deed('sagemaker:CreateNotebookInstance')],
  [pass, deed('ssm:StartAutomationExecution')],
];

/** What deletes data for good, or the copies of it, one sort after the other. */
const DELETE_ACTIONS: readonly PolicyAction[] = [
  'backup:DeleteRecoveryPoint', 'ec2:DeleteSnapshot', 'ec2:DeleteVolume', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster',
  'rds:DeleteDBSnapshot', 'rds:DeleteDBClusterSnapshot', 'dynamodb:DeleteTable', 'dynamodb:DeleteBackup', 's3:DeleteObjectVersion',
  'elasticfilesystem:DeleteFileSystem', 'fsx:DeleteFileSystem', 'fsx:DeleteBackup', 'redshift:DeleteCluster',
  'redshift:DeleteClusterSnapshot', 'elasticache:DeleteReplicationGroup', 'elasticache:DeleteSnapshot',
].map(action => deed(action)); // prettier-ignore

const WIPES: readonly DeletePermissions[] = ['none', 'some', 'all'];

/** How much policies let whoever has them delete for good; undefined as with powers. */
export function deletePermissionsOf(
  policies: readonly string[],
  boundary?: readonly string[],
): DeletePermissions | undefined {
  const held = deletes(policies);
  if (boundary === undefined || held === 'none') return held;
  const most = deletes(boundary);
  if (most === 'none') return 'none';
  return held === undefined || most === undefined
    ? undefined
    : WIPES[Math.min(WIPES.indexOf(held), WIPES.indexOf(most))];
}

function deletes(policies: readonly string[]): DeletePermissions | undefined {
  const powers = judge(policies);
  if (powers === 'administrator' || powers === 'can-escalate') return 'all';
  const read = policies.map(parsePolicy);
  const statements = read.flatMap(one => one ?? []);
  if (statements.some(isWholeDenial)) return 'none';
  const grants = statements.filter(({ allows }) => allows);
  const chances = DELETE_ACTIONS.map(one => reach(one, grants, statements));
  if (chances.every(chance => chance === 'yes')) return 'all';
  if (chances.includes('yes')) return 'some';
  return read.includes(undefined) || chances.includes('perhaps') ? undefined : 'none';
}

type Chance = 'yes' | 'perhaps' | 'no';

const worst = (chances: readonly Chance[]): Chance =>
  chances.includes('no') ? 'no' : chances.includes('perhaps') ? 'perhaps' : 'yes';

function reach(wanted: PolicyAction, grants: readonly Statement[], all: readonly Statement[]): Chance {
  const chances = grants.filter(grant => isAbout(grant, wanted)).map(({ conditions }) => chanceOf(conditions));
  const best = chances.includes('yes') ? 'yes' : chances.includes('perhaps') ? 'perhaps' : 'no';
  if (best === 'no') return 'no';
  const denials = all.filter(one => !one.allows && isAbout(one, wanted));
  if (denials.some(({ conditions }) => conditions?.length === 0)) return 'no';
  return denials.some(({ conditions }) => conditions === undefined || !conditions.every(isAboutSignIn))
    ? 'perhaps'
    : best;
}

function isAbout({ actions, resources }: Statement, { action, on }: PolicyAction): boolean {
  if (actions === undefined || resources === undefined) return true;
  const named = actions.of.some(pattern => covers(pattern, action));
  if (named === actions.not) return false;
  // Everything but a few things leaves most of them.
  if (resources.not) return true;
  return resources.of.some(pattern => pattern === '*' || (on === 'anything' ? true : isAllOf(pattern, on)));
}

/** `arn:aws:iam::…:role/*` is every role; one's own user, or those under one path, are not. */
const isAllOf = (pattern: string, on: PolicyAction['on']): boolean => {
  const [, , , , , ...rest] = pattern.split(':');
  return covers(rest.join(':'), `${on}/*`);
};

/** With a second factor, over an encrypted line, for a service: whoever wants to will. A boundary that must be set keeps him small. */
function chanceOf(conditions: Statement['conditions']): Chance {
  if (conditions === undefined) return 'perhaps';
  if (
    conditions.some(
      ({ key, operator }) => key === 'iam:permissionsboundary' && /^(string|arn)(equals|like)$/i.test(operator),
    )
  )
    return 'no';
  return conditions.every(condition => isAboutSignIn(condition) || condition.key === 'iam:passedtoservice')
    ? 'yes'
    : 'perhaps';
}

const SIGN_IN = ['aws:multifactorauthpresent', 'aws:multifactorauthage', 'aws:securetransport', 'aws:requestedregion'];
const isAboutSignIn = ({ key }: Condition): boolean => SIGN_IN.includes(key);
