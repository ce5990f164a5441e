import type { Asset, AssetCopy } from '../../model/asset.ts';
import { holds, isAccountWide, type End, type Question } from './ends.ts';
import { isInAccounts } from './exposure.ts';
import { isKeyGone } from './key-loss.ts';
import { BEST } from './figures.ts';
import { peopleHours } from './people.ts';

/** The ways back through copies that survive: promoting a replica, restoring a backup. */
export function copyOptions(asset: Asset, question: Question): End[] {
  const options: End[] = [];
  for (const copy of asset.copies) {
    if (!isOfUse(copy, asset, question)) continue;
    if (copy.form !== 'replica') options.push(restored(asset, ageOf(copy, question), question));
    else if (question.loss.scenario !== 'data-corrupted') options.push(promoted(asset, copy, question));
  }
  const own = automatedLoss(asset, question);
  if (own !== undefined) options.push({ ...restored(asset, own, question), cause: 'point-in-time' });
  if (asset.moreCopies && holds('unknown', true, question, 'copies')) options.push(unseen(asset, question));
  return options;
}

/** In the worst case an unknown age has no bound, but it is still a copy. */
function ageOf({ ageHours, form }: AssetCopy, { side, unread, figures }: Question): number {
  if (form === 'geo') return figures.plain('backup-age.geo-redundant', side);
  // The next one may be that far away when it happens.
  if (ageHours !== 'unknown') return Math.max(ageHours, figures.plain('backup-interval', side));
  unread?.add('copy-age');
  return side === BEST ? 0 : Infinity;
}

/** It survives, the customer can restore it, and its key does not go with the account of its source. */
const isOfUse = (copy: AssetCopy, asset: Asset, question: Question): boolean =>
  survives(copy, asset, question) &&
  holds(copy.usable, true, question, 'provider-restore') &&
  isReadable(copy, asset, question);

/** Where its key is not known, it may be that of its source, which goes with the account, or alone. */
function isReadable({ key, ownKey }: AssetCopy, asset: Asset, question: Question): boolean {
  if (key !== undefined) return !isKeyGone(key, question);
  const isSourceOut = asset.key !== undefined && isKeyGone(asset.key, question);
  return (!isAccountWide(question) && !isSourceOut) || holds(ownKey, true, question, 'encryptionAtRest');
}

/** Whether a copy is outside of what is lost, or cannot be deleted. */
function survives(copy: AssetCopy, asset: Asset, question: Question): boolean {
  const { loss } = question;
  switch (loss.scenario) {
    case 'component-lost':
    case 'data-corrupted':
      return true;
    case 'zone-lost':
      if (copy.provider !== loss.provider || copy.region !== loss.region) return true;
      return holds(copy.regional, true, question, 'copy-zone');
    case 'region-lost':
      return copy.provider !== loss.provider || copy.region !== loss.region;
    case 'account-closed':
      return !isInAccounts(copy.account, question);
    case 'account-wiped':
      return (
        !isInAccounts(copy.account, question) ||
        (copy.approver !== undefined && copy.approver !== asset.account && !isInAccounts(copy.approver, question)) ||
        holds(copy.immutable, true, question, 'immutability')
      );
    case 'provider-lost':
      return copy.provider !== loss.provider;
  }
}

function promoted(asset: Asset, copy: AssetCopy, question: Question): End {
  const on = { type: copy.type, kind: asset.kind };
  return {
    fate: 'fails-over',
    hours: question.figures.of('promote', on, question.side) + peopleHours(asset, question, {}),
    loss: question.figures.of('promote-loss', on, question.side),
    recovery: 'people',
    cause: 'replica-promoted',
  };
}

/** Hours to restore it from any copy: the same for all of them, so that a copy more is never slower. */
export function restored(asset: Asset, ageHours: number, question: Question): End {
  const { figures, side, loss } = question;
  const perTb = figures.of('restore-per-tb', asset, side);
  const crowd = loss.scenario === 'region-lost' ? figures.plain('crowding', side) : 1;
  const moving = loss.scenario === 'provider-lost' ? figures.plain('change-provider-per-tb', side) : 0;
  const size = sizeOf(asset, question);
  return {
    fate: 'restores',
    hours:
      (figures.of('restore', asset, side) + perTb * size) * crowd +
      moving * size +
      peopleHours(asset, question, { restore: true, api: true }),
    loss: ageHours,
    recovery: 'people',
    cause: 'copy-restored',
  };
}

function sizeOf({ sizeTb }: Asset, { figures, side, unread }: Question): number {
  if (sizeTb !== 'unknown') return sizeTb;
  unread?.add('size');
  return figures.plain('unread-size', side);
}

/** Hours of data that go when the service's own backups are restored; undefined where they go with the loss. */
function automatedLoss(asset: Asset, question: Question): number | undefined {
  const { automated } = asset;
  const { figures, side, loss } = question;
  if (automated === 'none' || isAccountWide(question)) return undefined;
  // They have the key of what they are backups of.
  if (asset.key !== undefined && isKeyGone(asset.key, question)) return undefined;
  if (loss.scenario === 'region-lost' && asset.region === loss.region) return undefined;
  const regional = figures.types.regionalBackups.has(asset.type) ? 'yes' : 'unknown';
  if (loss.scenario === 'zone-lost' && !holds(regional, true, question, 'copy-zone')) return undefined;
  if (automated === 'unknown') {
    return holds('unknown', true, question, 'automatedBackups') ? 0 : undefined;
  }
  if (automated.pitr) return figures.of('restore-loss', asset, side);
  const age = automated.ageHours ?? figures.plain('backup-age.automated', side);
  return Math.max(age, figures.plain('backup-interval', side));
}

/** The best copy that may exist: current, and outside of what is lost. */
const unseen = (asset: Asset, question: Question): End => ({
  ...(question.loss.scenario === 'data-corrupted'
    ? restored(asset, 0, question)
    : fastest(promoted(asset, UNSEEN, question), restored(asset, 0, question))),
  loss: 0,
  cause: 'unseen-copy',
});

const fastest = (a: End, b: End): End => (a.hours <= b.hours ? a : b);

const UNSEEN = { type: '', ageHours: 0 } as unknown as AssetCopy;
