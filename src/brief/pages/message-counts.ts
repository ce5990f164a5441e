import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { accountKey } from '../../model/keys.ts';

/** Messages of a check that its sentence counts apart: one log-in reaches the data of one account only. */
const COUNTED: Readonly<Record<string, readonly string[]>> = { 'no-isolated-backup': ['none', 'sameAccount'] };

/** For each message of a fail: the findings with it (`none`), and the most of them in one account (`noneInOne`). */
export function messageCounts({ findings }: Assessment, check: string): Readonly<Record<string, number>> {
  const counted = COUNTED[check] ?? [];
  if (counted.length === 0) return {};
  const fails = findings.filter(one => one.check === check && one.status === 'fail');
  return Object.fromEntries(
    counted.flatMap(message => {
      const told = fails.filter(({ template }) => template.key === `messages.${message}`);
      return [
        [message, told.length],
        [`${message}InOne`, mostInOneAccount(told)],
      ];
    }),
  );
}

const mostInOneAccount = (findings: readonly Finding[]): number =>
  Math.max(
    0,
    ...Map.groupBy(findings, ({ resource }) => accountKey(resource))
      .values()
      .map(({ length }) => length),
  );
