import { known, value, type Reading } from '../model/reading.ts';
import { facet } from '../model/resource.ts';
import { defineFact } from './define-fact.ts';
import { placeKey } from './scope.ts';

/** Whether an agent of the provider answers on a machine; the region's list of those that do is one answer. */
export const answers = defineFact({
  name: 'answers',
  on: ['server'],
  needs: { region: ['answeringServers'] },
  prepare: index => new Map(index.seen('region').map(region => [placeKey(region), facet(region, 'answeringServers')])),
  compute(server, regions, index): Reading<boolean> {
    const { account, region } = server;
    const reading = regions.get(placeKey(server));
    if (reading === undefined) return index.gap('region', { account, region }) ?? value(false);
    if (reading.state === 'unread') return reading;
    return value(known(reading)?.includes(server.id) === true);
  },
});
