import type { Facets } from '../../../../model/facets.ts';
import { allOf, chanceOf } from './action-chance.ts';
import { indexOfPolicies, type PolicyIndex } from './policy-index.ts';

type Target = Facets['codeExecution'][number];

/** Actions that run code of the caller with the rights of one resource, and the ARNs of its type. */
const ACTIONS: readonly {
  readonly action: string;
  readonly kind: Target['kind'];
  readonly type: RegExp;
  /** The ARNs of the resources that are listed, where the action names others. */
  readonly listed?: (pattern: string) => string;
}[] = [
  { action: 'lambda:UpdateFunctionCode', kind: 'function', type: /^arn:[^:]*:lambda:/i },
  { action: 'lambda:UpdateFunctionConfiguration', kind: 'function', type: /^arn:[^:]*:lambda:/i },
  { action: 'ssm:SendCommand', kind: 'server', type: /^arn:[^:]*:ec2:.*:instance\//i },
  { action: 'ssm:StartSession', kind: 'server', type: /^arn:[^:]*:ec2:.*:instance\//i },
  { action: 'ec2-instance-connect:SendSSHPublicKey', kind: 'server', type: /^arn:[^:]*:ec2:.*:instance\//i },
  { action: 'cloudformation:UpdateStack', kind: 'stack', type: /^arn:[^:]*:cloudformation:.*:stack\//i },
  {
    action: 'sagemaker:CreatePresignedNotebookInstanceUrl',
    kind: 'managed-service',
    type: /^arn:[^:]*:sagemaker:.*:notebook-instance\//i,
  },
  // A build specification may be given with the order to build.
  { action: 'codebuild:StartBuild', kind: 'managed-service', type: /^arn:[^:]*:codebuild:.*:project\//i },
  { action: 'codebuild:StartBuildBatch', kind: 'managed-service', type: /^arn:[^:]*:codebuild:.*:project\//i },
  { action: 'glue:UpdateDevEndpoint', kind: 'managed-service', type: /^arn:[^:]*:glue:.*:devEndpoint\//i },
  {
    action: 'ecs:ExecuteCommand',
    kind: 'app',
    type: /^arn:[^:]*:ecs:.*:task\//i,
    // The services of the cluster that the tasks are in: the id of a task tells nothing of its service.
    listed: pattern => pattern.replace(/:task\/([^/]*)(?:\/.*)?$/i, ':service/$1/*'),
  },
];

const same = (pattern: string): string => pattern;

/** More patterns than this in one identity's policies are not followed. */
const MAX_TARGETS = 100;

/** The functions, servers, stacks, container services, notebook servers and build projects, by ARN pattern, on which an identity may run code of its own. */
export function codeExecutionOf(policies: readonly string[], boundary?: readonly string[]): Target[] {
  const layers = [policies, ...(boundary === undefined ? [] : [boundary])].map(indexOfPolicies);
  const found = new Map<string, Target>();
  for (const { action, kind, type, listed = same } of ACTIONS)
    for (const pattern of patternsFor(action, layers)) {
      const chance = allOf(layers.map(layer => chanceOf({ action, arn: pattern }, layer)));
      if (!type.test(pattern) || chance === 'no' || found.size >= MAX_TARGETS) continue;
      // A Deny for some of what the pattern matches is not followed.
      const certain = chance === 'yes' && !layers.some(layer => layer.naming(action).some(({ allows }) => !allows));
      const resources = listed(pattern);
      const key = `${kind} ${resources}`;
      found.set(key, { kind, pattern: resources, certain: certain || found.get(key)?.certain === true });
    }
  return [...found.values()];
}

function patternsFor(action: string, [own]: readonly PolicyIndex[]): readonly string[] {
  return (own?.naming(action) ?? [])
    .filter(({ allows, resources }) => allows && resources?.not === false)
    .flatMap(({ resources }) => resources?.items ?? [])
    .filter(pattern => !pattern.includes('${') && !pattern.includes('?'));
}
