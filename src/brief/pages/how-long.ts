import type { Action, Assessment, Loss, Risk } from '../../model/assessment.ts';
import { UNREAD_TYPE, type Scenario, type Survival } from '../../model/survival.ts';
import { isOpenFail } from '../language/stake.ts';
import type { Translator } from '../language/translator.ts';
import { personName } from './accepted.ts';
import { dataTextAlone, toldOf } from './survival/cell.ts';
import { compareBadness } from './survival/columns.ts';
import { intervalText } from './survival/interval-text.ts';
import { servicesOf, type Service } from './survival/services.ts';

/** The simulated scenario of a loss; the others are no loss of a place, and nothing was simulated. */
const SCENARIO_OF: Readonly<Partial<Record<Loss, Scenario>>> = {
  S1: 'zone-lost',
  S2: 'region-lost',
  S3: 'provider-lost',
  S4: 'account-closed',
  S5: 'account-wiped',
  S7: 'data-corrupted',
  S11: 'provider-lost',
};

/** Names of services in one line. */
const NAMED = 2;

/** How long a risk lasts for the service that it hits worst, and which services it hits. */
export interface HowLong {
  /** "5 to 15 days" */
  readonly time: string;
  /** What of the data is lost; or why there is no time. */
  readonly note: string;
  /** "“orders”, “shop” and 2 more"; empty: not simulated. */
  readonly hits: string;
}

export interface Hit {
  readonly service: Service;
  readonly row: Survival;
}

export function howLong(words: Translator, assessment: Assessment, { loss }: Pick<Risk, 'loss'>): HowLong {
  if (SCENARIO_OF[loss] === undefined) return { ...said(words, loss), hits: '' };
  const hit = hitServices(words, assessment, { loss });
  const worst = worstOf(hit);
  const hits = hitsText(words, hit);
  if (worst === undefined) return { ...said(words, 'unknown'), hits };
  return { time: intervalText(words, toldOf(worst.row).hours, 'hours'), note: dataTextAlone(words, worst.row), hits };
}

/** Who owns the service of the worst finding that an action cures; else the first of the services that the risk hits. */
export function ownerOf(
  words: Translator,
  assessment: Assessment,
  { loss }: Risk,
  { check: cured }: Pick<Action, 'check'>,
): string | undefined {
  if (assessment.redacted === true) return undefined;
  const owners = new Map(assessment.workloads.map(({ name, owner }) => [name, owner]));
  const fails = assessment.findings.filter(one => one.check === cured && isOpenFail(one));
  const hit = hitServices(words, assessment, { loss });
  const named = [...fails.map(({ resource }) => resource.workload), ...hit.map(({ service }) => service.workload.name)];
  const owner = named.map(name => (name === undefined ? undefined : owners.get(name))).find(one => one !== undefined);
  return owner === undefined ? undefined : personName(owner);
}

/** Of equals the service that matters most, which comes first. */
const worstOf = (hit: readonly Hit[]): Hit | undefined =>
  hit.filter(({ row }) => row.fate !== 'unknown').toSorted((a, b) => compareBadness(b.row, a.row))[0];

const said = (words: Translator, key: string): Pick<HowLong, 'time' | 'note'> => ({
  time: words.translate(`bottomLine.lasts.${key}.time`),
  note: words.translate(`bottomLine.lasts.${key}.note`),
});

/** The services that a risk hits, the most important first; none where it was not simulated. */
export function hitServices(words: Translator, assessment: Assessment, { loss }: Pick<Risk, 'loss'>): readonly Hit[] {
  const scenario = SCENARIO_OF[loss];
  if (scenario === undefined) return [];
  return servicesOf(words, assessment).flatMap(service => {
    const row = service.rows.find(one => one.scenario === scenario && one.instances > 0 && isHit(one));
    return row === undefined ? [] : [{ service, row }];
  });
}

/** What goes on is touched and not hit; nor is what stops for nothing but a list that was not read. */
const isHit = ({ affected, fate, decides }: Survival): boolean =>
  affected > 0 &&
  (fate === 'unknown'
    ? decides.some(one => one.fate !== 'unaffected' && one.resource.type !== UNREAD_TYPE)
    : fate !== 'unaffected');

/** What belongs to no service is none. */
function hitsText(words: Translator, hit: readonly Hit[]): string {
  const services = hit.filter(({ service }) => service.workload.source !== 'unassigned');
  if (services.length === 0) return '';
  const named = services.slice(0, NAMED).map(({ service }) => service.quoted);
  const rest = services.length - named.length;
  return words.listed(rest > 0 ? [...named, words.translate('document.more', { n: rest })] : named);
}
