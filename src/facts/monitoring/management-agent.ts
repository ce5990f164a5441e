import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { scopeKey } from '../../model/keys.ts';

/** Whether a management agent answers on a server, by the list of its region (AWS) or account (Azure). */
export const managementAgent = defineFact({
  name: 'managementAgent',
  on: ['server'],
  needs: { region: ['serversWithAgent'], account: ['serversWithAgent'] },
  prepare: index => ({
    regions: new Map(index.seen('region').map(region => [scopeKey(region), facet(region, 'serversWithAgent')])),
    accounts: new Map(index.seen('account').map(one => [one.account, one.facets.serversWithAgent])),
  }),
  compute(server, { regions, accounts }, index): Reading<boolean> {
    const { account, region } = server;
    const reading = accounts.get(account) ?? regions.get(scopeKey(server));
    if (reading === undefined)
      return index.gap('region', { account, region }) ?? index.gap('account', { account }) ?? value(false);
    if (reading.state === 'unread') return reading;
    return value(valueOrNull(reading)?.includes(server.id) === true);
  },
});
