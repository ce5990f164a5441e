import { addMonths, dayOf } from '../lib/time.ts';
import { sanitizeText } from '../lib/text.ts';
import { MAX_EXCEPTION_MONTHS, type Exception, type ExceptionLine, type ExceptionReport } from '../model/exception.ts';
import type { Finding } from '../model/finding.ts';
import type { ResourceHead } from '../model/resource.ts';
import type { ResourceSelector } from '../model/selector.ts';
import { createMatcher } from '../model/matcher.ts';

export interface ExceptionRules {
  readonly now: string;
  readonly maxMonths?: number | undefined;
}

/** Applies accepted risks to findings, and reports the state of each acceptance. */
export interface ExceptionRegister {
  /** The finding, with its acceptance where one applies. Only a fail can be accepted; nothing else about it changes. */
  readonly apply: (finding: Finding, resource: ResourceHead | undefined) => Finding;
  /** After the last finding; `checks` are those that ran. */
  readonly report: (checks: ReadonlySet<string>) => ExceptionReport;
}

interface Entry {
  readonly exception: Exception;
  readonly standing: 'holds' | 'expired' | 'overlong';
  readonly matches: (resource: ResourceHead) => boolean;
  /** Failures that it matches, and those among them that no earlier one covers. */
  fails: number;
  applies: number;
  /** A resource that it may cover is unknown: the exception may still be needed. */
  unjudged: boolean;
}

/** `exceptions` name checks by their current ids; the first one that is valid and matches applies. */
export function createExceptionRegister(
  exceptions: readonly Exception[],
  { now, maxMonths = MAX_EXCEPTION_MONTHS }: ExceptionRules,
): ExceptionRegister {
  const today = dayOf(now);
  const entries = exceptions.map((exception): Entry => ({
    exception,
    standing: standingOf(exception, today, maxMonths),
    matches: exception.resource === undefined ? () => true : createMatcher(exception.resource),
    fails: 0,
    applies: 0,
    unjudged: false,
  }));
  const byCheck = Map.groupBy(entries, entry => entry.exception.check);
  return {
    apply(finding, resource) {
      const covering = (byCheck.get(finding.check) ?? []).filter(
        entry => resource === undefined || entry.matches(resource),
      );
      if (finding.status === 'unknown' || finding.status === 'error')
        for (const entry of covering) entry.unjudged = true;
      if (finding.status !== 'fail') return finding;
      for (const entry of covering) entry.fails += 1;
      const holds = covering.find(entry => entry.standing === 'holds');
      if (holds === undefined) return finding;
      holds.applies += 1;
      return { ...finding, exception: acceptanceOf(holds.exception) };
    },
    report: checks => ({
      applied: linesOf(entries, entry => entry.standing === 'holds' && entry.applies > 0),
      expired: linesOf(entries, entry => entry.standing === 'expired'),
      unused: linesOf(
        entries,
        entry =>
          entry.standing === 'holds' && entry.applies === 0 && !entry.unjudged && checks.has(entry.exception.check),
      ),
      overlong: linesOf(entries, entry => entry.standing === 'overlong'),
    }),
  };
}

/** One that exceeds the limit does not apply at all: otherwise the limit would have no effect. */
function standingOf({ since, until }: Exception, today: string, maxMonths: number): Entry['standing'] {
  if (until < today) return 'expired';
  const from = since !== undefined && since < today ? since : today;
  return until > addMonths(from, maxMonths) ? 'overlong' : 'holds';
}

const linesOf = (entries: readonly Entry[], keep: (entry: Entry) => boolean): ExceptionLine[] =>
  entries.filter(keep).map(lineOf);

function lineOf({ exception, standing, fails, applies }: Entry): ExceptionLine {
  const { check, resource, since } = exception;
  return {
    check,
    ...(resource === undefined ? {} : { resource: describeSelector(resource) }),
    ...acceptanceOf(exception),
    ...(since === undefined ? {} : { since }),
    findings: standing === 'holds' ? applies : fails,
  };
}

function acceptanceOf({ owner, reason, until, ticket }: Exception): NonNullable<Finding['exception']> {
  return {
    owner: sanitizeText(owner),
    reason: sanitizeText(reason, 400),
    until,
    ...(ticket === undefined ? {} : { ticket: sanitizeText(ticket) }),
  };
}

/** The selector as text: "name orders-*, tag env=prod". */
function describeSelector({ tags = {}, ...rest }: ResourceSelector): string {
  const members = Object.entries(rest).flatMap(([key, wanted]) =>
    wanted === undefined ? [] : [`${key} ${[wanted].flat().join(' or ')}`],
  );
  return sanitizeText(
    [...members, ...Object.entries(tags).map(([key, wanted]) => `tag ${key}=${wanted}`)].join(', '),
    400,
  );
}
