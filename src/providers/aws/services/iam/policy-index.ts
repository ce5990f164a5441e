import { parsePolicy, type Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';

/** Policies that apply together, prepared for questions about many actions. */
export interface PolicyIndex {
  readonly statements: readonly Statement[];
  /** False where a document cannot be parsed. */
  readonly complete: boolean;
  /** The statements that name the action, whatever their resources; all that cannot be evaluated are among them. */
  naming(action: string): readonly Statement[];
}

export function indexOfPolicies(documents: readonly string[]): PolicyIndex {
  const parsed = documents.map(parsePolicy);
  const statements = parsed.flatMap(one => one ?? []);
  const byAction = new Map<string, readonly Statement[]>();
  return {
    statements,
    complete: !parsed.includes(undefined),
    naming(action) {
      const known = byAction.get(action) ?? statements.filter(statement => names(statement, action));
      byAction.set(action, known);
      return known;
    },
  };
}

function names({ actions }: Statement, action: string): boolean {
  if (actions === undefined) return true;
  return actions.items.some(pattern => sameService(pattern, action) && covers(pattern, action)) !== actions.not;
}

/** A cheap comparison first: accounts have thousands of policies, and most patterns are of other services. */
function sameService(pattern: string, action: string): boolean {
  const first = pattern.charCodeAt(0) | 32;
  return first === action.charCodeAt(0) || pattern.startsWith('*') || pattern.startsWith('?');
}
