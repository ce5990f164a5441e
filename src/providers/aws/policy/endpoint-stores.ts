import { parsePolicy } from './policy-document.ts';
import { isPattern } from './policy-patterns.ts';

const BUCKET = /^(arn:[^:]+:s3:::[^/]+)/;
const TABLE = /^(arn:[^:]+:dynamodb:[^:]+:[^:]+:table\/[^/]+)/;

/**
 * Buckets and tables that the policy of a VPC endpoint allows by name: somebody wrote down what goes through it. A policy for
 * everything, as a new endpoint has, names none.
 */
export function storesNamedBy(policy: string): readonly string[] {
  const allowed = (parsePolicy(policy) ?? []).filter(({ allows, resources }) => allows && resources?.not === false);
  const names = allowed.flatMap(({ resources }) => resources?.items ?? []).flatMap(storeIn);
  return [...new Set(names)];
}

/** The store itself, of the ARN of its objects or indexes too. */
function storeIn(arn: string): string[] {
  const [, store] = BUCKET.exec(arn) ?? TABLE.exec(arn) ?? [];
  return store === undefined || isPattern(store) ? [] : [store];
}
