import { durationText } from '../lib/duration.ts';
import { ESSENTIAL_TEXT, type EssentialAnswer } from '../model/essential.ts';
import { resourceText, toldFate, type Affected, type HourInterval, type Survival } from '../model/survival.ts';
import type { SimulationReport } from '../model/simulation.ts';
import { nameColumn, type NameColumn } from './distinct-names.ts';
import { clip, cut, wrapWithin } from './text-layout.ts';

type Row = SimulationReport['rows'][number];

const FATE_WORDS: Readonly<Record<ReturnType<typeof toldFate>, string>> = {
  unaffected: 'goes on',
  restarts: 'restarts by itself',
  'fails-over': 'fails over',
  rebuilds: 'is made again from code',
  restores: 'is restored from a copy',
  'by-hand': 'is made again by hand',
  unknown: 'cannot be told',
  waits: 'waits for the place',
  risk: 'is at risk',
  lost: 'is lost',
};

const TITLES: Readonly<Record<Survival['scenario'], string>> = {
  'component-lost': 'One machine, instance or gateway fails',
  'data-corrupted': 'Data is deleted or damaged',
  'zone-lost': 'A data centre (zone) fails',
  'region-lost': 'A region fails',
  'account-wiped': 'Somebody deletes all that one administrator can',
  'account-closed': 'An account is closed',
  'provider-lost': 'The provider is gone',
};

const NAME = 24;
const FATE = 24;
const HOURS = 20;
/** Of a name, so that what happens to it stays in sight. */
const LONGEST = 60;
/** Of a name with its kind. */
const LONGEST_SUBJECT = 90;

const fateText = (told: Parameters<typeof toldFate>[0]): string => FATE_WORDS[toldFate(told)];

/** `5 min to 2 h`; an end without bound is said in a word. */
export function intervalText({ best, worst }: HourInterval, unbounded: string): string {
  const [from, to] = [best, worst].map(hours => (hours === null ? unbounded : durationText(hours)));
  return from === to ? (from ?? '') : `${from} to ${to}`;
}

const downText = (hours: HourInterval): string => intervalText(hours, 'forever');

/** The name of a resource by its id. */
type NameOf = (id: string) => string;

/** A table for each scenario, what decides each row, and the worst case hour by hour. */
export function simulationText(
  { rows, change, essentials = [] }: SimulationReport,
  columns: number,
  nameOf: NameOf = id => id,
): string {
  const scenarios = Map.groupBy(rows, ({ scenario }) => scenario);
  const blocks = [...scenarios].map(([scenario, these]) => scenarioText(scenario, these, columns));
  const intro = change === undefined ? [] : [[changeText(change)]];
  const story = storyText(rows, columns);
  const answers = essentials.length === 0 ? [] : [essentialsText(essentials, columns, nameOf)];
  return `${[...intro, ...answers, ...blocks, ...(story.length === 0 ? [] : [story])].map(lines => lines.join('\n')).join('\n\n')}\n`;
}

const ANSWERS: Readonly<Record<EssentialAnswer['answer'], string>> = {
  yes: 'Yes. ',
  partly: 'Partly. ',
  no: 'No. ',
  hours: '',
  unknown: 'Not known. ',
  'not-applicable': '',
};

/** The seven questions with their answers and what decides. */
const essentialsText = (essentials: readonly EssentialAnswer[], columns: number, nameOf: NameOf): string[] => [
  'What everybody should be able to answer',
  ...essentials.flatMap(({ question, answer, text, evidence }) => [
    `  ${ESSENTIAL_TEXT[question]}`,
    ...wrapWithin(
      `${ANSWERS[answer]}${text}${evidence.length === 0 ? '' : ` (${evidence.map(id => clip(nameOf(id), LONGEST_SUBJECT)).join(', ')})`}`,
      columns,
      4,
      '    ',
    ),
  ]),
];

function changeText({ added, fixed, check }: NonNullable<SimulationReport['change']>): string {
  const parts = [
    ...(check === undefined ? [] : [`${check} fixed on ${fixed} ${fixed === 1 ? 'resource' : 'resources'}`]),
    ...(added === 0 ? [] : [`${added} ${added === 1 ? 'resource' : 'resources'} added`]),
  ];
  return `With ${parts.length === 0 ? 'nothing changed' : parts.join(' and ')}:`;
}

function scenarioText(scenario: Survival['scenario'], rows: readonly Row[], columns: number): string[] {
  const names = nameColumn(rows.map(({ workload }) => workload), NAME); // prettier-ignore
  const head = ['Workload'.padEnd(names.width), 'What happens'.padEnd(FATE), 'Down'.padEnd(HOURS), 'Data lost'].join(
    '  ',
  );
  return [TITLES[scenario], cut(head, columns), ...rows.flatMap(row => rowText(row, names, columns))];
}

function rowText(row: Row, names: NameColumn, columns: number): string[] {
  const [first] = row.decides;
  const cells = [
    names.print(row.workload),
    fateText(row).padEnd(FATE),
    downText(row.hours).padEnd(HOURS),
    intervalText(row.dataLoss, 'everything'),
  ];
  const line = cut(cells.join('  ').trimEnd(), columns);
  const indent = '    ';
  return [
    line,
    ...(row.lost === undefined ? [] : wrapWithin(`worst of ${row.instances}: ${clip(row.lost.name, LONGEST)}; touches ${row.affected} of the ${row.needed} resources that it needs`, columns, 2, indent)), // prettier-ignore
    ...(row.ifReturned === undefined ? [] : wrapWithin(returnedText(row.ifReturned), columns, 2, indent)),
    ...(first === undefined ? [] : wrapWithin(causeText(first), columns, 4, indent)),
    ...(row.unseen === undefined ? [] : wrapWithin(unseenText(row.unseen), columns, 2, indent)),
    ...targetText(row).map(text => `${indent}${text}`),
    ...suggestionText(row).flatMap(text => wrapWithin(text, columns, 3, indent)),
    ...(row.before === undefined ? [] : [`${indent}before: ${fateText(row.before)}, down ${downText(row.before.hours)}, data lost ${intervalText(row.before.dataLoss, 'everything')}`]), // prettier-ignore
  ];
}

const returnedText = ({ hours, dataLoss }: NonNullable<Row['ifReturned']>): string =>
  `if the place comes back as those of the incidents on record: down ${downText(hours)}, data lost ${intervalText(dataLoss, 'everything')}`;

function causeText({ resource, story, unread }: Affected): string {
  const open = unread.length === 0 ? '' : ` Not read: ${unread.join(', ')}.`;
  return `decided by ${resourceText(resource, clip(resource.name, LONGEST))}: ${story.join(' Or: ')}${open}`;
}

const UNSEEN = 3;

const unseenText = (unseen: readonly string[]): string =>
  `may need what nobody saw: ${unseen.slice(0, UNSEEN).map(name => clip(name, LONGEST)).join(', ')}${unseen.length > UNSEEN ? `, and ${unseen.length - UNSEEN} more` : ''}`; // prettier-ignore

const VERDICTS = { met: 'met', missed: 'MISSED', 'cannot-tell': 'cannot be told' } as const;

function targetText({ target }: Row): string[] {
  if (target === undefined) return [];
  const { rto, rtoHours, rpo, rpoHours } = target;
  return [
    ...(rto === undefined || rtoHours === undefined ? [] : [`may be down ${durationText(rtoHours)}: ${VERDICTS[rto]}`]),
    ...(rpo === undefined || rpoHours === undefined ? [] : [`may lose ${durationText(rpoHours)} of data: ${VERDICTS[rpo]}`]), // prettier-ignore
  ];
}

const suggestionText = ({ suggestion }: Row): string[] =>
  suggestion === undefined
    ? []
    : [
        `cheapest change that helps (${suggestion.effort}): ${suggestion.action} Then: ${fateText(suggestion)}, down ${downText(suggestion.hours)}, data lost ${intervalText(suggestion.dataLoss, 'everything')} (${suggestion.check})`,
      ];

const rank = ({ dataLoss, hours }: Row): number => (dataLoss.worst ?? 1e9) * 1e6 + (hours.worst ?? 1e6);

/** The worst row hour by hour. */
function storyText(rows: readonly Row[], columns: number): string[] {
  const [worst] = rows.filter(({ timeline }) => timeline.length > 1).sort((a, b) => rank(b) - rank(a));
  if (worst?.lost === undefined) return [];
  return [
    ...wrapWithin(`Hour by hour, the worst case: ${clip(worst.workload, LONGEST)}, ${TITLES[worst.scenario].toLowerCase()} (${clip(worst.lost.name, LONGEST)})`, columns, 3), // prettier-ignore
    ...worst.timeline.map(
      ({ hours, text, resource }) =>
      cut(`  ${(hours === null ? 'open' : durationText(hours)).padStart(9)}  ${resource === undefined ? '' : `${resourceText(resource, clip(resource.name, LONGEST))}: `}${text}`, columns), // prettier-ignore
    ),
  ];
}
