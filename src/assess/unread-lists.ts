import { fillMessage } from '../check/message.ts';
import { sanitizeText } from '../lib/text.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { memoizePerInventory } from '../facts/per-inventory.ts';
import type { Finding, FindingReason, MessageTemplate } from '../model/finding.ts';
import type { Kind, Provider } from '../model/kinds.ts';
import type { UnreadReason } from '../model/reading.ts';
import type { FacetReadings } from '../model/resource.ts';
import { listIdentity } from '../model/vocabulary/identity.ts';
import { UNREAD_MESSAGES } from '../model/unread-messages.ts';

/** A list that could not be read: every check on its kind is unknown there. */
export interface ListGap {
  readonly unit: string;
  /** Identifies the findings about this list; a renamed kind or collector keeps it. */
  readonly identity: string;
  readonly reason: FindingReason;
  readonly message: string;
  readonly template: MessageTemplate;
  readonly resource: Omit<Finding['resource'], 'criticality'>;
  /** Facets that everything in the list has. */
  readonly invariants?: FacetReadings | undefined;
}

/** The lists of a kind that were refused or incomplete, and those of accounts that could not be read at all. */
export function* gapsOf(index: InventoryIndex, kind: Kind): Generator<ListGap> {
  for (const { population, unit, reading } of unreadLists(index).get(kind) ?? []) {
    const { reason, detail } = reading;
    yield {
      ...gap(kind, unit, reason, [population.call, detail].filter(Boolean).join(': '), unit.id),
      invariants: population.invariants,
    };
  }
  // The company, its practices and its workloads are in no account.
  if (kind === 'practice' || kind === 'organization' || kind === 'workload') return;
  for (const target of index.inventory.header.targets) {
    if (target.failed === undefined) continue;
    yield gap(kind, { ...target, region: 'global' }, 'denied', target.failed, `${target.provider}:${target.account}`);
  }
}

/** The lists that were refused where something may be, by kind. */
const unreadLists = memoizePerInventory((index: InventoryIndex) => {
  const { units, populations } = index.inventory;
  const unitOf = new Map(units.map(unit => [unit.id, unit]));
  const open = populations.flatMap(population => {
    const { reading } = population;
    const unit = reading.state === 'unread' ? unitOf.get(population.unit) : undefined;
    if (reading.state !== 'unread' || unit === undefined || unit.closed === true || index.isEmpty(unit)) return [];
    return [{ population, unit, reading }];
  });
  return Map.groupBy(open, ({ population }) => population.kind);
});

function gap(
  kind: Kind,
  scope: { provider: Provider; account: string; region: string },
  reason: UnreadReason,
  detail: string,
  unit: string,
): ListGap {
  const resource = {
    id: `${unit}/${kind}`,
    name: kindText(kind),
    kind,
    type: '',
    provider: scope.provider,
    account: scope.account,
    region: scope.region,
  };
  const key = scope.region === 'global' ? 'everywhere' : 'list';
  const data = { kind: kindText(kind), region: scope.region, why: reason };
  return {
    unit,
    identity: listIdentity(unit, kind),
    reason: { code: reason, ...(detail === '' ? {} : { detail: sanitizeText(detail) }) },
    message: fillMessage(UNREAD_MESSAGES[key], data),
    template: { key: `unread.${key}`, data },
    resource,
  };
}

const kindText = (kind: Kind): string => kind.replaceAll('-', ' ');
