import type { Facets } from '../../../../model/facets.ts';
import type { Statement } from '../../policy/policy-document.ts';
import { covers } from '../../policy/policy-patterns.ts';
import { allOf, anyOf, chanceOf, isNotDenied, type Chance, type PolicyAction } from './action-chance.ts';
import { ESCALATION_PATHS, type EscalationPath } from './escalation-paths.ts';
import { STEP_RESOURCES, type NamedResource } from './step-resources.ts';
import { indexOfPolicies, type PolicyIndex } from './policy-index.ts';

export type PrivilegeLevel = Facets['privilegeLevel'];

/** A named resource that is enough for an action; not `certain` where something about it could not be evaluated. */
export interface Target {
  readonly arn: string;
  readonly certain: boolean;
}

/** What the account shows about resources that policies may name. */
export interface Targets {
  named(resource: NamedResource, services: readonly string[] | undefined): readonly Target[];
  /** Powerful roles whose trust policy names the identity itself, which needs no permission of its own. */
  readonly entrusted: readonly Target[];
}

export const NO_TARGETS: Targets = { named: () => [], entrusted: [] };

/**
 * The privilege level that identity policies grant within a permissions boundary. `undefined`: a condition that cannot be
 * evaluated or an invalid policy decides it.
 */
export function privilegeLevelOf(
  policies: readonly string[],
  boundary?: readonly string[],
  targets: Targets = NO_TARGETS,
): PrivilegeLevel | undefined {
  const layers = [policies, ...(boundary === undefined ? [] : [boundary])].map(indexOfPolicies);
  return levelIn(layers, targets);
}

/** The same for policies that are indexed. */
export function levelIn(layers: readonly PolicyIndex[], targets: Targets): PrivilegeLevel | undefined {
  if (layers.some(({ statements }) => statements.some(deniesEverything))) return 'limited';
  if (layers.every(({ statements }) => statements.some(allowsEverything))) return 'administrator';
  const chance = anyOf([
    ...ESCALATION_PATHS.map(path => chanceOfPath(path, layers, targets)),
    ...targets.entrusted.map(role => {
      const action = { action: 'sts:AssumeRole', arn: role.arn };
      return allOf([role.certain ? 'yes' : 'perhaps', ...layers.map(layer => isNotDenied(action, layer))]);
    }),
  ]);
  if (chance === 'yes') return 'can-escalate';
  return chance === 'perhaps' ? undefined : 'limited';
}

function chanceOfPath({ actions, services }: EscalationPath, layers: readonly PolicyIndex[], targets: Targets): Chance {
  const chances: Chance[] = [];
  for (const action of actions) {
    // Most policies name none of these actions.
    if (layers.some(layer => layer.naming(action).length === 0 && layer.complete)) return 'no';
    chances.push(chanceOfStep(action, services, layers, targets));
  }
  return allOf(chances);
}

function chanceOfStep(
  action: string,
  services: readonly string[] | undefined,
  layers: readonly PolicyIndex[],
  targets: Targets,
): Chance {
  const inAll = (wanted: PolicyAction): Chance => allOf(layers.map(layer => chanceOf(wanted, layer)));
  const resource = Object.hasOwn(STEP_RESOURCES, action) ? STEP_RESOURCES[action] : undefined;
  if (resource === undefined) return inAll({ action });
  const passed = action === 'iam:PassRole' && services !== undefined ? { services } : {};
  const known = resource.named === undefined ? [] : targets.named(resource.named, services);
  const own = resource.named?.startsWith('own-') === true;
  return anyOf([
    inAll({ action, all: resource.all, ...passed }),
    ...known.map(({ arn, certain }) => allOf([certain ? 'yes' : 'perhaps', inAll({ action, arn, own, ...passed })])),
  ]);
}

const deniesEverything = (statement: Statement): boolean =>
  !statement.allows &&
  statement.conditions?.length === 0 &&
  includesAll(statement.actions) &&
  includesAll(statement.resources);

/** Conditions do not matter: an administrator by condition is one whenever it holds. */
const allowsEverything = ({ allows, actions, resources }: Statement): boolean =>
  allows && includesAll(actions) && includesAll(resources);

const includesAll = (listed: Statement['actions']): boolean =>
  listed !== undefined && !listed.not && listed.items.some(pattern => covers(pattern, '*:*') || pattern === '*');
