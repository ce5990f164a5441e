import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';

const CALL = 'Microsoft.Authorization/policyAssignments:list';

interface Assignment {
  readonly displayName?: string | null;
  readonly scope?: string;
  readonly enforcementMode?: string;
  /** What is below its scope and left out: management groups, subscriptions, resource groups. */
  readonly notScopes?: readonly string[] | null;
  readonly parameters?: Readonly<Record<string, { readonly value?: unknown } | null>> | null;
}

/** Assignments that deny, by their `effect` parameter, else by their name: policy definitions are not read. */
const DENY_EFFECTS = /^deny(action)?$/i;
const DENYING_NAMES = /\b(den(y|ies)|enforce\w*|guardrails?|prevents?|allowed|restrict\w*|forbid\w*|blocks?)\b/i;

/** Azure Policy assignments of management groups: administrators of the subscription cannot remove them. */
export const azurePolicyAssignments: AzureCollector = {
  id: 'azure-policy-assignments',
  provider: 'azure',
  scope: 'global',
  lists: ['guardrail'],
  fills: { guardrail: ['guardrailTargets'] },
  types: [],
  operations: azureOperations([], { [CALL]: 'Microsoft.Authorization/policyAssignments/read' }),
  collect: async ctx => {
    const path = `/subscriptions/${ctx.account}/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()`;
    await ctx.list('guardrail', CALL, async () => {
      for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2022-06-01', call: CALL })) {
        for (const { id, name, properties } of page) {
          const assignment = (properties ?? {}) as Assignment;
          if (
            !isManagementGroup(id) ||
            isEnumValue(assignment.enforcementMode, 'DoNotEnforce') ||
            !denies(assignment, name) ||
            leavesOut(assignment, `/subscriptions/${ctx.account}`)
          )
            continue;
          ctx.emit({
            // An assignment applies to many subscriptions, each of which lists it.
            id: `/subscriptions/${ctx.account}${armId(id)}`,
            kind: 'guardrail',
            type: 'Microsoft.Authorization/policyAssignments',
            name: assignment.displayName ?? name,
            tags: {},
            facets: { guardrailTargets: targetsOf(assignment, ctx.account) },
          });
        }
      }
    });
  },
};

const isManagementGroup = (id: string): boolean => /^\/providers\/microsoft\.management\/managementgroups\//i.test(id);

const leavesOut = ({ notScopes }: Assignment, scope: string): boolean =>
  (notScopes ?? []).some(one => one.toLowerCase() === scope.toLowerCase());

/** A management group that it leaves out may be the one of the subscription. */
function targetsOf({ notScopes }: Assignment, account: string): Reading<string[]> {
  const group = (notScopes ?? []).find(isManagementGroup);
  return group === undefined ? value([account]) : unread('failed', `it leaves out ${armId(group)}`);
}

function denies({ displayName, parameters }: Assignment, name: string): boolean {
  const effect = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === 'effect')?.[1]?.value;
  return typeof effect === 'string'
    ? DENY_EFFECTS.test(effect)
    : DENYING_NAMES.test(`${name} ${displayName ?? ''}`.replaceAll(/[-_]/g, ' '));
}
