import { durationText } from '../../lib/duration.ts';
import { compareText, sanitizeText } from '../../lib/text.ts';
import type { Assessment } from '../../model/assessment.ts';
import { resourceText, type HourInterval, type Survival, type UsedFigure } from '../../model/survival.ts';
import { nounOf } from '../language/nouns.ts';
import type { Translator } from '../language/translator.ts';
import { labelled } from '../language/labelled.ts';
import type { SurvivalTables, Table } from '../views.ts';
import { essentialTable } from './essential-table.ts';
import { simulatedText } from './simulated-text.ts';

/** Recovery targets against what was simulated, and the figures that the simulation used. Undefined: nothing was simulated. */
export function survivalTables(words: Translator, assessment: Assessment): SurvivalTables | undefined {
  const { survivalFigures = [], survival } = assessment;
  if (survivalFigures.length === 0) return undefined;
  const say = (key: string): string => words.translate(`survivalTables.${key}`);
  return {
    title: say('title'),
    text: say('text'),
    targets: targetTable(survival, words),
    noTargets: say('noTargets'),
    essentialsTitle: say('essentialsTitle'),
    essentialsText: say('essentialsText'),
    essentials: essentialTable(assessment, words),
    promisesTitle: say('promisesTitle'),
    promisesText: say('promisesText'),
    promises: promiseTable(assessment, words),
    figuresTitle: say('figuresTitle'),
    figures: {
      columns: columnsOf(words, ['figure', 'range', 'unit', 'class', 'source', 'instead']),
      rows: survivalFigures.map(one => figureRow(one)),
    },
  };
}

const columnsOf = (words: Translator, keys: readonly string[]): string[] =>
  keys.map(key => words.translate(`survivalTables.columns.${key}`));

/** Ids, units and sources stay English: they are those of data/survival.json. */
function figureRow({ id, value, range, unit, class: sort, source, replaces }: UsedFigure): string[] {
  const text = (typical: number, [best, worst]: readonly [number, number]): string => `${typical} (${best}–${worst})`;
  const instead = replaces === undefined ? '' : `${text(replaces.value, replaces.range)}, ${replaces.source}`;
  return [id, text(value, range), unit, sort, source, instead];
}

/** A row for each target of each service, missed ones first. */
function targetTable(survival: readonly Survival[], words: Translator): Table | undefined {
  const rows = survival.flatMap(row => [
    ...targetRow(row, 'rto', row.target?.rtoHours, row.hours, words),
    ...targetRow(row, 'rpo', row.target?.rpoHours, row.dataLoss, words),
  ]);
  if (rows.length === 0) return undefined;
  const columns = columnsOf(words, ['service', 'scenario', 'target', 'simulated', 'verdict', 'decides']);
  rows.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || compareText(a.workload, b.workload));
  return { columns, rows: rows.map(({ cells }) => cells) };
}

const ORDER = ['missed', 'cannot-tell', 'met'] as const;

interface TargetRow {
  readonly verdict: (typeof ORDER)[number];
  readonly workload: string;
  readonly cells: string[];
}

function targetRow(
  { workload, scenario, target, decides: [first] }: Survival,
  which: 'rto' | 'rpo',
  hours: number | undefined,
  simulated: HourInterval,
  words: Translator,
): TargetRow[] {
  const verdict = target?.[which];
  if (hours === undefined || verdict === undefined) return [];
  const decides = verdict === 'met' || first === undefined ? '' : resourceText(first.resource);
  return [
    {
      verdict,
      workload,
      cells: [
        workload,
        scenario,
        `${which.toUpperCase()} ${durationText(hours)}`,
        simulatedText(simulated, words),
        words.translate(`survivalTables.verdicts.${verdict}`),
        decides,
      ],
    },
  ];
}

/** What the providers promise for each service beside what was simulated. */
function promiseTable({ workloads, survival }: Assessment, words: Translator): Table | undefined {
  const rows = workloads.flatMap(({ name, promise }) => {
    if (promise === undefined) return [];
    const { weakest, known, unknown } = promise;
    const hours = (scenario: Survival['scenario']): string => {
      const row = survival.find(one => one.workload === name && one.scenario === scenario);
      return row === undefined || row.instances === 0 ? '' : simulatedText(row.hours, words);
    };
    const what = `${nounOf(words, [weakest.kind], 1)} ${sanitizeText(weakest.name, LONGEST_NAME)}`;
    const part = labelled(words, what, `${percentText(weakest.percent, words)} (${weakest.source})`);
    const down = promise.downHours === undefined ? '' : ` (${durationText(promise.downHours)})`;
    const parts = words.translate('survivalTables.parts', { known, all: known + unknown });
    return [
      [
        sanitizeText(name, LONGEST_NAME),
        `${percentText(promise.percent, words)}${down}`,
        part,
        parts,
        ...BESIDE.map(hours),
      ],
    ];
  });
  if (rows.length === 0) return undefined;
  return {
    columns: columnsOf(words, ['service', 'promised', 'weakest', 'parts', 'component', 'zone', 'region']),
    rows,
  };
}

const LONGEST_NAME = 80;
const BESIDE = ['component-lost', 'zone-lost', 'region-lost'] as const;

const percentText = (percent: number | undefined, words: Translator): string =>
  percent === undefined ? words.translate('survivalTables.noPromise') : words.percent(percent);
