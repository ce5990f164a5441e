import { basename, dirname, join } from 'node:path';
import { styleText } from 'node:util';
import type { Briefing, PostureRow } from '../../brief/index.ts';
import { sanitizeText } from '../../lib/text.ts';
import type { Assessment, Grade } from '../../model/assessment.ts';
import { isScored } from '../../model/grade.ts';

export interface SummaryOptions {
  readonly colour: boolean;
  /** Paths of the written files. */
  readonly files: readonly string[];
}

/** The summary fits a terminal of 80 columns and 24 lines, prompt included. */
const WIDTH = 80;
const LABEL = 22;

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** The summary for a terminal: the answer, the thirteen questions, the first actions, and the files. */
export function summarize(briefing: Briefing, assessment: Assessment, { colour, files }: SummaryOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const { bottomLine, posture, summary } = briefing;
  const lines = [
    paint('bold', clip(briefing.title)),
    ...wrap(bottomLine.answer),
    ...wrap(summary.score).map(line => paint('dim', line)),
    '',
    ...inTwoColumns(posture.rows.map(row => rowText(row, briefing, assessment, paint))),
    ...(posture.rows.some(({ grade }) => grade.provisional !== '') ? [paint('dim', clip(summary.legend))] : []),
    clip(summary.counts),
    ...effectLines(briefing, paint),
    ...(summary.recovery === '' ? [] : [paint('bold', clip(summary.recovery))]),
    ...actionLines(briefing, paint),
    ...fileLines(briefing, files, paint),
  ];
  return `${lines.join('\n')}\n`;
}

const safe = (text: string): string => sanitizeText(text, 1000).replaceAll(/[\u{A0}\u{202F}]/gu, ' ');

function clip(text: string, width = WIDTH): string {
  const clean = safe(text);
  return clean.length <= width ? clean : `${clean.slice(0, width - 1)}…`;
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of safe(text).split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(line => clip(line));
}

const STYLES: Readonly<Record<Grade, Parameters<typeof styleText>[0]>> = {
  strong: 'blue',
  good: 'cyan',
  'needs-work': 'yellow',
  weak: 'red',
  'critical-gap': ['bold', 'red'],
  'not-assessed': 'dim',
  'does-not-apply': 'dim',
};

interface Cell {
  readonly plain: string;
  readonly painted: string;
}

function rowText(
  { question, label, grade }: PostureRow,
  { summary }: Briefing,
  assessment: Assessment,
  paint: Paint,
): Cell {
  const scored = isScored(grade.slug);
  const { proven } = assessment.score.questions[question];
  const number = scored ? `${grade.provisional === '' ? '' : '~'}${String(proven)}` : '–';
  const head = `${label.padEnd(LABEL)}${number.padStart(4)} `;
  const word = grade.slug === 'does-not-apply' ? summary.nothingHere : grade.word;
  return { plain: head + word, painted: head + paint(STYLES[grade.slug], word) };
}

function inTwoColumns(cells: readonly Cell[]): readonly string[] {
  const half = Math.ceil(cells.length / 2);
  return cells.slice(0, half).map((left, index) => {
    const right = cells[index + half];
    return right === undefined
      ? left.painted
      : `${left.painted}${' '.repeat(Math.max(1, WIDTH / 2 - left.plain.length))}${right.painted}`;
  });
}

function actionLines({ summary }: Briefing, paint: Paint): readonly string[] {
  if (summary.first.length === 0) return [];
  const named = summary.first.map((action, index) => clip(`${String(index + 1)}. ${action}`));
  return [paint('bold', safe(summary.firstTitle)), ...named];
}

function effectLines({ summary: { effect } }: Briefing, paint: Paint): readonly string[] {
  return effect === undefined ? [] : [paint('bold', safe(effect.title)), ...effect.lines.flatMap(line => wrap(line))];
}

/** Paths are not truncated, so that they can be copied. */
function fileLines({ summary }: Briefing, files: readonly string[], paint: Paint): readonly string[] {
  if (files.length === 0) return [];
  const folders = [...new Set(files.map(file => dirname(file)))];
  return folders.map(folder => {
    const names = files.filter(file => dirname(file) === folder).map(file => basename(file));
    return `${paint('bold', safe(summary.filesTitle))}  ${safe(join(folder, names[0] ?? ''))}${names
      .slice(1)
      .map(name => `, ${safe(name)}`)
      .join('')}`;
  });
}
