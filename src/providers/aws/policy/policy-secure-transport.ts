import { parsePolicy, type Condition } from './policy-document.ts';
import { covers } from './policy-patterns.ts';

/** Whether a resource policy denies requests without TLS, for every principal and action. Undefined for an invalid policy. */
export function requiresSecureTransport(policy: string, service: string): boolean | undefined {
  return parsePolicy(policy)?.some(
    ({ allows, principals, actions, resources, conditions }) =>
      !allows &&
      principals?.not === false &&
      principals.items.some(({ type, name }) => type === 'AWS' && name === '*') &&
      actions?.not === false &&
      actions.items.some(pattern => covers(pattern, `${service}:*`)) &&
      resources?.not === false &&
      resources.items.some(pattern => pattern.endsWith('*') || !pattern.includes('/')) &&
      conditions?.length === 1 &&
      conditions.every(isWithoutEncryption),
  );
}

const isWithoutEncryption = ({ operator, key, values }: Condition): boolean =>
  key === 'aws:securetransport' &&
  /^bool(ifexists)?$/i.test(operator) &&
  values.length === 1 &&
  values[0]?.toLowerCase() === 'false';
