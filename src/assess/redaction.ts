import type { Assessment } from '../model/assessment.ts';
import type { ExceptionLine, ExceptionReport } from '../model/exception.ts';
import type { Money } from '../model/money.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import type { Change, Trend } from '../model/trend.ts';
import { HIDDEN } from './text-redactor.ts';
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts';
import { redactedFinding, type CheckMessages } from './redacted-finding.ts';
import { redactedSurvival } from './redacted-survival.ts';

/**
 * The same assessment without a name, number or address that leads to a resource: each becomes "database 3", each account
 * "account 2", each service "service 1", each named person "owner 1", in the order of the findings, so that a reader of the
 * whole assessment can look them up. What looks like an identifier is hidden. Scores, counts, regions and texts are
 * untouched; a redacted assessment cannot be compared. `messages`: those of the built-in checks.
 */
export function redactAssessment(
  assessment: Assessment,
  traits: TraitsByProvider,
  messages: CheckMessages,
): Assessment {
  const hide = createPseudonyms(assessment, traits);
  const { trend, exceptions, money, checkParameters, accountScores } = assessment;
  return {
    ...assessment,
    redacted: true,
    targets: assessment.targets.map(({ provider, account, regions, failed, failedBecause }) => ({
      provider,
      account: hide.account(account),
      regions,
      ...(failed === undefined ? {} : { failed: hide.text(failed) }),
      ...(failedBecause === undefined ? {} : { failedBecause }),
    })),
    coverage: redactedCoverage(assessment.coverage, hide),
    ...(accountScores === undefined
      ? {}
      : { accountScores: accountScores.map(one => ({ ...one, account: hide.account(one.account) })) }),
    findings: assessment.findings.map(finding => redactedFinding(finding, hide, messages)),
    ...redactedSurvival(assessment, hide),
    risks: assessment.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(line => ({ ...line, findings: line.findings.map(hide.id) })),
    })),
    ...(checkParameters === undefined
      ? {}
      : { checkParameters: checkParameters.map(one => ({ ...one, value: hide.text(one.value) })) }),
    ...(money === undefined ? {} : { money: redactedMoney(money, hide) }),
    ...(exceptions === undefined ? {} : { exceptions: redactedExceptions(exceptions, hide) }),
    ...(trend === undefined ? {} : { trend: redactedTrend(trend, hide) }),
  };
}

function redactedCoverage(
  { units: _units, ...coverage }: Assessment['coverage'],
  hide: Pseudonyms,
): Assessment['coverage'] {
  return {
    ...coverage,
    closed: coverage.closed.map(one => ({ ...one, account: hide.account(one.account) })),
    ...(coverage.unwatched === undefined
      ? {}
      : { unwatched: coverage.unwatched.map(one => ({ ...one, account: hide.account(one.account) })) }),
    ...(coverage.notLookedAt === undefined
      ? {}
      : { notLookedAt: coverage.notLookedAt.map(one => ({ ...one, account: hide.account(one.account) })) }),
    unread: coverage.unread.map(({ detail, ...line }) => ({
      ...line,
      account: hide.account(line.account),
      ...(detail === undefined ? {} : { detail: hide.text(detail) }),
    })),
  };
}

/** Figures have no names; who stands for them may have one. */
const redactedMoney = (money: Money, hide: Pseudonyms): Money => ({
  ...money,
  inputs: money.inputs.map(({ owner, ...input }) => ({
    ...input,
    ...(owner === undefined ? {} : { owner: hide.owner(owner) }),
  })),
});

function redactedExceptions(
  { applied, expired, unused, overlong }: ExceptionReport,
  hide: Pseudonyms,
): ExceptionReport {
  const redacted = ({ resource, ticket: _ticket, ...line }: ExceptionLine): ExceptionLine => ({
    ...line,
    owner: hide.owner(line.owner),
    reason: hide.text(line.reason),
    ...(resource === undefined ? {} : { resource: hide.text(resource) }),
  });
  return {
    applied: applied.map(redacted),
    expired: expired.map(redacted),
    unused: unused.map(redacted),
    overlong: overlong.map(redacted),
  };
}

function redactedTrend(trend: Trend, hide: Pseudonyms): Trend {
  const named = (lines: Trend['resolved']): Trend['resolved'] =>
    lines.map((line, index) => ({ ...line, id: `earlier finding ${String(index + 1)}`, name: HIDDEN }));
  const scope = (lines: readonly string[]): string[] =>
    lines.map(line => {
      const [provider = '', account = ''] = line.split(' ');
      return `${provider} ${hide.account(account)}`;
    });
  const change = (one: Change): Change => {
    const { accounts } = one.reason.values;
    if (accounts === undefined) return one;
    const shown = String(accounts).split(', ').map(hide.account).join(', ');
    return { ...one, reason: { ...one.reason, values: { ...one.reason.values, accounts: shown } } };
  };
  return {
    ...trend,
    overall: change(trend.overall),
    questions: Object.fromEntries(
      Object.entries(trend.questions).map(([slug, one]) => [slug, change(one)]),
    ) as Trend['questions'],
    scope: { added: scope(trend.scope.added), missing: scope(trend.scope.missing) },
    new: trend.new.map(hide.id),
    cameBack: trend.cameBack.map(hide.id),
    nowVisible: trend.nowVisible.map(hide.id),
    resolved: named(trend.resolved),
    noLongerVisible: named(trend.noLongerVisible),
    resolvedHistory: [],
  };
}
