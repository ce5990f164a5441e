import type { Asset } from '../../model/asset.ts';
import { isAccountWide, type Question } from './ends.ts';
import { SCENARIOS } from '../../model/survival.ts';
import { WORST } from './figures.ts';

interface Work {
  /** Data is restored and has to be checked. */
  readonly restore?: boolean;
  /** Something is made, attached or changed by an API in the region that is ill. */
  readonly api?: boolean;
}

/** Hours of one step that people take. */
export interface PeopleStep {
  readonly key: 'noticed' | 'gathered' | 'decided' | 'control-plane' | 'new-home' | 'verified' | 'back';
  readonly hours: number;
}

/** Steps beside the work itself: to notice, to gather, to decide, to check, to point names elsewhere. */
export function peopleSteps(asset: Asset, question: Question, { restore = false, api = false }: Work): PeopleStep[] {
  const { figures, side, loss } = question;
  // Who restored it lately knows how.
  const practised = (id: string): number =>
    side === WORST && restore && asset.tested ? figures.typical(id) : figures.plain(id, side);
  const wide = loss.scenario === 'region-lost' || isAccountWide(question);
  return [
    { key: 'noticed', hours: figures.plain('detect', side) },
    { key: 'gathered', hours: practised('assemble') },
    ...(wide ? [{ key: 'decided', hours: figures.plain('decide-region', side) } as const] : []),
    { key: 'new-home', hours: newHomeHours(question) },
    ...(api ? [{ key: 'control-plane', hours: controlPlaneHours(question) } as const] : []),
    ...(restore ? [{ key: 'verified', hours: practised('verify') } as const] : []),
    { key: 'back', hours: figures.plain('names', side) },
  ];
}

/** The hours of all steps of people. */
export function peopleHours(asset: Asset, question: Question, work: Work): number {
  const { figures, side, loss } = question;
  const { restore = false, api = false } = work;
  // A number, because a simulation asks millions of times.
  const key =
    SCENARIOS.indexOf(loss.scenario) * 16 + side * 8 + Number(restore) * 4 + Number(api) * 2 + Number(asset.tested);
  let sum = figures.sums.get(key);
  if (sum === undefined) {
    sum = peopleSteps(asset, question, work).reduce((all, { hours }) => all + hours, 0);
    figures.sums.set(key, sum);
  }
  return sum;
}

/** What has to be started needs the provider's control plane, which is ill with the place; a wider loss never helps it. */
function controlPlaneHours({ figures, side, loss: { scenario } }: Question): number {
  const zone = figures.plain('control-plane.zone', side);
  if (scenario === 'zone-lost') return zone;
  return scenario === 'region-lost' ? Math.max(zone, figures.plain('control-plane.region', side)) : 0;
}

/** Hours until there is a place to work in: a new account, another provider. */
function newHomeHours({ figures, side, loss: { scenario } }: Question): number {
  if (scenario === 'provider-lost') return figures.plain('change-provider', side);
  return scenario === 'account-wiped' || scenario === 'account-closed' ? figures.plain('new-account', side) : 0;
}
