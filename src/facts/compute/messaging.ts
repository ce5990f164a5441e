import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import { firstGap } from '../scope.ts';
import { createPlaceGaps } from '../place-gaps.ts';

/** What forwards messages. */
const FORWARDING_KINDS: readonly Kind[] = ['messaging', 'workflow'];

/** Whether it is a dead-letter destination. */
export const usedAsDeadLetter = defineFact({
  name: 'usedAsDeadLetter',
  on: ['messaging', 'workflow'],
  needs: { messaging: ['deadLetter'], workflow: ['deadLetter'] },
  prepare(index) {
    const destinations = new Set<string>();
    const gaps = createPlaceGaps();
    for (const resource of FORWARDING_KINDS.flatMap(kind => index.seen(kind))) {
      const deadLetter = facet(resource, 'deadLetter');
      if (deadLetter.state === 'unread') gaps.add(resource, deadLetter);
      for (const destination of valueOrNull(deadLetter)?.destinations ?? []) destinations.add(destination);
    }
    return { destinations, gaps };
  },
  compute(resource, { destinations, gaps }, index): Reading<boolean> {
    if (destinations.has(resource.id)) return value(true);
    const { account, region } = resource;
    return firstGap(index, [], { account, region }, FORWARDING_KINDS) ?? gaps.at(resource) ?? value(false);
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
    const byAccount = (counted: readonly Kind[]) =>
      Map.groupBy(
        counted.flatMap(kind => index.seen(kind)),
        resource => resource.account,
      );
    return { components: byAccount(COMPONENT_KINDS), queues: byAccount(['messaging']) };
  },
  compute({ account }, { components, queues }, index) {
    const seen = { components: components.get(account)?.length ?? 0, queues: queues.get(account)?.length ?? 0 };
    // One queue settles it. That there is none needs complete lists.
    if (seen.queues > 0) return value(seen);
    return firstGap(index, ['messaging'], { account }, COMPONENT_KINDS) ?? value(seen);
  },
});
