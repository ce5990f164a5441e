import type { Kind } from '../../model/kinds.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { listedKinds } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import { firstGap } from '../scope.ts';
import { scopeKey } from '../../model/keys.ts';

/** What hands messages on by itself. */
const HANDS_ON: readonly Kind[] = ['messaging', 'workflow'];

/** Whether something that we read puts there what it could not handle. */
export const usedAsDeadLetter = defineFact({
  name: 'usedAsDeadLetter',
  on: ['messaging', 'workflow'],
  needs: { messaging: ['deadLetter'], workflow: ['deadLetter'] },
  prepare(index) {
    const kinds = listedKinds(index, HANDS_ON);
    const places = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const resource of kinds.flatMap(kind => index.seen(kind))) {
      const undelivered = facet(resource, 'deadLetter');
      if (undelivered.state === 'unread') hidden.set(scopeKey(resource), undelivered);
      for (const place of valueOrNull(undelivered)?.destinations ?? []) places.add(place);
    }
    return { kinds, places, hidden };
  },
  compute(resource, { kinds, places, hidden }, index): Reading<boolean> {
    if (places.has(resource.id)) return value(true);
    const { account, region } = resource;
    return firstGap(index, kinds, { account, region }) ?? hidden.get(scopeKey(resource)) ?? value(false);
  },
});

/** What runs programs of its own: each group of machines, app, function or cluster is a part. */
const PARTS: readonly Kind[] = ['server-group', 'app', 'function', 'kubernetes-cluster'];

/** The parts of programs of an account, and what stands between them so that one can wait for the other. */
export const decoupling = defineFact({
  name: 'decoupling',
  on: ['account'],
  needs: { 'server-group': [], messaging: [] },
  prepare(index) {
    const kinds = listedKinds(index, PARTS);
    const count = (of: readonly Kind[]) =>
      Map.groupBy(
        of.flatMap(kind => index.seen(kind)),
        resource => resource.account,
      );
    return { kinds, components: count(kinds), queues: count(['messaging']) };
  },
  compute({ account }, { kinds, components, queues }, index) {
    const seen = { components: components.get(account)?.length ?? 0, queues: queues.get(account)?.length ?? 0 };
    // One queue is a queue, whatever else there is; a second part makes two, but whether there are no others must be known.
    if (seen.queues > 0) return value(seen);
    return firstGap(index, [...kinds, 'messaging'], { account }) ?? value(seen);
  },
});
