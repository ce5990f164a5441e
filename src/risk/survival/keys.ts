import type { Asset, AssetKey } from '../../model/asset.ts';
import { copyOptions } from './copies.ts';
import { choose, comesBack, holds, lost, type End, type Question } from './ends.ts';
import { isKeyGone } from './key-loss.ts';
import { BEST } from './figures.ts';
import { peopleHours } from './people.ts';

/**
 * What becomes of a store whose key is gone: its data is there, and nobody can read it. Undefined: its key is not touched. The key
 * comes back with its place, or somebody cancels its deletion; else only copies with another key help.
 */
export function lockedOutEnd(asset: Asset, question: Question): End | undefined {
  const { key } = asset;
  if (key === undefined || !isKeyGone(key, question)) return undefined;
  if (!holds(asset.holdsData, false, question, 'dataDurability')) return undefined;
  return choose([...copyOptions(asset, question), keyBack(asset, key, question)]);
}

function keyBack(asset: Asset, key: AssetKey, question: Question): End {
  const { figures, side, loss } = question;
  switch (loss.scenario) {
    case 'region-lost':
      return returned(key, question);
    case 'account-closed':
    case 'provider-lost': {
      const back = figures.plain(loss.scenario === 'provider-lost' ? 'return.provider' : 'return.account', side);
      return { ...lost(side === BEST ? back : Infinity, side === BEST ? 0 : Infinity), cause: 'account-returns' };
    }
    case 'component-lost':
    case 'data-corrupted':
    case 'zone-lost':
    case 'account-wiped':
      return cancelled(asset, key, question);
  }
}

/** Some services of keys fail over to another region by themselves; that is no promise. */
function returned(key: AssetKey, question: Question): End {
  const { figures, side } = question;
  const isBack = comesBack(question);
  const back = figures.has('failover', key) ? figures.of('failover', key, side) : figures.plain('return.region', side);
  return {
    fate: 'waits',
    hours: isBack ? back : Infinity,
    loss: isBack ? 0 : Infinity,
    recovery: 'nobody',
    cause: 'key-returns',
  };
}

/**
 * A deleted key waits before it is destroyed. Whoever notices in time cancels; where somebody else is administrator, that cannot be
 * promised.
 */
function cancelled(asset: Asset, key: AssetKey, question: Question): End {
  const { figures, side, loss } = question;
  const hours = peopleHours(asset, question, {});
  const waits = figures.of('key-waiting', key, side === BEST ? 1 : 0);
  if (waits < hours || (side !== BEST && loss.scenario === 'account-wiped'))
    return { ...lost(), cause: 'key-destroyed' };
  return { fate: 'by-hand', hours, loss: 0, recovery: 'people', cause: 'key-deletion-cancelled' };
}
