import { compareText } from '../../lib/text.ts';
import { AZURE_COLLECTORS } from './services/index.ts';
import type { AzureCollector } from './context.ts';
import { DESCENDANTS_OPERATION } from './client/management-groups.ts';
import { isOfDirectory } from './client/microsoft-graph.ts';
import { AZURE_PLANNING_OPERATIONS, GRAPH_OPERATION } from './planning-operations.ts';

/** A custom role in the format of `az role definition create`. */
export interface AzureRole {
  readonly Name: string;
  readonly Description: string;
  readonly IsCustom: true;
  readonly Actions: readonly string[];
  readonly NotActions: readonly string[];
  readonly AssignableScopes: readonly string[];
}

/** The least-privilege role for all collectors; the built-in role `Reader` includes it. */
export function azureRole(collectors: readonly AzureCollector[] = AZURE_COLLECTORS): AzureRole {
  const actions = declared(collectors)
    .map(({ action }) => action)
    .filter(action => !isOfDirectory(action));
  return {
    Name: 'cloudbrief reader',
    Description: 'Reads what a cloudbrief briefing needs, and nothing else.',
    IsCustom: true,
    Actions: [...new Set(actions)].sort(compareText),
    NotActions: [],
    AssignableScopes: ['/subscriptions/SUBSCRIPTION-ID'],
  };
}

/** The permissions that a call needs. */
export function azurePermissionsOf(call: string, collectors: readonly AzureCollector[] = AZURE_COLLECTORS): string[] {
  const own = declared(collectors).filter(operation => operation.call === call);
  return [...new Set(own.map(({ action }) => action))].sort(compareText);
}

const declared = (collectors: readonly AzureCollector[]) => [
  ...AZURE_PLANNING_OPERATIONS,
  GRAPH_OPERATION,
  DESCENDANTS_OPERATION,
  ...collectors.flatMap(({ operations }) => operations),
];
