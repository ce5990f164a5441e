import type { Kind } from '../../model/kinds.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet } from '../../model/resource.ts';
import { listedKinds } from '../concentration/concentration.ts';
import { defineFact } from '../define-fact.ts';
import { firstGap, placeKey } from '../scope.ts';

/** What hands messages on by itself. */
const HANDS_ON: readonly Kind[] = ['messaging', 'workflow'];

/** Whether something that we read puts there what it could not handle. */
export const catches = defineFact({
  name: 'catches',
  on: ['messaging', 'workflow'],
  needs: { messaging: ['undelivered'], workflow: ['undelivered'] },
  prepare(index) {
    const kinds = listedKinds(index, HANDS_ON);
    const places = new Set<string>();
    const hidden = new Map<string, Unread>();
    for (const resource of kinds.flatMap(kind => index.seen(kind))) {
      const undelivered = facet(resource, 'undelivered');
      if (undelivered.state === 'unread') hidden.set(placeKey(resource), undelivered);
      for (const place of known(undelivered)?.kept ?? []) places.add(place);
    }
    return { kinds, places, hidden };
  },
  compute(resource, { kinds, places, hidden }, index): Reading<boolean> {
    if (places.has(resource.id)) return value(true);
    const { account, region } = resource;
    return firstGap(index, kinds, { account, region }) ?? hidden.get(placeKey(resource)) ?? value(false);
  },
});

/** What runs programs of its own: each group of machines, app, function or cluster is a part. */
const PARTS: readonly Kind[] = ['server-group', 'app', 'function', 'cluster'];

/** The parts of programs of an account, and what stands between them so that one can wait for the other. */
export const buffers = defineFact({
  name: 'buffers',
  on: ['account'],
  needs: { 'server-group': [], messaging: [] },
  prepare(index) {
    const kinds = listedKinds(index, PARTS);
    const count = (of: readonly Kind[]) =>
      Map.groupBy(
        of.flatMap(kind => index.seen(kind)),
        resource => resource.account,
      );
    return { kinds, parts: count(kinds), between: count(['messaging']) };
  },
  compute({ account }, { kinds, parts, between }, index) {
    const seen = { parts: parts.get(account)?.length ?? 0, between: between.get(account)?.length ?? 0 };
    // One queue is a queue, whatever else there is; a second part makes two, but whether there are no others must be known.
    if (seen.between > 0) return value(seen);
    return firstGap(index, [...kinds, 'messaging'], { account }) ?? value(seen);
  },
});
