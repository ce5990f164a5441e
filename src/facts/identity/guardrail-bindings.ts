import type { Facets } from '../../model/facets.ts';
import { unread, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { managersOf } from './organizations.ts';

/** One that may bind an account: its targets were refused, or the accounts of a unit among them. */
export interface UnsureGuardrail {
  readonly guardrail: Resource;
  readonly why: Unread;
}

/** The guardrails of one account. */
export interface Bindings {
  readonly binding: readonly Resource[];
  readonly unsure: readonly UnsureGuardrail[];
  /** Why there may be others. */
  readonly gap: Unread | undefined;
}

/**
 * Which guardrails bind an account of an organization, by what they are attached to. They are listed by the account itself, by
 * the management account, or by an account to which that delegates it.
 */
export const guardrailBindings = memoizePerInventory((index: InventoryIndex) => {
  const managerOf = managersOf(index);
  const byTarget = new Map<string, Resource[]>();
  const unsure = new Map<string, UnsureGuardrail[]>();
  for (const guardrail of index.seen('guardrail')) {
    // The management account manages itself.
    const manager = valueOrNull(managerOf(guardrail.account)) ?? guardrail.account;
    const targets: Reading<Facets['guardrailTargets']> = facet(guardrail, 'guardrailTargets');
    if (targets.state === 'unread') add(unsure, manager, { guardrail, why: targets });
    for (const target of new Set(valueOrNull(targets))) {
      if (isUnit(target)) add(unsure, manager, { guardrail, why: unread('not-collected', target) });
      else add(byTarget, targetKey(manager, target), guardrail);
    }
  }
  return (account: string, manager: string): Bindings => ({
    binding: ['*', account].flatMap(target => byTarget.get(targetKey(manager, target)) ?? []),
    unsure: unsure.get(manager) ?? [],
    // Either account may list them; one complete list is enough. Of a delegated administrator it is not known to be complete.
    gap: index.gap('guardrail', { account: manager }) && index.gap('guardrail', { account }),
  });
});

/** A unit stands among the targets where its accounts were refused. */
const isUnit = (target: string): boolean => target.startsWith('ou-');

const targetKey = (manager: string, target: string): string => `${manager}\n${target}`;

function add<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
