import type { Asset, Known, Loss } from '../../model/asset.ts';
import type { Affected, Fate } from '../../model/survival.ts';
import { BEST, type Figures, type Side } from './figures.ts';

export type Recovery = Affected['recovery'];

/** What happens to a resource in the best or in the worst case; hours may be infinite. */
export interface End {
  readonly fate: Fate;
  readonly hours: number;
  /** Hours of data that are lost. */
  readonly loss: number;
  readonly recovery: Recovery;
  /** Key of the message that says so. */
  readonly cause: CauseKey;
}

/** Messages of causes: `survival-text.ts` has their English. */
export type CauseKey =
  | 'regional-service' | 'standby-takes-over' | 'replica-promoted' | 'copy-restored' | 'point-in-time' | 'old-versions'
  | 'place-returns' | 'account-returns' | 'all-copies-gone' | 'locked' | 'storage-survives' | 'restarted' | 'survivors-carry'
  | 'relaunched' | 'made-from-code' | 'made-by-hand' | 'moved-by-hand' | 'unseen-copy' | 'unaffected'
  | 'key-returns' | 'key-deletion-cancelled' | 'key-destroyed'; // prettier-ignore

/** What a fate is worked out with: what is lost, which end, the figures, and a list for what was not read. */
export interface Question {
  readonly loss: Loss;
  readonly side: Side;
  readonly figures: Figures;
  readonly unread?: Set<string> | undefined;
  /** Asks what becomes of it if the place comes back as those of the incidents on record did. */
  readonly placeReturns?: boolean | undefined;
}

/** Whether a place that is out comes back; in the worst case it never does, as happened to a few. */
export const comesBack = ({ side, placeReturns }: Question): boolean => side === BEST || placeReturns === true;

/** The better of the ways out: each end has the least hours and the least loss that any of them reaches. */
export function choose(options: readonly End[]): End {
  let [best = LOST] = options;
  let { hours, loss } = best;
  for (const one of options) {
    if (one.loss < best.loss || (one.loss === best.loss && one.hours < best.hours)) best = one;
    hours = Math.min(hours, one.hours);
    loss = Math.min(loss, one.loss);
  }
  return { ...best, hours, loss };
}

const LOST: End = { fate: 'lost', hours: Infinity, loss: Infinity, recovery: 'nobody', cause: 'all-copies-gone' };

export const lost = (hours = Infinity, loss = Infinity): End => ({ ...LOST, hours, loss });

/** Whether it holds. What is unknown holds in the end that it is good for; `topic` names it. */
export function holds(known: Known, good: boolean, { side, unread }: Question, topic: string): boolean {
  if (known !== 'unknown') return known === 'yes';
  unread?.add(topic);
  return (side === BEST) === good;
}

/** The figure of how long a place is out; undefined: the scenario takes no place away. */
export function returnOf(scenario: Question['loss']['scenario']): 'return.zone' | 'return.region' | undefined {
  if (scenario === 'zone-lost') return 'return.zone';
  return scenario === 'region-lost' ? 'return.region' : undefined;
}

/**
 * It is there again when the zone or region that is out is; for a few that never was. `holdsData`: what it holds is untouched meanwhile, and
 * gone with a place that never comes back.
 */
export function waitsForPlace(question: Question, holdsData: boolean): End {
  const { figures, side, loss } = question;
  const isBack = comesBack(question);
  return {
    fate: 'waits',
    hours: isBack ? figures.plain(returnOf(loss.scenario) ?? 'return.region', side) : Infinity,
    loss: isBack || !holdsData ? 0 : Infinity,
    recovery: 'nobody',
    cause: 'place-returns',
  };
}

/**
 * The hours of what one instance of something takes: a service that spreads by itself has none that can fail alone, and where its
 * placement was not read it may be one.
 */
export const instanceHours = (hours: number, { kind, placement }: Asset, { side }: Question): number =>
  side === BEST && placement === 'unknown' && kind !== 'server' && kind !== 'disk' ? 0 : hours;

/** Whether a scenario takes away whole accounts or the provider: then nothing inside of it can be used. */
export const isAccountWide = ({ loss: { scenario } }: Question): boolean =>
  scenario === 'account-wiped' || scenario === 'account-closed' || scenario === 'provider-lost';
