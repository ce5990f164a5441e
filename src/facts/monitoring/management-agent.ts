import { known, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { placeKey } from '../scope.ts';

/** Whether an agent of the provider answers on a machine; the list of those that do is one answer of its region or account. */
export const answers = defineFact({
  name: 'answers',
  on: ['server'],
  needs: { region: ['answeringServers'], account: ['answeringServers'] },
  prepare: index => ({
    regions: new Map(index.seen('region').map(region => [placeKey(region), facet(region, 'answeringServers')])),
    accounts: new Map(index.seen('account').map(one => [one.account, one.facets.answeringServers])),
  }),
  compute(server, { regions, accounts }, index): Reading<boolean> {
    const { account, region } = server;
    const reading = accounts.get(account) ?? regions.get(placeKey(server));
    if (reading === undefined)
      return index.gap('region', { account, region }) ?? index.gap('account', { account }) ?? value(false);
    if (reading.state === 'unread') return reading;
    return value(known(reading)?.includes(server.id) === true);
  },
});
