import type { Facets } from '../../model/facets.ts';
import { unread, valueOrNull, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { areOfOneOrganization } from '../identity/organizations.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizeBy } from '../../lib/memoize.ts';
import { memoizePerInventory } from '../per-inventory.ts';

type Rule = Facets['securityAlertRules'][number];

/** What is alerted on for an account by another one, which keeps the log of the organization. */
export interface CentralAlerts {
  readonly has: (rule: Rule) => boolean;
  /** Why there may be others. */
  readonly gap: Unread | undefined;
}

/** Alerts on the logs of organization trails that cover an account and deliver to another one. */
export function centralAlerts(index: InventoryIndex, account: string): CentralAlerts {
  const groups = deliveringTrails(index)
    .filter(({ trail }) => valueOrNull(areOfOneOrganization(index, account, trail.account)) === true)
    .map(({ logGroup }) => logGroup)
    // Its own alerts on a log in the account itself are looked at apart.
    .filter(logGroup => index.byId(logGroup)?.account !== account);
  const alerts = [...new Set(groups)].map(alertsOnLog(index));
  return {
    has: ({ event, operation }) => alerts.some(({ keys }) => keys.has(keyOf({ event, operation }))),
    gap: alerts.find(({ gap }) => gap !== undefined)?.gap,
  };
}

const deliveringTrails = memoizePerInventory((index: InventoryIndex) =>
  index.seen('audit-log').flatMap(trail => {
    const { organization, logging, managementEvents, multiRegion, logGroup } =
      valueOrNull<Facets['auditLog']>(facet(trail, 'auditLog')) ?? {};
    const delivers = organization === true && logging === true && managementEvents === true && multiRegion === true;
    return delivers && logGroup !== undefined ? [{ trail, logGroup }] : [];
  }),
);

interface LogAlerts {
  readonly keys: ReadonlySet<string>;
  readonly gap: Unread | undefined;
}

const alertsOnLog = memoizePerInventory((index: InventoryIndex) =>
  memoizeBy(
    (logGroup: string) => logGroup,
    (logGroup): LogAlerts => {
      const store = index.byId(logGroup);
      if (store === undefined)
        return { keys: new Set(), gap: index.gap('log-store') ?? unread('not-collected', logGroup) };
      return readAlerts(index, store);
    },
  ),
);

function readAlerts(index: InventoryIndex, { id, account }: Resource): LogAlerts {
  const alarms = index.seen('alarm', { account }).map((one): Reading<Facets['alarm']> => facet(one, 'alarm'));
  const rules = index
    .seen('region', { account })
    .map((one): Reading<Facets['securityAlertRules']> => facet(one, 'securityAlertRules'));
  const heard = heardMetrics(alarms);
  const onLog = rules.flatMap(one => valueOrNull(one) ?? []).filter(({ logGroup }) => logGroup === id);
  return {
    keys: new Set(onLog.filter(({ metrics }) => metrics.some(metric => heard.has(metric))).map(keyOf)),
    gap: [...alarms, ...rules].find(one => one.state === 'unread') ?? index.gap('alarm', { account }),
  };
}

const keyOf = ({ event, operation }: Pick<Rule, 'event' | 'operation'>): string => `${event} ${operation ?? ''}`;

/** Metrics that an enabled alarm with an action watches. */
export const heardMetrics = (alarms: readonly Reading<Facets['alarm']>[]): ReadonlySet<string> =>
  new Set(
    alarms.flatMap(reading => {
      const alarm = valueOrNull(reading);
      return alarm?.enabled === true && alarm.actions > 0 ? (alarm.metric ?? []) : [];
    }),
  );
