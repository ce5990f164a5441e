import type { AzureTransport, Watch } from './transport.ts';
import { pagesOf } from './transport.ts';

export const RIGHTS_CALL = 'Microsoft.Authorization/permissions:list';

/** What roles allow somewhere: patterns as Azure writes them, `*` is any text. */
export interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

/** Answers whether an action is allowed. */
export type Rights = (action: string) => boolean;

/** What the identity may do on the whole subscription; one call. */
export async function readRights(transport: AzureTransport, subscription: string, watch: Watch): Promise<Rights> {
  const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  const permissions: Permission[] = [];
  for await (const page of pagesOf<Permission>(transport, path, RIGHTS_CALL, watch)) permissions.push(...page);
  return rightsOf(permissions);
}

/** Each role adds; what one role leaves out another may give. */
export function rightsOf(permissions: readonly Permission[]): Rights {
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
