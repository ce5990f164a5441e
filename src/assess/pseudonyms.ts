import type { Assessment } from '../model/assessment.ts';
import type { Finding, FindingReason } from '../model/finding.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { createTextRedactor, HIDDEN } from './text-redactor.ts';

/** Replaces identifiers of accounts, findings and resources by numbered names. */
export interface Pseudonyms {
  readonly account: (account: string) => string;
  readonly id: (finding: string) => string;
  readonly text: (text: string) => string;
  readonly finding: (finding: Finding) => Finding;
}

export function createPseudonyms({ findings, targets }: Assessment, traits: TraitsByProvider): Pseudonyms {
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
  const text = createTextRedactor(new Map([...namesOf(findings, resources), ...accounts]), traits);
  const account = (given: string): string => accounts.get(given) ?? HIDDEN;
  const id = (given: string): string => ids.get(given) ?? HIDDEN;
  return {
    account,
    id,
    text,
    finding: finding => {
      const shown = resources.get(finding.resource.id) ?? HIDDEN;
      // The finding's own resource first: its name may be shorter than what is replaced elsewhere.
      const own = (given: string): string => text(given.replaceAll(finding.resource.name, shown));
      return pseudonymised(finding, { id: id(finding.id), shown, account: account(finding.resource.account), own });
    },
  };
}

function namesOf(findings: readonly Finding[], shown: ReadonlyMap<string, string>): [name: string, shown: string][] {
  return findings.flatMap(({ resource: { id, stableId, name } }) =>
    [id, stableId, name].flatMap((word): [string, string][] =>
      word === undefined ? [] : [[word, shown.get(id) ?? HIDDEN]],
    ),
  );
}

interface OwnPseudonyms {
  readonly id: string;
  /** The pseudonym of its resource. */
  readonly shown: string;
  readonly account: string;
  /** Replaces identifiers in its texts. */
  readonly own: (text: string) => string;
}

function pseudonymised(
  { exception, evidence: _evidence, ...finding }: Finding,
  { id, shown, account, own }: OwnPseudonyms,
): Finding {
  const { stableId: _stableId, slot: _slot, ...resource } = finding.resource;
  const data = Object.fromEntries(
    Object.entries(finding.template.data).map(([key, given]) => [key, typeof given === 'string' ? own(given) : given]),
  );
  return {
    ...finding,
    id,
    message: own(finding.message),
    template: { ...finding.template, data },
    ...(finding.reason === undefined ? {} : { reason: hiddenReason(finding.reason, own) }),
    ...(exception === undefined
      ? {}
      : { exception: { owner: exception.owner, reason: own(exception.reason), until: exception.until } }),
    resource: { ...resource, id: shown, name: shown, account },
  };
}

const hiddenReason = ({ code, detail }: FindingReason, hide: (given: string) => string): FindingReason =>
  detail === undefined ? { code } : { code, detail: hide(detail) };

/** Each different text by its kind and number, in the order of appearance. */
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
