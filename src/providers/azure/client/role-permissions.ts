import type { CallObserver } from '../../kit/call-observer.ts';
import type { AzureTransport } from './transport.ts';
import { pagesOf } from './transport.ts';

export const PERMISSIONS_CALL = 'Microsoft.Authorization/permissions:list';

/** Actions that a role allows, with `*` as wildcard. */
export interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

/** Whether an action is allowed. */
export type Permissions = (action: string) => boolean;

/** The permissions of the identity on the subscription; one call. */
export async function readPermissions(
  transport: AzureTransport,
  subscription: string,
  watch: CallObserver,
): Promise<Permissions> {
  const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  const permissions: Permission[] = [];
  for await (const page of pagesOf<Permission>(transport, path, PERMISSIONS_CALL, watch)) permissions.push(...page);
  return permissionsOf(permissions);
}

/** Roles add up: what one excludes another may allow. */
export function permissionsOf(permissions: readonly Permission[]): Permissions {
  const rules = permissions.map(({ actions = [], notActions = [] }) => ({
    allow: actions.map(patternOf),
    except: notActions.map(patternOf),
  }));
  return action =>
    rules.some(({ allow, except }) => allow.some(rule => rule.test(action)) && !except.some(rule => rule.test(action)));
}

function patternOf(action: string): RegExp {
  const escaped = action.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}
