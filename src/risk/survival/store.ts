import type { Asset } from '../../model/asset.ts';
import { copyOptions, restored } from './copies.ts';
import { lockedOutEnd } from './keys.ts';
import { choose, holds, instanceHours, isAccountWide, lost, waitsForPlace, type End, type Question } from './ends.ts';
import { placedOf, type Exposure } from './exposure.ts';
import { BEST } from './figures.ts';
import { peopleHours } from './people.ts';

/** What becomes of a store of which that much is in what is lost. */
export function storeEnd(asset: Asset, exposure: Exposure, question: Question): End | undefined {
  const { loss } = question;
  if (exposure === 'none' || exposure === 'spare') return undefined;
  if (loss.scenario === 'component-lost') return componentEnd(asset, question);
  if (loss.scenario === 'data-corrupted') return corruptedEnd(asset, question);
  if (isAccountWide(question)) return awayEnd(asset, question);
  const storage = sharedStorageEnd(asset, question);
  return choose([
    ...(exposure === 'primary' ? [standbyEnd(asset, question)] : []),
    ...(storage === undefined ? [] : [storage]),
    ...copyOptions(asset, question),
    waitsForPlace(question, true),
  ]);
}

/** Something of it runs outside of what is lost. */
function standbyEnd(asset: Asset, question: Question): End {
  const { spread, places, manual } = placedOf(asset);
  const { figures, side, loss } = question;
  const automatic: End = {
    fate: 'fails-over',
    hours: figures.of('failover', asset, side),
    loss: figures.of('failover-loss', asset, side),
    recovery: 'provider',
    cause: 'standby-takes-over',
  };
  const { regionalTypes, automaticTypes } = figures.types;
  const isOneService =
    asset.placement === 'unknown' || spread === 'regional' || places.length === 1 || regionalTypes.has(asset.type);
  if (loss.scenario === 'zone-lost' && isOneService)
    return { ...automatic, fate: 'unaffected', loss: 0, cause: 'regional-service' };
  if (loss.scenario === 'zone-lost' && !manual && spread !== 'single-zone' && hasPlaceIn(asset, loss.region))
    return automatic;
  if (automaticTypes.has(asset.type) && !manual)
    return {
      ...automatic,
      hours: figures.of('promote', asset, side),
      loss: figures.of('promote-loss', asset, side),
    };
  return promotion(asset, question);
}

/** A place in the region that is not in the zone: what is in another region does not take over by itself. */
const hasPlaceIn = (asset: Asset, region: string | undefined): boolean =>
  placedOf(asset).places.filter(place => place.region === region).length > 1;

function promotion(asset: Asset, question: Question): End {
  const { figures, side } = question;
  const work = figures.of('promote', asset, side);
  return {
    fate: 'fails-over',
    // A service whose best case takes no time needs nobody.
    hours: side === BEST && work === 0 ? 0 : work + peopleHours(asset, question, {}),
    loss: figures.of('promote-loss', asset, side),
    recovery: 'people',
    cause: 'replica-promoted',
  };
}

/** The storage is over the zones of the region; only the instances are gone. */
function sharedStorageEnd(asset: Asset, question: Question): End | undefined {
  const { figures, side, loss } = question;
  if (loss.scenario !== 'zone-lost' || !figures.types.sharedStorageTypes.has(asset.type)) return undefined;
  return {
    fate: 'rebuilds',
    hours: figures.of('repair-zone', asset, side) + peopleHours(asset, question, { api: true }),
    loss: 0,
    recovery: 'people',
    cause: 'storage-survives',
  };
}

/** One instance fails: a standby takes over, or it starts again; in the worst case its storage is gone with it. */
function componentEnd(asset: Asset, question: Question): End {
  const { figures, side } = question;
  const { spread, places, manual } = placedOf(asset);
  const running = asset.placement !== 'unknown' && places.length > 1 && spread !== 'single-zone' && !manual;
  const hasStandby = asset.placement === 'unknown' ? 'unknown' : running ? 'yes' : 'no';
  if (holds(hasStandby, true, question, 'placement'))
    return {
      fate: 'fails-over',
      hours: instanceHours(figures.of('failover', asset, side), asset, question),
      loss: figures.of('failover-loss', asset, side),
      recovery: 'provider',
      cause: 'standby-takes-over',
    };
  const again = figures.of('restart', asset, side);
  const restarts: End = { fate: 'restarts', hours: again, loss: 0, recovery: 'provider', cause: 'restarted' };
  if (side === BEST || figures.types.sharedStorageTypes.has(asset.type)) return restarts;
  return choose([...copyOptions(asset, question), lost()]);
}

/** Wrong data is everywhere at once: only what was kept from before helps. */
function corruptedEnd(asset: Asset, question: Question): End {
  const versioned = holds(asset.versions, true, question, 'versioning');
  return choose([...copyOptions(asset, question), ...(versioned ? [oldVersions(asset, question)] : []), lost()]);
}

function oldVersions(asset: Asset, question: Question): End {
  const { figures, side } = question;
  const hours = figures.of('versions', asset, side);
  return {
    ...restored(asset, 0, question),
    hours: Math.max(0, restored(asset, 0, question).hours - figures.of('restore', asset, side)) + hours,
    cause: 'old-versions',
  };
}

/** The account or the provider is gone, with all that is inside. */
function awayEnd(asset: Asset, question: Question): End {
  const { figures, side, loss } = question;
  const options = copyOptions(asset, question);
  if (loss.scenario === 'account-wiped') {
    if (!holds(asset.immutable, true, question, 'immutability')) return choose([...options, lost()]);
    // Nobody can delete it; its key they can.
    const lockedOut = lockedOutEnd(asset, question);
    if (lockedOut !== undefined) return lockedOut;
    const hours = figures.plain('locked-store', side);
    return choose([...options, { fate: 'unaffected', hours, loss: 0, recovery: 'people', cause: 'locked' }]);
  }
  const back = figures.plain(loss.scenario === 'provider-lost' ? 'return.provider' : 'return.account', side);
  const returned: End = {
    ...lost(side === BEST ? back : Infinity, side === BEST ? 0 : Infinity),
    cause: 'account-returns',
  };
  return choose([...options, returned]);
}
