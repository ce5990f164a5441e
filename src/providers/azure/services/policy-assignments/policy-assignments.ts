import { armId, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector } from '../../context.ts';

const CALL = 'Microsoft.Authorization/policyAssignments:list';

interface Assignment {
  readonly displayName?: string | null;
  readonly scope?: string;
  readonly enforcementMode?: string;
  readonly parameters?: Readonly<Record<string, { readonly value?: unknown } | null>> | null;
}

/** Rules that refuse, by the effect that they were given, else by what they are called: their own texts are not read. */
const REFUSES = /^deny(action)?$/i;
const SAYS_SO = /\b(den(y|ies)|enforce\w*|guardrails?|prevents?|allowed|restrict\w*|forbid\w*|blocks?)\b/i;

/** Rules of Azure Policy that come from above the subscription, where its own administrators cannot lift them. */
export const azurePolicyAssignments: AzureCollector = {
  id: 'azure-policy-assignments',
  provider: 'azure',
  scope: 'global',
  lists: ['guardrail'],
  fills: { guardrail: [] },
  types: [],
  operations: azureOperations([], { [CALL]: 'Microsoft.Authorization/policyAssignments/read' }),
  collect: async ctx => {
    const path = `/subscriptions/${ctx.account}/providers/Microsoft.Authorization/policyAssignments?$filter=atScope()`;
    await ctx.list('guardrail', CALL, async () => {
      for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2022-06-01', call: CALL })) {
        for (const { id, name, properties } of page) {
          const assignment = (properties ?? {}) as Assignment;
          if (!isFromAbove(id) || assignment.enforcementMode === 'DoNotEnforce' || !refuses(assignment, name)) continue;
          ctx.emit({
            // One rule stands above many subscriptions: each has it on its own list.
            id: `/subscriptions/${ctx.account}${armId(id)}`,
            kind: 'guardrail',
            type: 'Microsoft.Authorization/policyAssignments',
            name: assignment.displayName ?? name,
            tags: {},
            facets: {},
          });
        }
      }
    });
  },
};

const isFromAbove = (id: string): boolean => /^\/providers\/microsoft\.management\/managementgroups\//i.test(id);

function refuses({ displayName, parameters }: Assignment, name: string): boolean {
  const effect = Object.entries(parameters ?? {}).find(([key]) => key.toLowerCase() === 'effect')?.[1]?.value;
  return typeof effect === 'string'
    ? REFUSES.test(effect)
    : SAYS_SO.test(`${name} ${displayName ?? ''}`.replaceAll(/[-_]/g, ' '));
}
