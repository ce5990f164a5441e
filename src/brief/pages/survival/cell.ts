import type { Grade } from '../../../model/grade.ts';
import { toldFate, UNREAD_TYPE, type Affected, type Survival } from '../../../model/survival.ts';
import { nounOf } from '../../language/nouns.ts';
import type { Translator } from '../../language/translator.ts';
import type { SurvivalCell } from '../../survival-views.ts';
import type { Column } from './columns.ts';
import { intervalText } from './interval-text.ts';
import type { Service } from './services.ts';

/** Hours within which an outage is one of minutes. */
const SOON = 1;
/** A disturbance that nobody notices, in hours. */
const MOMENT = 1 / 120;

/**
 * The shape of a row, by the worse end of its range: nothing stops, back soon, back later, no sure end or a target that may be
 * missed, data that can be lost for good.
 */
export function shapeOf(row: Survival, column: Column, isSeen: boolean): Grade {
  const { fate, hours, dataLoss, target, instances } = row;
  if (instances === 0 && column === 'data') return isSeen ? 'does-not-apply' : 'not-assessed';
  if (fate === 'unknown') return 'not-assessed';
  if (isUntouched(row)) return isSeen ? 'strong' : 'not-assessed';
  // What waits for its place is still there when the place is.
  if (dataLoss.best === null || (dataLoss.worst === null && fate !== 'waits')) return 'critical-gap';
  const verdicts = [target?.rto, target?.rpo];
  if (hours.worst === null || verdicts.includes('missed') || verdicts.includes('cannot-tell')) return 'weak';
  return hours.worst <= SOON ? 'good' : 'needs-work';
}

const isUntouched = ({ hours, dataLoss }: Survival): boolean =>
  hours.worst !== null && hours.worst < MOMENT && dataLoss.worst !== null && dataLoss.worst < MOMENT;

export function cellOf(words: Translator, service: Service, column: Column, row: Survival): SurvivalCell {
  const isSeen = service.workload.unseen.length === 0;
  const shape = shapeOf(row, column, isSeen);
  const label = words.translate(`survival.scenarios.${column}.head`);
  const chain = chainOf(words, row);
  return {
    shape,
    word: words.translate(`survival.fates.${wordOf(row, shape)}`),
    lines: linesOf(words, row, shape),
    label,
    chain,
    open: words.translate('survival.openLong', { service: service.name, scenario: words.inSentence(label) }),
  };
}

function wordOf(row: Survival, shape: Grade): string {
  if (shape === 'does-not-apply') return 'nothing';
  return shape === 'not-assessed' ? 'unknown' : toldFate(row);
}

function linesOf(words: Translator, row: Survival, shape: Grade): readonly string[] {
  if (shape === 'does-not-apply') return [words.translate('survival.data.nothing')];
  if (shape === 'not-assessed' && isUntouched(row)) return [words.translate('survival.seenPart')];
  const verdict = verdictOf(row);
  const { hours } = toldOf(row);
  return [
    intervalText(words, hours, 'hours'),
    dataText(words, row),
    ...(verdict === undefined ? [] : [words.translate(`survival.verdicts.${verdict}`)]),
  ];
}

/** The ranges that the page tells: of a place that is out, as if it came back, which a note says. */
export const toldOf = ({ hours, dataLoss, ifReturned }: Survival): Pick<Survival, 'hours' | 'dataLoss'> =>
  ifReturned ?? { hours, dataLoss };

/** What of its data a service loses. */
export function dataText(words: Translator, row: Survival): string {
  const { fate } = row;
  const { dataLoss } = toldOf(row);
  const waits = fate === 'waits' && dataLoss.worst === null && dataLoss.best !== null;
  return waits ? words.translate('survival.data.waits') : intervalText(words, dataLoss, 'data');
}

/** The same where no note says that a place is taken to come back: what is lost if it never does. */
export function dataTextAlone(words: Translator, row: Survival): string {
  const { ifReturned, dataLoss } = row;
  const hangs = ifReturned !== undefined && dataLoss.worst === null && dataLoss.best !== null;
  return hangs && ifReturned.dataLoss.worst !== null ? words.translate('survival.data.waits') : dataText(words, row);
}

/** The worse of both targets. */
export function verdictOf({ target }: Survival): 'met' | 'missed' | 'cannot-tell' | undefined {
  const verdicts = [target?.rto, target?.rpo];
  return (['missed', 'cannot-tell', 'met'] as const).find(verdict => verdicts.includes(verdict));
}

/** How much is hit, and what decides, the worst first. */
function chainOf(words: Translator, { affected, needed, decides }: Survival): readonly string[] {
  const hit = words.translate('survival.hit', { affected, needed: Math.max(affected, needed) });
  // What decides may be a list alone that was not read, which is no part.
  return [...new Set([...(affected === 0 ? [] : [hit]), ...decides.map(one => linkOf(words, one))])];
}

/** "Disk: At best: it is started again by itself. At worst: no copy survives." */
const linkOf = (words: Translator, one: Affected): string =>
  words.translate(`survival.${one.resource.type === UNREAD_TYPE ? 'chainUnseen' : 'chain'}`, {
    noun: nounOf(words, [one.resource.kind], 1),
    causes: causesText(words, one),
  });

/** Why a resource has its fate: one cause, or those of the best and of the worst case. */
export function causesText(words: Translator, { causes, story }: Affected): string {
  const told = causes.map(({ key }, at) =>
    words.has(`survival.causes.${key}`) ? words.translate(`survival.causes.${key}`) : (story[at] ?? ''),
  );
  const [best, worst] = told;
  if (best === undefined || worst === undefined) return told.join(' ');
  return words.translate('survival.bestWorst', { best, worst });
}
