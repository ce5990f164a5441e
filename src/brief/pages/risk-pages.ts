import { partText } from '../language/part-text.ts';
import type { Assessment, CheckTally, Risk } from '../../model/assessment.ts';
import type { Fact, RiskPage } from '../views.ts';
import { acceptanceOf, acceptanceText } from './accepted.ts';
import { incidentLibrary, type Incident } from './incident-library.ts';
import { upperFirst } from '../../lib/text.ts';
import { failCount, isStated, nounOf } from '../language/nouns.ts';
import { headlineOf, riskText } from '../language/risk-text.ts';
import { saidInPart } from '../language/said-in-part.ts';
import { stakeOf } from '../language/stake.ts';
import { messageCounts } from './message-counts.ts';
import { riskPicture } from './pictures/picture.ts';
import { decisionRequests } from './decision-requests.ts';
import { planned } from './plan.ts';
import { postureRow } from './posture.ts';
import { riskActions } from './risk-actions.ts';
import { riskHits } from './risk-hits.ts';
import { riskUnseen } from './risk-unseen.ts';
import { expectsOf } from './money/expects.ts';
import type { State } from './state.ts';
import { failing, statementOf, tallyOf } from './tallies.ts';
import type { Translator } from '../language/translator.ts';

const FACTS = 3;

/** A page for each top risk, or for the first of them; a public incident is used once. */
export function riskPages(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
  pages = risks.length,
): readonly RiskPage[] {
  const told = new Set<string>();
  const asked = decisionRequests(words, assessment, risks, state);
  const { steps } = planned(words, assessment, risks, state).all;
  return risks.slice(0, pages).map((risk, index, shown) => {
    const incident = closest(words, assessment, risk, told);
    if (incident !== undefined) told.add(incident.id);
    const picture = riskPicture({ words, assessment, risk, asked });
    return {
      number: index + 1,
      kicker: words.translate('risk.kicker', { n: index + 1, of: shown.length, name: riskText(words, risk, 'name') }),
      headline: headlineOf(words, assessment, risk),
      story: `${caseOf(words, assessment, risk)} ${riskText(words, risk, 'story')}`.trim(),
      picture,
      expects: [...expectsOf(words, assessment, risk), ...riskHits(words, assessment, risk)],
      ...factsOf(words, assessment, risk),
      ...riskActions({ words, assessment, risk, asked, steps }),
      closing: closingOf(words, assessment, risk, incident),
      standingTitle: words.translate('risk.standing', { n: risk.questions.length }),
      standingColumns: {
        question: words.translate('posture.question'),
        grade: words.translate('posture.grade'),
        bar: words.translate('posture.bar'),
      },
      standing:
        picture === undefined ? risk.questions.map(question => postureRow(words, assessment, question, state)) : [],
    };
  });
}

function closingOf(
  words: Translator,
  assessment: Assessment,
  risk: Risk,
  incident: Incident | undefined,
): RiskPage['closing'] {
  const certain = `${certainty(words, assessment, risk)} ${riskUnseen(words, assessment, risk)}`.trim();
  return [
    { term: words.translate('risk.ifNothing'), text: riskText(words, risk, 'nothing') },
    { term: words.translate('risk.certainty'), text: certain },
    ...(incident === undefined ? [] : [{ term: words.translate('risk.happened'), text: happened(words, incident) }]),
  ];
}

function factsOf(
  words: Translator,
  assessment: Assessment,
  risk: Risk,
): Pick<RiskPage, 'factsTitle' | 'factColumns' | 'facts'> {
  return {
    factsTitle: words.translate('risk.facts'),
    factColumns: {
      count: words.translate('risk.count'),
      found: words.translate('risk.found'),
      evidence: words.translate('risk.evidence'),
    },
    facts: failing(risk)
      .slice(0, FACTS)
      .map(one => factOf(words, assessment, one)),
  };
}

type Evidence = Risk['evidence'][number];

/** The client's case: counts of the first evidence. */
function caseOf(words: Translator, assessment: Assessment, risk: Risk): string {
  const [first] = failing(risk);
  if (first === undefined) return '';
  const { check, fail, judged, unknown } = first;
  const tally = tallyOf(assessment, check);
  if (words.has(`cases.${check}`) && saidInPart(assessment, tally) === undefined) {
    // "Our only" and "2 of our 3" require complete lists.
    const seen = unknown > 0 ? 'part' : fail === judged ? 'all' : 'some';
    const of = words.translate('count.of', { fail, judged, seen });
    const noun = nounOf(words, tally?.kinds, judged + unknown);
    const counts = {
      fail,
      judged: judged + unknown,
      of,
      Of: upperFirst(of),
      noun,
      accounts: assessment.targets.length,
      ...messageCounts(assessment, check),
    };
    const sentence = words.translate(`cases.${check}`, counts).trim();
    // Without findings there is nothing to count apart.
    if (sentence !== '') return sentence;
  }
  const statement = statementOf(tally, check);
  if (isStated(tally)) return words.translate('risk.caseStated', { statement: words.inSentence(statement) });
  return words.translate('risk.case', { statement, count: failCount(words, tally, fail, judged) });
}

function factOf(words: Translator, assessment: Assessment, { id, check, fail, judged, unknown }: Evidence): Fact {
  const tally = tallyOf(assessment, check);
  const told = statementOf(tally, check);
  const acceptance = acceptanceOf(assessment, check);
  const statement = acceptance === undefined ? told : `${told}, ${acceptanceText(words, acceptance)}`;
  return {
    count: failCount(words, tally, fail, judged),
    statement: unknown === 0 ? statement : words.translate('risk.notSeen', { statement, ...unseenOf(tally, unknown) }),
    evidence: id,
  };
}

/** An unread list is not one resource: how many lists were not read, and how many resources could not be judged. */
function unseenOf(tally: CheckTally | undefined, unknown: number): { readonly lists: number; readonly n: number } {
  const lists = Math.min(unknown, tally?.unreadLists ?? 0);
  return { lists, n: unknown - lists };
}

/** An incident at a provider in use, else the first, without those of other pages. */
function closest(
  words: Translator,
  assessment: Assessment,
  risk: Risk,
  told: ReadonlySet<string>,
): Incident | undefined {
  // The incident of strangers is about a stolen log-in: it shows no data that was read, and no door that stood open.
  if (risk.loss === 'S6' && (risk.leads === 'confidentiality' || stakeOf(words, assessment, risk).through !== 'login'))
    return undefined;
  const open = incidentLibrary()[risk.loss].filter(({ id }) => !told.has(id));
  return open.find(({ provider }) => assessment.targets.some(target => target.provider === provider)) ?? open[0];
}

function happened(words: Translator, { id, hours, date, source }: Incident): string {
  const told = words.translate(`incidents.${id}.told`, hours === undefined ? {} : { hours: Math.round(hours) });
  return words.translate('risk.happenedText', {
    told,
    who: words.translate(`incidents.${id}.who`),
    date: words.date(date),
    source: new URL(source).hostname.replace(/^www\./, ''),
  });
}

function certainty(words: Translator, { score, snapshot, selection }: Assessment, risk: Risk): string {
  if (selection !== undefined) return partText(words, 'risk.part', selection, { date: words.date(snapshot.ended) });
  const percent = words.percent(score.questions[risk.leads].coverage);
  return words.translate(`risk.${risk.certainty}`, { percent, date: words.date(snapshot.ended) });
}
