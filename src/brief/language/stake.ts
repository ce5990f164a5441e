import { sanitizeText } from '../../lib/text.ts';
import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { accountKey } from '../../model/keys.ts';
import { DATA_KINDS, type Kind } from '../../model/kinds.ts';
import { failsOf, tallyOf } from '../pages/tallies.ts';
import { saidInPart } from './said-in-part.ts';
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
  /**
   * Whether the copies of it are lost with it; `no`: there is no copy; `part`: some would outlive; `close`: the deciding check
   * does not fail.
   */
  readonly copies: 'yes' | 'no' | 'part' | 'close';
  /** What the deciding check is about: a log-in, or anything else. */
  readonly through: 'login' | 'other';
  /** What people say of the deciding check: no, or yes with less than a full proof. */
  readonly said: 'no' | 'part';
}

/** Services and crown jewels among the findings of the deciding check, else of the other evidence about data. */
export function stakeOf(words: Translator, assessment: Assessment, risk: Risk): Stake {
  // A line of the evidence names the first of its findings only.
  const failed = ({ check }: Risk['evidence'][number]): readonly Finding[] =>
    failsOf(assessment, check).filter(isOpenFail);
  const [first] = risk.evidence;
  const decisive = first !== undefined && tallyOf(assessment, first.check)?.caps === true ? failed(first) : [];
  const stated = decisive.length > 0 && decisive.every(({ resource }) => resource.kind === 'practice');
  const named = assessment.redacted === true ? [] : namedIn(stated ? risk.evidence.flatMap(failed) : decisive);
  const lost = lostTogether(stated || named.length === 0 ? decisive : named);
  const names = [...new Set((stated || named.length === 0 ? named : lost).map(nameOf))];
  return {
    stake: listed(words, names),
    n: names.length,
    copies: copiesOf(lost, first?.check),
    through: decisive.length > 0 && decisive.every(({ resource }) => LOGINS.has(resource.kind)) ? 'login' : 'other',
    said: saidInPart(assessment, first && tallyOf(assessment, first.check)) === undefined ? 'no' : 'part',
  };
}

const LOGINS: ReadonlySet<Kind> = new Set(['account', 'identity']);
/** Messages of the deciding check of deletion: data with every copy in its account, and data without any copy. */
export const [SAME_ACCOUNT, NO_COPY] = ['messages.sameAccount', 'messages.none'];
export const TOLD_OF_COPIES = 'no-isolated-backup';

/** What one log-in deletes with every copy, which is data of one account; else data without a copy, else all of it. */
function lostTogether(findings: readonly Finding[]): readonly Finding[] {
  const [first] = findings.filter(({ template }) => template.key === SAME_ACCOUNT);
  if (first !== undefined)
    return findings.filter(
      ({ template, resource }) => template.key === SAME_ACCOUNT && accountKey(resource) === accountKey(first.resource),
    );
  const without = findings.filter(({ template }) => template.key === NO_COPY);
  return without.length > 0 ? without : findings;
}

function copiesOf([first]: readonly Finding[], check: string | undefined): Stake['copies'] {
  if (check !== TOLD_OF_COPIES) return 'close';
  if (first === undefined || first.template.key === SAME_ACCOUNT) return 'yes';
  return first.template.key === NO_COPY ? 'no' : 'part';
}

export const isOpenFail = ({ status, exception }: Finding): boolean => status === 'fail' && exception === undefined;

const nameOf = ({ resource }: Finding): string => sanitizeText(resource.workload ?? resource.name, LONGEST);

/** Findings about what the owner named: crown jewels, else parts of a service. */
function namedIn(findings: readonly Finding[]): readonly Finding[] {
  const named = findings.filter(one => NAMED_KINDS.has(one.resource.kind) && isPlain(nameOf(one)));
  const jewels = named.filter(({ resource }) => resource.criticality === 'crown-jewel');
  return jewels.length > 0 ? jewels : named.filter(({ resource }) => resource.workload !== undefined);
}

/** Whether a name is one that people gave: no number of an account, address, id or markup. */
export const isPlain = (name: string): boolean => NAME.test(name) && !IDENTIFIER.test(name);

function listed(words: Translator, names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const quoted = names.slice(0, NAMED).map(name => words.translate('document.quoted', { name }));
  const rest = names.length - quoted.length;
  return words.listed(rest > 0 ? [...quoted, words.translate('document.more', { n: rest })] : quoted);
}
