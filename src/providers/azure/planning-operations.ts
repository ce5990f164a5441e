import type { Operation } from '../kit/collector.ts';
import { LOCATIONS_CALL } from './client/locations.ts';
import { GRAPH_CALL } from './client/resource-graph.ts';
import { PERMISSIONS_CALL } from './client/role-permissions.ts';

export const SUBSCRIPTIONS_CALL = 'Microsoft.Resources/subscriptions:list';

/** Calls that find the subscriptions, their regions and the identity's permissions. */
export const AZURE_PLANNING_OPERATIONS: readonly Operation[] = [
  { call: SUBSCRIPTIONS_CALL, action: 'Microsoft.Resources/subscriptions/read' },
  { call: LOCATIONS_CALL, action: 'Microsoft.Resources/subscriptions/locations/read' },
  { call: PERMISSIONS_CALL, action: 'Microsoft.Authorization/permissions/read' },
];

/** The query that lists share. */
export const GRAPH_OPERATION: Operation = { call: GRAPH_CALL, action: 'Microsoft.ResourceGraph/resources/read' };

export const AZURE_PLANNING_CALLS: readonly string[] = AZURE_PLANNING_OPERATIONS.map(({ call }) => call);
