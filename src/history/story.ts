import type { Assessment } from '../model/assessment.ts';
import { QUESTIONS } from '../model/question.ts';
import type { Change, Movement, Trend } from '../model/trend.ts';

/** Risk model 4.3: nobody reads on in a longer sentence. */
const LONGEST = 25;

export type Told = Pick<Trend, 'overall' | 'questions' | 'findings' | 'rules' | 'scope' | 'baseline'>;

/** The quarter in five sentences: the score, what got better, what got worse, the findings, and what could be seen. */
export function tellStory(told: Told, coverage: Assessment['coverage']): string[] {
  return [
    overallSentence(told),
    movedSentence(told, 'better'),
    movedSentence(told, 'worse'),
    findingsSentence(told.findings),
    sightSentence(told, coverage.confidence),
  ];
}

/** The first that is short enough; they are given the fullest first. */
function shortest(...candidates: readonly string[]): string {
  const fits = candidates.find(sentence => sentence.split(/\s+/).length <= LONGEST);
  return fits ?? candidates.at(-1) ?? '';
}

const dateOf = (moment: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment));

function overallSentence({ overall, baseline }: Told): string {
  const { before, after, direction, reason } = overall;
  const since = `Since ${dateOf(baseline.now)} the overall score`;
  switch (direction) {
    case 'better':
      return `${since} rose from ${before.proven} to ${after.proven}.`;
    case 'worse':
      return `${since} fell from ${before.proven} to ${after.proven}.`;
    case 'unchanged':
      return `${since} stayed at ${after.proven}.`;
    case 'not-comparable': {
      const plain = `The overall score cannot be compared with that of ${dateOf(baseline.now)}`;
      return shortest(`${plain}: ${reason}.`, `${plain}.`);
    }
  }
}

function movedSentence({ questions }: Told, wanted: 'better' | 'worse'): string {
  const moved = QUESTIONS.map(question => ({ ...question, ...questions[question.slug] })).filter(
    one => one.direction === wanted,
  );
  const [most] = moved.toSorted((a, b) => step(b) * b.weight - step(a) * a.weight || a.number.localeCompare(b.number));
  if (most === undefined) return `No question got ${wanted}.`;
  const [from, to] = [most.before.proven, most.after.proven];
  if (moved.length === 1) {
    const one = `“${most.tile}” ${wanted === 'better' ? 'rose' : 'fell'} from ${from} to ${to}`;
    return shortest(`${one}: ${most.reason}.`, `${one}: ${gistOf(most.reason)}.`, `${one}.`);
  }
  const many = `${moved.length} questions got ${wanted}, most of all “${most.tile}” (${from} to ${to})`;
  return shortest(`${many}: ${most.reason}.`, `${many}: ${gistOf(most.reason)}.`, `${many}.`);
}

/** A reason without its counts: what holds now, or what fails. */
const gistOf = (reason: string): string => reason.replace(/^.*?, (?:so that now|\d+ in all:) /, '');

const step = ({ before, after }: Pick<Change, 'before' | 'after'>): number => Math.abs(after.proven - before.proven);

function findingsSentence({ resolved, new: fresh, cameBack, unchanged, changedSeverity }: Movement): string {
  const parts: readonly (readonly [number, string])[] = [
    [resolved, 'resolved'],
    [fresh, 'new'],
    [cameBack, 'back again'],
    [unchanged + changedSeverity, 'as before'],
  ];
  const said = parts.filter(([count]) => count > 0);
  const total = said.reduce((sum, [count]) => sum + count, 0);
  const [first] = said;
  if (first === undefined) return 'There is no finding that could be compared.';
  if (said.length === 1)
    return total === 1 ? `The one finding is ${first[1]}.` : `All ${total} findings are ${first[1]}.`;
  return `Of ${total} findings, ${listed(said.map(([count, what]) => `${count} ${count === 1 ? 'is' : 'are'} ${what}`))}.`;
}

function sightSentence({ baseline, findings, rules, scope }: Told, confidence: number): string {
  const base = `We could check ${confidence} % of what matters${confidence === baseline.confidence ? ', as before' : `, after ${baseline.confidence} %`}`;
  const counts: readonly (readonly [number, string])[] = [
    [findings.noLongerVisible, 'out of sight'],
    [findings.nowVisible, 'come into view'],
    [findings.accepted, 'accepted by name'],
    [findings.lapsed, 'accepted no longer'],
    [scope.missing.length, scope.missing.length === 1 ? 'account less' : 'accounts less'],
    [scope.added.length, scope.added.length === 1 ? 'account more' : 'accounts more'],
    [rules.added.length + rules.removed.length, 'checks left out'],
    [rules.changed.length, 'checks weighed anew'],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return shortest(...said.map((_, index) => `${base}; ${listed(said.slice(0, said.length - index))}.`), `${base}.`);
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
