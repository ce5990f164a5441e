import { sanitizeText } from '../../lib/text.ts';
import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { DATA_KINDS, type Kind } from '../../model/kinds.ts';
import { tallyOf } from '../pages/tallies.ts';
import type { Translator } from './translator.ts';

/** Names in a headline; more are counted. */
const NAMED = 2;
const LONGEST = 28;
/** Account numbers, resource ids, addresses and markup stay in the evidence. */
const NAME = /^[\p{L}\p{N}](?!.*\.(?![\p{L}\p{N}]))[\p{L}\p{M}\p{N} ._&+'’()-]*$/u;
const IDENTIFIER =
  /\d{8}|\d{1,3}(\.\d{1,3}){3}|^(vol|snap|sg|vpc|i|db|eni|ami)-[\da-f]{8}|[\da-f]{8}-[\da-f]{4}|^(AKIA|ASIA)/;
/** Accounts, regions and people are not what a headline loses. */
const NAMED_KINDS: ReadonlySet<Kind> = new Set([
  ...DATA_KINDS,
  'server',
  'server-group',
  'load-balancer',
  'kubernetes-cluster',
  'app',
  'function',
  'api-gateway',
  'cdn',
]);

/** What a risk puts at stake, in the company's own words. */
export interface Stake {
  /** “orders” and “payments”; `none` if the company named nothing. */
  readonly stake: string;
  readonly n: number;
  /** Whether the copies of it are lost with it; `no`: there is no copy. */
  readonly copies: 'yes' | 'no';
}

/** Services and crown jewels among the findings of the deciding check, else of the other evidence about data. */
export function stakeOf(words: Translator, assessment: Assessment, risk: Risk): Stake {
  const byId = new Map(assessment.findings.map(finding => [finding.id, finding]));
  const failed = ({ findings }: Risk['evidence'][number]): Finding[] =>
    findings.flatMap(id => byId.get(id) ?? []).filter(isOpenFail);
  const [first] = risk.evidence;
  const decisive = first !== undefined && tallyOf(assessment, first.check)?.caps === true ? failed(first) : [];
  const stated = decisive.length > 0 && decisive.every(({ resource }) => resource.kind === 'practice');
  const named = assessment.redacted === true ? [] : namedIn(stated ? risk.evidence.flatMap(failed) : decisive);
  const names = [...new Set(named.map(nameOf))];
  const lost = (stated || named.length === 0 ? decisive : named).filter(({ template }) => template.key !== NO_COPY);
  return {
    stake: listed(words, names),
    n: names.length,
    copies: lost.length > 0 || decisive.length === 0 ? 'yes' : 'no',
  };
}

/** The message of data without any copy. */
const NO_COPY = 'messages.none';

const isOpenFail = ({ status, exception }: Finding): boolean => status === 'fail' && exception === undefined;

const nameOf = ({ resource }: Finding): string => sanitizeText(resource.workload ?? resource.name, LONGEST);

/** Findings about what the owner named: crown jewels, else parts of a service. */
function namedIn(findings: readonly Finding[]): readonly Finding[] {
  const named = findings.filter(one => NAMED_KINDS.has(one.resource.kind) && isPlain(nameOf(one)));
  const jewels = named.filter(({ resource }) => resource.criticality === 'crown-jewel');
  return jewels.length > 0 ? jewels : named.filter(({ resource }) => resource.workload !== undefined);
}

const isPlain = (name: string): boolean => NAME.test(name) && !IDENTIFIER.test(name);

function listed(words: Translator, names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const quoted = names.slice(0, NAMED).map(name => words.translate('document.quoted', { name }));
  const rest = names.length - quoted.length;
  return words.listed(rest > 0 ? [...quoted, words.translate('document.more', { n: rest })] : quoted);
}
