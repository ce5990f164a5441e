import { durationText } from '../../lib/duration.ts';
import type { Asset } from '../../model/asset.ts';
import type { Essential, EssentialAnswer } from '../../model/essential.ts';
import type { HourInterval, Scenario, Survival } from '../../model/survival.ts';

/** What the answers for a workload follow from. */
export interface EssentialFacts {
  /** Everything that the workload needs. */
  readonly assets: readonly Asset[];
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
    backedUp(stores),
    restoreTried(stores, facts),
    restoreTime(stores, facts.rowOf('data-corrupted')),
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

function lossAnswer(question: Essential, row: Survival | undefined): EssentialAnswer {
  if (row === undefined) return answered(question, 'not-applicable', 'Not simulated.');
  if (row.needed === 0) return answered(question, 'unknown', 'No resource of it is known.');
  if (row.lost === undefined) return answered(question, 'not-applicable', 'Nothing of it can be lost so.');
  const { hours, dataLoss, fate, decides } = row;
  const evidence = decides.slice(0, 1).map(({ resource }) => resource);
  return {
    ...answered(question, fate === 'unknown' ? 'unknown' : 'hours', lossText(hours, dataLoss), evidence),
    ...{ hours, dataLoss },
  };
}

function lossText(hours: HourInterval, dataLoss: HourInterval): string {
  const down = hours.worst === 0 ? 'It runs on' : `It is down ${rangeText(hours, 'for a time without a sure end')}`;
  return `${down}; ${dataLoss.worst === 0 ? 'no data is lost' : `data lost: ${rangeText(dataLoss, 'everything')}`}.`;
}

function rangeText({ best, worst }: HourInterval, unbounded: string): string {
  const [from, to] = [best, worst].map(hours => (hours === null ? unbounded : durationText(hours)));
  return from === to ? (from ?? '') : `${from ?? ''} to ${to ?? ''}`;
}

function backedUp(stores: readonly Asset[]): EssentialAnswer {
  const question = 'backed-up';
  if (stores.length === 0) return answered(question, 'not-applicable', NO_STORES);
  const kept = stores.filter(store => isKept(store) === 'yes');
  const without = stores.filter(store => isKept(store) === 'no');
  const text = `${kept.length} of ${stores.length} stores have a copy${
    kept.length + without.length < stores.length ? '; of some it was not read' : ''
  }.`;
  if (without.length > 0) return answered(question, kept.length > 0 ? 'partly' : 'no', text, without);
  return kept.length === stores.length
    ? answered(question, 'yes', text)
    : answered(
        question,
        'unknown',
        text,
        stores.filter(store => isKept(store) === 'unknown'),
      );
}

function isKept({ copies, automated, moreCopies, versions }: Asset): 'yes' | 'no' | 'unknown' {
  if (copies.length > 0 || typeof automated === 'object' || versions === 'yes') return 'yes';
  return moreCopies || automated === 'unknown' || versions === 'unknown' ? 'unknown' : 'no';
}

function restoreTried(stores: readonly Asset[], { areRestoresRead }: EssentialFacts): EssentialAnswer {
  const question = 'restore-tried';
  if (stores.length === 0) return answered(question, 'not-applicable', NO_STORES);
  const tested = stores.filter(store => store.tested);
  const rest = stores.filter(store => !store.tested);
  const text = `A completed restore of ${tested.length} of ${stores.length} stores was found.`;
  if (rest.length === 0) return answered(question, 'yes', text, tested);
  if (!rest.every(areRestoresRead)) return answered(question, 'unknown', `${text} Others may have been tried.`, rest);
  return answered(question, tested.length > 0 ? 'partly' : 'no', text, rest);
}

function restoreTime(stores: readonly Asset[], row: Survival | undefined): EssentialAnswer {
  return stores.length === 0 ? answered('restore-time', 'not-applicable', NO_STORES) : lossAnswer('restore-time', row);
}

/** A restored database has another address. */
function findsRestored(stores: readonly Asset[], { hasName }: EssentialFacts): EssentialAnswer {
  const question = 'finds-restored';
  const databases = stores.filter(({ kind }) => kind === 'database');
  if (databases.length === 0) return answered(question, 'not-applicable', 'It has no database that was seen.');
  const named = databases.filter(hasName);
  const rest = databases.filter(database => !hasName(database));
  if (rest.length === 0)
    return answered(
      question,
      'yes',
      'A record of DNS leads to each database and can be pointed to the restored one.',
      named,
    );
  return answered(
    question,
    'unknown',
    'No API shows where the application looks for its database. Check that its address is a setting, and try it in the next restore test.',
    rest,
  );
}

function networkLost({ network, assets }: EssentialFacts): EssentialAnswer {
  const question = 'network-lost';
  if (network === undefined)
    return assets.some(({ role }) => role === 'path' || role === 'entry')
      ? answered(question, 'hours', 'No single part of its network stops it.')
      : answered(question, 'unknown', 'No part of its network was seen.');
  const { id, hours } = network;
  return { ...answered(question, 'hours', `It is down ${rangeText(hours, 'without a sure end')}.`, [{ id }]), hours };
}
