import type { Asset } from '../../model/asset.ts';
import { choose, holds, instanceHours, isAccountWide, waitsForPlace, type End, type Question } from './ends.ts';
import { placedOf, type Exposure } from './exposure.ts';
import { BEST } from './figures.ts';
import { peopleHours } from './people.ts';

/** What becomes of something without data of its own: a machine, a group, a balancer, a network, a key. */
export function machineEnd(asset: Asset, exposure: Exposure, question: Question): End | undefined {
  const { loss } = question;
  if (exposure === 'none' || exposure === 'spare') return undefined;
  if (loss.scenario === 'component-lost') return componentEnd(asset, question);
  // There is nothing of it to corrupt.
  if (loss.scenario === 'data-corrupted') return undefined;
  if (isAccountWide(question)) return awayEnd(asset, question);
  if (exposure === 'primary') return survivorsEnd(asset, question);
  if (loss.scenario === 'region-lost') return choose([madeAgain(asset, question), waitsForPlace(question, false)]);
  return choose([movedEnd(asset, question), waitsForPlace(question, false)]);
}

/** One of several places is gone. Whether the others carry the load is not known; more may have to be started. */
function survivorsEnd(asset: Asset, question: Question): End {
  const { figures, side, loss } = question;
  const failover = figures.of('failover', asset, side);
  if (asset.role !== 'group' && loss.scenario === 'zone-lost')
    return { fate: 'unaffected', hours: failover, loss: 0, recovery: 'provider', cause: 'regional-service' };
  const survivors = figures.plain('survivors', side);
  return {
    fate: 'fails-over',
    // A region is no easier to do without than one of its zones.
    hours: loss.scenario === 'zone-lost' ? survivors : Math.max(survivors, failover),
    loss: 0,
    recovery: 'provider',
    cause: 'survivors-carry',
  };
}

/** All of it is in the zone. */
function movedEnd(asset: Asset, question: Question): End {
  const { figures, side } = question;
  // The group may use other zones: it starts there by itself.
  if (asset.role === 'group' && placedOf(asset).spread === 'multi-zone' && isReplaced(asset, question))
    return {
      fate: 'fails-over',
      hours: figures.plain('relaunch', side),
      loss: 0,
      recovery: 'provider',
      cause: 'relaunched',
    };
  if (!figures.has('repair-zone', asset)) return madeAgain(asset, question);
  return {
    fate: 'by-hand',
    hours: figures.of('repair-zone', asset, side) + peopleHours(asset, question, { api: true }),
    loss: 0,
    recovery: 'people',
    cause: 'moved-by-hand',
  };
}

/** Something starts another one: its group, or the service of a cache. A disk is only as good as its server. */
const isReplaced = (asset: Asset, question: Question): boolean =>
  (asset.role === 'store' && asset.kind !== 'disk') || holds(asset.replaced, true, question, 'group');

function componentEnd(asset: Asset, question: Question): End {
  const { figures, side } = question;
  const restarts: End = {
    fate: 'restarts',
    hours: instanceHours(figures.of('restart', asset, side), asset, question),
    loss: 0,
    recovery: 'provider',
    cause: 'restarted',
  };
  // A machine that fails mostly starts again on other hardware; that is no promise.
  if (isReplaced(asset, question) || side === BEST) return restarts;
  return madeAgain(asset, question);
}

/** Made again from its code where that is kept outside of what is lost, else by hand. */
function madeAgain(asset: Asset, question: Question): End {
  const { figures, side } = question;
  const fromCode = holds(asset.code, true, question, 'infrastructureAsCode');
  // What made it may be kept in the account that is gone.
  const kept = fromCode && (!isAccountWide(question) || side === BEST);
  const byHand = figures.of('rebuild-hand', asset, side);
  const hours = kept ? Math.min(figures.of('rebuild-code', asset, side), byHand) : byHand;
  return {
    fate: fromCode ? 'rebuilds' : 'by-hand',
    hours: hours + peopleHours(asset, question, { api: true }),
    loss: 0,
    recovery: 'people',
    cause: fromCode ? 'made-from-code' : 'made-by-hand',
  };
}

function awayEnd(asset: Asset, question: Question): End {
  const { figures, side, loss } = question;
  const made = madeAgain(asset, question);
  if (loss.scenario === 'account-wiped') return made;
  const back = figures.plain(loss.scenario === 'provider-lost' ? 'return.provider' : 'return.account', side);
  return choose([
    made,
    { fate: 'lost', hours: side === BEST ? back : Infinity, loss: 0, recovery: 'nobody', cause: 'account-returns' },
  ]);
}
