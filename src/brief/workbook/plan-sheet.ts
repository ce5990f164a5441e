import type { Assessment, Risk } from '../../model/assessment.ts';
import { daysOf } from '../../model/work-days.ts';
import type { Translator } from '../language/translator.ts';
import { fixedResources } from '../pages/fixed-resources.ts';
import { planned, planStep } from '../pages/plan.ts';
import { dateAfter } from '../pages/schedule.ts';
import type { State } from '../pages/state.ts';
import { tallyOf } from '../pages/tallies.ts';
import type { SheetView } from '../workbook-views.ts';
import { managementColumns, NO_RESPONSE } from './register-sheet.ts';

/** Every action: the steps of the plan with their dates, then what finds no room in it. */
export function planSheet(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): SheetView {
  const { asked, all } = planned(words, assessment, risks, state);
  const say = (key: string): string => words.translate(`workbook.plan.${key}`);
  const evidenceOf = (check: string): string => tallyOf(assessment, check)?.evidence ?? '';
  const severityOf = (severity: string): string => words.translate(`evidence.severities.${severity}`);
  const day = (after: number): string => dateAfter(assessment, after).slice(0, 10);
  return {
    name: words.translate('workbook.sheets.plan'),
    columns: [
      { title: words.translate('plan.number'), width: 6 }, { title: say('decision'), width: 10 },
      { title: words.translate('plan.step'), width: 60 }, { title: say('done'), width: 50 },
      { title: words.translate('plan.left.mends'), width: 22 }, { title: words.translate('evidence.severity'), width: 11 },
      { title: words.translate('plan.days'), width: 10 }, { title: say('from'), width: 12 },
      { title: words.translate('plan.by'), width: 12 }, { title: say('room'), width: 14 },
      { title: words.translate('evidence.numbers'), width: 12 }, ...managementColumns(words),
    ],
    rows: [
      ...all.steps.map((step, at) => {
        const { letter, action, done } = planStep(words, assessment, step, at, asked);
        const { check, severity } = step.action;
        const mends = fixedResources(words, assessment, step.action);
        return [at + 1, letter, action, done, mends, severityOf(severity), step.days, day(step.from), day(step.to), say('in'), evidenceOf(check), ...NO_RESPONSE];
      }),
      ...all.left.map(action => [
        '', '', action.action, '', fixedResources(words, assessment, action), severityOf(action.severity), daysOf(action), '', '', say('out'), evidenceOf(action.check), ...NO_RESPONSE,
      ]),
    ],
  }; // prettier-ignore
}
