import type { Assessment } from '../model/assessment.ts';
import type { Finding, FindingReason } from '../model/finding.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import type { Change, Trend } from '../model/trend.ts';

/** Identifiers of no provider in particular: mailboxes, addresses of pages, GUIDs. */
const NEUTRAL_PATTERNS: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /\bhttps?:\/\/[^\s,;)'"»“]+/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
];
/** Google Cloud's resource and host names, which texts about other clouds mention too. */
const GOOGLE_PATTERNS: readonly RegExp[] = [
  /\/\/[\w.-]+\.googleapis\.com\/[^\s,;)'"»“]+/gi,
  /\b[\w-]+(?:\.[\w-]+)*\.(?:googleapis\.com|run\.app)\b/gi,
];
const NETWORK_PATTERNS: readonly RegExp[] = [
  /\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g,
  /\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*[0-9a-f](?:\/\d{1,3})?\b/gi,
];

/** The order matters: a GUID may end in twelve digits, which alone are an AWS account. */
const patternsOf = (traits: TraitsByProvider): readonly RegExp[] => [
  ...NEUTRAL_PATTERNS,
  ...Object.values(traits).flatMap(one => one.identifyingPatterns),
  ...GOOGLE_PATTERNS,
  ...NETWORK_PATTERNS,
];
const HIDDEN = '[hidden]';
/** The whole internet is nobody's address. */
const INTERNET_NAMES = new Set(['0.0.0.0/0', '0.0.0.0']);

/**
 * The same assessment without a name, number or address that leads to a resource: each becomes "database 3", each account
 * "account 2", in the order of the findings, so that whoever has the whole assessment can look them up. What cannot be
 * told apart from an identifier is hidden. Scores, counts and words are untouched; a comparison is not possible any more.
 */
export function redactAssessment(assessment: Assessment, traits: TraitsByProvider): Assessment {
  const hide = hider(assessment, patternsOf(traits));
  const { trend, exceptions } = assessment;
  const { units: _units, ...coverage } = assessment.coverage;
  return {
    ...assessment,
    redacted: true,
    targets: assessment.targets.map(({ provider, account, regions, failed }) => ({
      provider,
      account: hide.account(account),
      regions,
      ...(failed === undefined ? {} : { failed: hide.text(failed) }),
    })),
    coverage: {
      ...coverage,
      closed: assessment.coverage.closed.map(one => ({ ...one, account: hide.account(one.account) })),
      unread: assessment.coverage.unread.map(({ detail, ...line }) => ({
        ...line,
        account: hide.account(line.account),
        ...(detail === undefined ? {} : { detail: hide.text(detail) }),
      })),
    },
    findings: assessment.findings.map(finding => hide.finding(finding)),
    risks: assessment.risks.map(risk => ({
      ...risk,
      evidence: risk.evidence.map(line => ({ ...line, findings: line.findings.map(hide.id) })),
    })),
    ...(exceptions === undefined
      ? {}
      : {
          exceptions: Object.fromEntries(
            Object.entries(exceptions).map(([state, lines]) => [
              state,
              lines.map(({ resource, ticket: _ticket, ...line }) => ({
                ...line,
                reason: hide.text(line.reason),
                ...(resource === undefined ? {} : { resource: hide.text(resource) }),
              })),
            ]),
          ) as typeof exceptions,
        }),
    ...(trend === undefined ? {} : { trend: withoutNames(trend, hide) }),
  };
}

interface Hider {
  readonly account: (account: string) => string;
  readonly id: (finding: string) => string;
  readonly text: (text: string) => string;
  readonly finding: (finding: Finding) => Finding;
}

function hider({ findings, targets }: Assessment, patterns: readonly RegExp[]): Hider {
  const accounts = numbered(
    [...targets.map(({ account }) => account), ...findings.map(({ resource }) => resource.account)],
    () => 'account',
  );
  const resources = numbered(
    findings.map(({ resource }) => resource.id),
    index => findings[index]?.resource.kind ?? 'resource',
  );
  const ids = numbered(
    findings.map(({ id }) => id),
    () => 'finding',
  );
  const words = new Map<string, string>();
  for (const { resource } of findings) {
    const shown = resources.get(resource.id) ?? HIDDEN;
    for (const word of [resource.id, resource.stableId, resource.name]) if (word !== undefined) words.set(word, shown);
  }
  for (const [account, shown] of accounts) words.set(account, shown);
  const text = (given: string): string => hideIdentifiers(hideWords(given, words), patterns);
  return {
    account: account => accounts.get(account) ?? HIDDEN,
    id: id => ids.get(id) ?? HIDDEN,
    text,
    finding: ({ exception, evidence: _evidence, ...finding }) => {
      const { resource } = finding;
      const shown = resources.get(resource.id) ?? HIDDEN;
      const own = (given: string): string => text(given.replaceAll(resource.name, shown));
      const { stableId: _stableId, slot: _slot, ...rest } = resource;
      return {
        ...finding,
        id: ids.get(finding.id) ?? HIDDEN,
        message: own(finding.message),
        template: {
          ...finding.template,
          data: Object.fromEntries(
            Object.entries(finding.template.data).map(([key, given]) => [
              key,
              typeof given === 'string' ? own(given) : given,
            ]),
          ),
        },
        ...(finding.reason === undefined ? {} : { reason: hiddenReason(finding.reason, own) }),
        ...(exception === undefined
          ? {}
          : { exception: { owner: exception.owner, reason: own(exception.reason), until: exception.until } }),
        resource: { ...rest, id: shown, name: shown, account: accounts.get(resource.account) ?? HIDDEN },
      };
    },
  };
}

const hiddenReason = ({ code, detail }: FindingReason, hide: (given: string) => string): FindingReason =>
  detail === undefined ? { code } : { code, detail: hide(detail) };

function withoutNames(trend: Trend, hide: Hider): Trend {
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

/** Each different text by its kind and number, in the order of the first sight. */
function numbered(texts: readonly string[], kindOf: (index: number) => string): Map<string, string> {
  const shown = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    if (shown.has(text)) continue;
    const kind = kindOf(index);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    shown.set(text, `${kind} ${String(count)}`);
  }
  return shown;
}

/** Whole words only: a bucket called `a` hides no article. */
function hideWords(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/[^\s,;()'"»“”]+/g, word => {
    const plain = word.replace(/[.:!?]+$/, '');
    const shown = words.get(plain);
    return shown === undefined || plain.length < 3 ? word : `${shown}${word.slice(plain.length)}`;
  });
}

const hideIdentifiers = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce(
    (known, pattern) => known.replaceAll(pattern, match => (INTERNET_NAMES.has(match) ? match : HIDDEN)),
    text,
  );
