import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { firstGap, listedKinds } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/** What forwards messages. */
const FORWARDING_KINDS: readonly Kind[] = ['messaging', 'workflow'];

/** Whether it is a dead-letter destination. */
export const usedAsDeadLetter = defineFact({
  name: 'usedAsDeadLetter',
  on: ['messaging', 'workflow'],
  needs: { messaging: ['deadLetter'], workflow: ['deadLetter'] },
  prepare(index) {
    const kinds = listedKinds(index, FORWARDING_KINDS);
    const destinations = new Set<string>();
    const gaps = new Map<string, Unread>();
    for (const resource of kinds.flatMap(kind => index.seen(kind))) {
      const deadLetter = facet(resource, 'deadLetter');
      if (deadLetter.state === 'unread') gaps.set(scopeKey(resource), deadLetter);
      for (const destination of valueOrNull(deadLetter)?.destinations ?? []) destinations.add(destination);
    }
    return { kinds, destinations, gaps };
  },
  compute(resource, { kinds, destinations, gaps }, index): Reading<boolean> {
    if (destinations.has(resource.id)) return value(true);
    const { account, region } = resource;
    return firstGap(index, kinds, { account, region }) ?? gaps.get(scopeKey(resource)) ?? value(false);
  },
});

/** Each server group, app, function and cluster is a component. */
const COMPONENT_KINDS: readonly Kind[] = ['server-group', 'app', 'function', 'kubernetes-cluster'];

/** Components of an account, and the queues, topics and streams between them. */
export const decoupling = defineFact({
  name: 'decoupling',
  on: ['account'],
  needs: { 'server-group': [], messaging: [] },
  prepare(index) {
    const kinds = listedKinds(index, COMPONENT_KINDS);
    const byAccount = (counted: readonly Kind[]) =>
      Map.groupBy(
        counted.flatMap(kind => index.seen(kind)),
        resource => resource.account,
      );
    return { kinds, components: byAccount(kinds), queues: byAccount(['messaging']) };
  },
  compute({ account }, { kinds, components, queues }, index) {
    const seen = { components: components.get(account)?.length ?? 0, queues: queues.get(account)?.length ?? 0 };
    // One queue settles it. That there is none needs complete lists.
    if (seen.queues > 0) return value(seen);
    return firstGap(index, [...kinds, 'messaging'], { account }) ?? value(seen);
  },
});
