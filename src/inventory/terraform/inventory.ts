import { compareText } from '../../lib/text.ts';
import { INVENTORY_VERSION, type InventoryRecord, type Target } from '../../model/inventory.ts';
import {
  plannedId,
  type Plan,
  type PlannedContext,
  type PlannedResource,
  type PlannedTypes,
} from '../../model/planned.ts';
import { NOT_IN_PLAN } from '../../model/planned-places.ts';
import { unread, value, type Unread } from '../../model/reading.ts';
import type { Resource } from '../../model/resource.ts';
import type { InventoryFile } from '../merge.ts';
import type { Document } from './document.ts';
import { createPlan } from './plan.ts';
import { isOf, unreadTypesOf } from './unread-types.ts';

const COLLECTOR = 'terraform';
const BEYOND = {
  plan: unread('not-collected', 'a plan has what it manages, and nothing else of the account'),
  state: unread('not-collected', 'a state has what it manages, and nothing else of the account'),
  template: unread('not-collected', 'a template has what it makes, and nothing else of the account'),
} as const satisfies Readonly<Record<Document['kind'], Unread>>;

/** The resources of a plan as an inventory: each list is unread, because the plan does not have the whole account. */
export function planInventory(document: Document, clouds: readonly PlannedTypes[], date: string): InventoryFile {
  const time = document.timestamp ?? date;
  const plan = createPlan(document);
  const all = clouds.map(cloud => resourcesOf({ document, plan }, cloud));
  const found = all.filter(({ resources }) => resources.length > 0);
  const unreadTypes = unreadTypesOf({ document, asked: plan.asked }, all);
  const records = found.flatMap(({ cloud, resources }) =>
    [...Map.groupBy(resources, ({ account }) => account)].flatMap(([account, own]) =>
      recordsOf({ document, cloud, account, time }, own),
    ),
  );
  const targets = found.flatMap(({ cloud, resources }) => targetsOf(cloud, resources));
  return {
    header: { version: INVENTORY_VERSION, tool: document.product, started: time, targets },
    records,
    ended: time,
    ...(document.nested === undefined ? {} : { nested: document.nested }),
    ...(unreadTypes.length === 0 ? {} : { unreadTypes }),
  };
}

interface Found {
  readonly cloud: PlannedTypes;
  readonly account: string;
  readonly resources: readonly Resource[];
}

function resourcesOf({ document, plan }: { document: Document; plan: Plan }, cloud: PlannedTypes): Found {
  const mine = document.resources.filter(one => isOf(cloud, one));
  const places = mine.map(resource => cloud.place(resource, plan));
  const account = only(places.map(one => one.account)) ?? NOT_IN_PLAN;
  const region = only(places.map(one => one.region)) ?? NOT_IN_PLAN;
  const idOf = (resource: PlannedResource): string =>
    cloud.types[resource.type]?.id?.(resource) ?? plannedId(resource, document.product);
  const resources = mine.flatMap((resource, at): Resource[] => {
    const type = cloud.types[resource.type];
    if (type === undefined) return [];
    const own = type.region?.(resource, plan) ?? places[at]?.region;
    const place = { account: places[at]?.account ?? account, region: own ?? region };
    const context: PlannedContext = { plan, ...place, idOf };
    return [
      {
        id: idOf(resource),
        kind: type.kind,
        type: type.type,
        provider: cloud.provider,
        account: place.account,
        region: place.region,
        name: type.name?.(resource) ?? resource.address,
        ...(resource.slot === undefined ? {} : { slot: resource.slot }),
        ...(resource.futureId === undefined ? {} : { stableId: resource.futureId }),
        tags: cloud.tags(resource),
        facets: {
          infrastructureAsCode: value({ tool: document.product, evidence: `${document.kind}: ${resource.address}` }),
          ...type.facets(resource, context),
        },
        unit: unitId(cloud, place.account),
      },
    ];
  });
  return { cloud, account, resources };
}

/** The one value that a plan names; undefined for none and for several. */
function only(values: readonly (string | undefined)[]): string | undefined {
  const named = new Set(values.filter(one => one !== undefined));
  return named.size === 1 ? [...named][0] : undefined;
}

const unitId = ({ provider }: PlannedTypes, account: string): string => `${provider}:${account}:global:${COLLECTOR}`;

function recordsOf(
  { document, cloud, account, time }: { document: Document; cloud: PlannedTypes; account: string; time: string },
  resources: readonly Resource[],
): InventoryRecord[] {
  const unit = unitId(cloud, account);
  const head = { id: unit, provider: cloud.provider, account, region: 'global', collector: COLLECTOR };
  return [
    { record: 'unit', ...head, started: time, ended: time, calls: [] },
    ...resources.map(resource => ({ record: 'resource' as const, ...resource })),
    ...[...new Set(cloud.kinds)]
      .sort(compareText)
      .map(kind => ({ record: 'population' as const, kind, unit, reading: BEYOND[document.kind] })),
  ];
}

const targetsOf = ({ provider }: PlannedTypes, resources: readonly Resource[]): Target[] =>
  [...Map.groupBy(resources, ({ account }) => account)].map(([account, own]) => ({
    provider,
    account,
    regions: [...new Set(own.map(({ region }) => region))].sort(compareText),
  }));
