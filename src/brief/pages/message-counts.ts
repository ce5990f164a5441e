import type { Assessment } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { accountKey } from '../../model/keys.ts';

/** Messages of a check that its sentence counts apart: one log-in reaches the data of one account only. */
const COUNTED: Readonly<Record<string, readonly string[]>> = { 'no-isolated-backup': ['none', 'sameAccount'] };

/** What the sentence says where the findings of an earlier version do not: any log-in with all rights, perhaps. */
const UNKNOWN = { logins: 0, atLeast: 'yes', forbidden: 'perhaps' };

/**
 * For each message of a fail: the findings with it (`none`), and the most of them in one account (`noneInOne`); what the
 * messages say of that account.
 */
export function messageCounts({ findings }: Assessment, check: string): Readonly<Record<string, number | string>> {
  const counted = COUNTED[check] ?? [];
  if (counted.length === 0) return {};
  const fails = findings.filter(one => one.check === check && one.status === 'fail');
  return Object.fromEntries(
    counted.flatMap(message => {
      const told = fails.filter(({ template }) => template.key === `messages.${message}`);
      const inOne = mostInOneAccount(told);
      return [
        [message, told.length],
        [`${message}InOne`, inOne.length],
        ...Object.entries({ ...UNKNOWN, ...inOne[0]?.template.data }),
      ];
    }),
  );
}

const mostInOneAccount = (findings: readonly Finding[]): readonly Finding[] =>
  [...Map.groupBy(findings, ({ resource }) => accountKey(resource)).values()].reduce<readonly Finding[]>(
    (most, group) => (group.length > most.length ? group : most),
    [],
  );
