import { sanitizeText } from '../../../lib/text.ts';
import type { Assessment } from '../../../model/assessment.ts';
import { CRITICALITIES } from '../../../model/criticality.ts';
import type { Survival } from '../../../model/survival.ts';
import type { Workload } from '../../../model/workload.ts';
import { pseudonymNumber } from '../../language/pseudonyms.ts';
import { isPlain } from '../../language/stake.ts';
import type { Translator } from '../../language/translator.ts';
import { compareBadness } from './columns.ts';

/** A workload, its name as the briefing says it, and its rows of the simulation. */
export interface Service {
  readonly workload: Workload;
  readonly name: string;
  /** The name in a sentence: in quotation marks if people gave it or if it is a phrase that no sentence could inflect. */
  readonly quoted: string;
  readonly rows: readonly Survival[];
}

const LONGEST = 26;

/** The simulated services, the most important first. Empty: nothing was simulated. */
export function servicesOf(words: Translator, assessment: Assessment): readonly Service[] {
  const byWorkload = Map.groupBy(assessment.survival, ({ workload }) => workload);
  const known = assessment.workloads.flatMap(workload => {
    const own = byWorkload.get(workload.name) ?? [];
    return own.some(({ instances }) => instances > 0) ? [{ workload, own }] : [];
  });
  let accounts = 0;
  const named = known.map(({ workload, own: rows }, at): Service => {
    const isAccount = workload.source === 'account';
    if (isAccount) accounts += 1;
    const given = givenName(workload, assessment.redacted === true);
    // A redacted assessment numbers its services; the briefing has the same numbers.
    const own = pseudonymNumber(workload.name, assessment);
    const name = given ?? numberedName(words, workload, isAccount ? accounts : (own ?? at + 1));
    const isPhrase = given !== undefined || workload.source === 'unassigned';
    const quoted = !isPhrase ? name : words.translate('document.quoted', { name });
    return { workload, name, quoted, rows };
  });
  return named.toSorted(compareServices);
}

/** A name that people gave to a service or an account; ids and numbers of accounts stay in the evidence. */
function givenName({ name, source }: Workload, redacted: boolean): string | undefined {
  if (source === 'unassigned' || redacted) return undefined;
  const shown = sanitizeText(name, LONGEST);
  return isPlain(shown) ? shown : undefined;
}

function numberedName(words: Translator, { source }: Workload, n: number): string {
  if (source === 'unassigned') return words.translate('survival.unassigned');
  return words.translate(source === 'account' ? 'survival.account' : 'survival.unnamed', { n });
}

const worst = ({ rows }: Service): Survival | undefined => rows.toSorted((a, b) => compareBadness(b, a))[0];

function compareServices(a: Service, b: Service): number {
  const [x, y] = [a.workload, b.workload];
  const [first, second] = [worst(a), worst(b)];
  return (
    Number(x.source === 'unassigned') - Number(y.source === 'unassigned') ||
    CRITICALITIES.indexOf(x.criticality) - CRITICALITIES.indexOf(y.criticality) ||
    (y.revenueShare ?? 0) - (x.revenueShare ?? 0) ||
    (first === undefined || second === undefined ? 0 : compareBadness(second, first)) ||
    y.resources - x.resources ||
    (x.name < y.name ? -1 : 1)
  );
}
