import { durationText } from '../../lib/duration.ts';
import type { Asset } from '../../model/asset.ts';
import type { Essential, EssentialAnswer } from '../../model/essential.ts';
import type { HourInterval, Scenario, Survival } from '../../model/survival.ts';

/** What the answers for a workload follow from. */
export interface EssentialFacts {
  /** Everything that the workload needs. */
  readonly assets: readonly Asset[];
  /** Stands in for stores that refused lists may hide. */
  readonly hidden: readonly Asset[];
  /** Whether it needs something that nobody saw: that may be anything. */
  readonly isOpen: boolean;
  readonly rowOf: (scenario: Scenario) => Survival | undefined;
  /** The worst loss of one gateway, balancer or connection. */
  readonly network?: { readonly id: string; readonly hours: HourInterval } | undefined;
  /** Whether restores were listed where the store is. */
  readonly areRestoresRead: (store: Asset) => boolean;
  /** Records of DNS that lead to a store: names that can be pointed elsewhere. */
  readonly hasName: (store: Asset) => boolean;
}

const SHOWN = 5;

/** The seven answers for a workload. What the inventory does not tell is said to be unknown. */
export function essentialsOf(facts: EssentialFacts): EssentialAnswer[] {
  const stores = facts.assets.filter(({ role, holdsData }) => role === 'store' && holdsData !== 'no');
  return [
    lossAnswer('server-lost', facts.rowOf('component-lost')),
    backedUp(stores, facts),
    restoreTried(stores, facts),
    restoreTime(stores, facts),
    findsRestored(stores, facts),
    networkLost(facts),
    lossAnswer('data-centre-lost', facts.rowOf('zone-lost')),
  ];
}

const answered = (
  question: Essential,
  answer: EssentialAnswer['answer'],
  text: string,
  evidence: readonly Pick<Asset, 'id'>[] = [],
): EssentialAnswer => ({ question, answer, text, evidence: evidence.slice(0, SHOWN).map(({ id }) => id) });

const NO_STORES = 'It holds no data that was seen.';
const MORE = 'Of what was not seen, nothing is known.';

/** Whether there may be stores that nobody saw: then nothing holds for all. */
const mayHoldMore = ({ hidden, isOpen }: EssentialFacts): boolean => hidden.length > 0 || isOpen;

const noStores = (question: Essential, facts: EssentialFacts, text = NO_STORES): EssentialAnswer =>
  mayHoldMore(facts)
    ? answered(question, 'unknown', `${text} ${MORE}`, facts.hidden)
    : answered(question, 'not-applicable', text);

function lossAnswer(question: Essential, row: Survival | undefined): EssentialAnswer {
  if (row === undefined) return answered(question, 'not-applicable', 'Not simulated.');
  if (row.needed === 0) return answered(question, 'unknown', 'No resource of it is known.');
  if (row.lost === undefined) return answered(question, 'not-applicable', 'Nothing of it can be lost this way.');
  const { hours, dataLoss, fate, decides } = row;
  const evidence = decides.slice(0, 1).map(({ resource }) => resource);
  return {
    ...answered(question, fate === 'unknown' ? 'unknown' : 'hours', lossText(hours, dataLoss), evidence),
    ...{ hours, dataLoss },
  };
}

function lossText(hours: HourInterval, dataLoss: HourInterval): string {
  const lost = dataLoss.worst === 0 ? 'no data is lost' : `data lost: ${rangeText(dataLoss, 'everything')}`;
  return `${downText(hours)}; ${lost}.`;
}

function downText(hours: HourInterval): string {
  const { best, worst } = hours;
  if (worst === 0) return 'It runs on';
  if (best === null) return 'It is down without a sure end';
  if (worst !== null) return `It is down ${rangeText(hours, '')}`;
  return best === 0
    ? 'At best it runs on, at worst it is down without a sure end'
    : `It is down for ${durationText(best)} at best, at worst without a sure end`;
}

function rangeText({ best, worst }: HourInterval, unbounded: string): string {
  const [from, to] = [best, worst].map(hours => (hours === null ? unbounded : durationText(hours)));
  return from === to ? (from ?? '') : `${from ?? ''} to ${to ?? ''}`;
}

function backedUp(stores: readonly Asset[], facts: EssentialFacts): EssentialAnswer {
  const question = 'backed-up';
  if (stores.length === 0) return noStores(question, facts);
  const kept = stores.filter(store => isKept(store) === 'yes');
  const without = stores.filter(store => isKept(store) === 'no');
  const text = `${kept.length} of ${stores.length} stores have a copy${
    kept.length + without.length < stores.length ? '; of some it was not read' : ''
  }.`;
  if (without.length > 0) return answered(question, kept.length > 0 ? 'partly' : 'no', text, without);
  if (kept.length === stores.length && !mayHoldMore(facts)) return answered(question, 'yes', text);
  const open = stores.filter(store => isKept(store) === 'unknown');
  return answered(question, 'unknown', withMore(text, facts), [...open, ...facts.hidden]);
}

const withMore = (text: string, facts: EssentialFacts): string => (mayHoldMore(facts) ? `${text} ${MORE}` : text);

function isKept({ copies, automated, moreCopies, versions }: Asset): 'yes' | 'no' | 'unknown' {
  if (copies.length > 0 || typeof automated === 'object' || versions === 'yes') return 'yes';
  return moreCopies || automated === 'unknown' || versions === 'unknown' ? 'unknown' : 'no';
}

function restoreTried(stores: readonly Asset[], facts: EssentialFacts): EssentialAnswer {
  const question = 'restore-tried';
  if (stores.length === 0) return noStores(question, facts);
  const tested = stores.filter(store => store.tested);
  const rest = stores.filter(store => !store.tested);
  const text = `A completed restore of ${tested.length} of ${stores.length} stores was found.`;
  if (!rest.every(facts.areRestoresRead))
    return answered(question, 'unknown', `${text} Others may have been tried.`, rest);
  if (mayHoldMore(facts) && (rest.length === 0 || tested.length === 0))
    return answered(question, 'unknown', withMore(text, facts), [...rest, ...facts.hidden]);
  if (rest.length === 0) return answered(question, 'yes', text, tested);
  return answered(question, tested.length > 0 ? 'partly' : 'no', text, rest);
}

const restoreTime = (stores: readonly Asset[], facts: EssentialFacts): EssentialAnswer =>
  stores.length === 0 ? noStores('restore-time', facts) : lossAnswer('restore-time', facts.rowOf('data-corrupted'));

/** A restored database has another address. */
function findsRestored(stores: readonly Asset[], facts: EssentialFacts): EssentialAnswer {
  const { hasName, isOpen } = facts;
  const question = 'finds-restored';
  const databases = stores.filter(({ kind }) => kind === 'database');
  const hidden = facts.hidden.filter(({ kind }) => kind === 'database');
  if (databases.length === 0) return noStores(question, { ...facts, hidden }, 'It has no database that was seen.');
  const named = databases.filter(hasName);
  const rest = databases.filter(database => !hasName(database));
  if (rest.length === 0) {
    const text = 'A record of DNS leads to each database and can be pointed to the restored one.';
    return hidden.length > 0 || isOpen
      ? answered(question, 'unknown', `${text} ${MORE}`, hidden)
      : answered(question, 'yes', text, named);
  }
  return answered(
    question,
    'unknown',
    'No API shows where the application looks for its database. Check that its address is a setting, and try it in the next restore test.',
    rest,
  );
}

function networkLost({ network, assets, isOpen }: EssentialFacts): EssentialAnswer {
  const question = 'network-lost';
  const answer = isOpen ? 'unknown' : 'hours';
  const more = isOpen ? ` ${MORE}` : '';
  if (network === undefined)
    return assets.some(({ role }) => role === 'path' || role === 'entry')
      ? answered(question, answer, `No single part of its network${isOpen ? ' that was seen' : ''} stops it.${more}`)
      : answered(question, 'unknown', 'No part of its network was seen.');
  const { id, hours } = network;
  return { ...answered(question, answer, `${downText(hours)}.${more}`, [{ id }]), hours };
}
