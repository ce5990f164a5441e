import { z } from 'zod';
import type { Check, Fix, Verdict } from '../model/check.ts';
import { facetsSchema } from '../model/resource.ts';
import { kindSchema } from '../model/extension-names.ts';
import { refusePromise } from './refuse-promise.ts';

const share = z.number().min(0).max(1);

/** What JavaScript authors can return and the compiler would have told them. */
const verdictOf = (messages: ReadonlySet<string>) =>
  z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('pass'), credit: share.gt(0).optional() }),
    z.strictObject({
      status: z.literal('fail'),
      message: z.string().refine(key => messages.has(key), 'must be one of `messages`'),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      credit: share.lt(1),
    }),
    z.strictObject({ status: z.literal('not-applicable'), because: z.string().min(1) }),
  ]);

const fixSchema = z.strictObject({
  facets: z.record(z.string(), z.unknown()).optional(),
  adds: z
    .array(z.looseObject({ id: z.string().min(1), kind: kindSchema, account: z.string(), region: z.string(), facets: facetsSchema }))
    .optional(),
}); // prettier-ignore

const STEPS: ReadonlySet<unknown> = new Set([-2, -1, 0, 1]);

/**
 * A check of an extension whose verdict is of another form is an error of this check, as one that throws is; a change that is of
 * another form changes nothing.
 */
export function guardedCheck(check: Check): Check {
  const schema = verdictOf(new Set(Object.keys(check.messages)));
  const { adjust, fix, applies } = check;
  return Object.freeze({
    ...check,
    evaluate: (subject, judge, params): Verdict => {
      const verdict: unknown = refusePromise(check.evaluate(subject, judge, params));
      const { success, error } = schema.safeParse(verdict);
      if (success) return verdict as Verdict;
      const [issue] = error.issues;
      const { path = [], message = 'of another form' } = issue ?? {};
      throw new Error(`the verdict${path.length === 0 ? '' : ` (${path.map(String).join('.')})`}: ${message}`);
    },
    ...(applies === undefined ? {} : { applies: head => orElse(() => applies(head), true) }),
    ...(adjust === undefined
      ? {}
      : {
          adjust: subject => {
            const step = orElse<unknown>(() => refusePromise(adjust(subject)), 0);
            return STEPS.has(step) ? (step as 0) : 0;
          },
        }),
    ...(fix === undefined
      ? {}
      : {
          fix: (subject, now): Fix => {
            const made = orElse<unknown>(() => refusePromise(fix(subject, now)), {});
            return fixSchema.safeParse(made).success ? (made as Fix) : {};
          },
        }),
  } satisfies Check);
}

function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
