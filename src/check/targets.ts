import type { MessageData } from '../model/check.ts';
import type { Facets } from '../model/facets.ts';
import type { Scenario } from '../model/survival.ts';

type Outcome = Facets['recoveryTimes'][number];

/** Words of messages for scenarios: ICU keys have no hyphens. */
const WORDS: Readonly<Record<Scenario, string>> = {
  'component-lost': 'component',
  'data-corrupted': 'data',
  'zone-lost': 'zone',
  'region-lost': 'region',
  'account-wiped': 'wiped',
  'account-closed': 'closed',
  'provider-lost': 'provider',
};

/** The target that is missed most, as the message `missed` or `never` and its data; undefined if none is. */
export function missedTargets(
  outcomes: readonly Outcome[],
): { readonly message: 'missed' | 'never'; readonly data: MessageData } | undefined {
  const missed = outcomes.filter(({ verdict }) => verdict === 'missed');
  const [first, ...others] = missed.toSorted((a, b) => excess(b) - excess(a));
  if (first === undefined) return undefined;
  const { scenario, targetHours, bestHours } = first;
  const data = { scenario: WORDS[scenario], more: others.length, ...amount('target', targetHours) };
  return bestHours === null
    ? { message: 'never', data }
    : { message: 'missed', data: { ...data, ...amount('best', bestHours) } };
}

const MOST = 1e9;
const excess = ({ targetHours, bestHours }: Outcome): number => (bestHours ?? MOST) - targetHours;

/** An amount of time in a unit that gives few digits. */
function amount(name: string, hours: number): MessageData {
  const [value, unit] =
    hours < 2
      ? [Math.max(1, Math.round(hours * 60)), 'min']
      : hours <= 72
        ? [Math.round(hours), 'h']
        : [Math.round(hours / 24), 'd'];
  return { [name]: value, [`${name}Unit`]: unit };
}
