import type { Check, Judge, Need, Verdict } from '../model/check.ts';
import type { Reading, UnreadReason } from '../model/reading.ts';
import type { ResourceHead } from '../model/resource.ts';
import { messageOf } from '../lib/thrown.ts';

export type Outcome =
  | Verdict
  /** A need is unread: the check did not run. */
  | { readonly status: 'unknown'; readonly need: Need; readonly reason: UnreadReason; readonly detail?: string }
  /** The check threw. Scores as unknown. */
  | { readonly status: 'error'; readonly detail: string };

/**
 * Evaluates a check for a resource. `read` returns the needs; the first unread one, in the order of the check, makes the
 * outcome `unknown`.
 */
export function evaluate(
  check: Check,
  head: ResourceHead,
  read: (need: Need) => Reading<unknown>,
  judge: Judge<string>,
  params: unknown,
): Outcome {
  const subject: Record<string, unknown> = {
    id: head.id,
    stableId: head.stableId,
    slot: head.slot,
    kind: head.kind,
    type: head.type,
    provider: head.provider,
    account: head.account,
    region: head.region,
    name: head.name,
    tags: head.tags,
    createdAt: head.createdAt,
  };
  for (const need of check.needs) {
    const reading = read(need);
    if (reading.state === 'unread' && check.details?.includes(need) !== true) {
      const { reason, detail } = reading;
      return { status: 'unknown', need, reason, ...(detail === undefined ? {} : { detail }) };
    }
    subject[need] = reading.state === 'value' ? reading.value : null;
  }
  try {
    return check.evaluate(subject as unknown as ResourceHead, judge, params);
  } catch (error) {
    return { status: 'error', detail: messageOf(error) };
  }
}

/** The subject for `adjustSeverity` and `fix`; only for judged outcomes. */
export function subjectOf(check: Check, head: ResourceHead, read: (need: Need) => Reading<unknown>): ResourceHead {
  const needed = check.needs.map(need => {
    const reading = read(need);
    return [need, reading.state === 'value' ? reading.value : null] as const;
  });
  return { ...head, ...Object.fromEntries(needed) };
}
