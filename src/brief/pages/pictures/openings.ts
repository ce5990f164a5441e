import type { Finding } from '../../../model/finding.ts';
import type { Kind } from '../../../model/kinds.ts';
import { isOpenFail, isPlain } from '../../language/stake.ts';
import { nounOf } from '../../language/nouns.ts';
import { statementOf, tallyOf } from '../tallies.ts';
import type { PictureBox, PictureColumn } from '../../picture-views.ts';
import { box, column, plannedBoxes, type Drawing } from './boxes.ts';

const MOST_DOORS = 3;
const MOST_NAMES = 3;

/** An opening: a service that strangers reach, or a log-in that is easy to take. */
interface Opening {
  readonly check: string;
  /** The service that answers; empty if the finding is about none. */
  readonly service: string;
  readonly findings: readonly Finding[];
}

/** The internet, the openings, and what stands behind them. */
export function openingsPicture(drawing: Drawing): readonly PictureColumn[] {
  const { words } = drawing;
  const say = (key: string): string => words.translate(`pictures.openings.${key}`);
  const openings = openingsOf(drawing);
  if (openings.length === 0) return [];
  return [
    column([box('plain', say('who'), { glyph: 'globe' })]),
    column(openings.map(one => doorOf(drawing, one)), { title: say('doors'), framed: true, arrow: say('tries') }),
    column([...behind(drawing, openings), ...plannedBoxes(drawing)], { title: say('behind'), framed: true, arrow: say('reaches') }),
  ]; // prettier-ignore
}

/** The worst openings: those of one service on any number of resources are one. */
function openingsOf({ assessment, risk }: Drawing): readonly Opening[] {
  const byId = new Map(assessment.findings.map(finding => [finding.id, finding]));
  return risk.evidence
    .filter(({ fail }) => fail > 0)
    .flatMap(({ check, findings }) => {
      const open = findings.flatMap(id => byId.get(id) ?? []).filter(isOpenFail);
      const groups = Map.groupBy(open, serviceOf);
      return [...groups].map(([service, of]): Opening => ({ check, service, findings: of }));
    })
    .slice(0, MOST_DOORS);
}

const serviceOf = ({ template }: Finding): string => {
  const service = template.data['service'];
  return typeof service === 'string' ? service : '';
};

const kindsOf = (of: readonly Pick<Finding, 'resource'>[]): readonly Kind[] => [
  ...new Set(of.map(({ resource }) => resource.kind)),
];

function doorOf({ words, assessment }: Drawing, { check, service, findings }: Opening): PictureBox {
  const tally = tallyOf(assessment, check);
  const n = findings.length;
  const on = words.translate('count.things', { n, noun: nounOf(words, kindsOf(findings), n) });
  const glyph = findings.some(({ resource }) => resource.kind === 'account' || resource.kind === 'identity') ? 'key' : 'door';
  return box('fails', service === '' ? statementOf(tally, check) : words.translate('pictures.openings.open', { service }), { glyph, lines: [on] });
} // prettier-ignore

/** Services by the company's own names; what has none is counted. */
function behind({ words, assessment }: Drawing, openings: readonly Opening[]): readonly PictureBox[] {
  const resources = [...new Map(openings.flatMap(({ findings }) => findings).map(one => [one.resource.id, one.resource])).values()]; // prettier-ignore
  const named = assessment.redacted === true ? [] : [...new Set(resources.flatMap(({ workload }) => (workload !== undefined && isPlain(workload) ? [workload] : [])))]; // prettier-ignore
  const rest = resources.filter(({ workload }) => workload === undefined || !named.slice(0, MOST_NAMES).includes(workload)); // prettier-ignore
  const kinds = kindsOf(rest.map(resource => ({ resource })));
  const counted = words.translate('count.things', { n: rest.length, noun: nounOf(words, kinds, rest.length) });
  return [
    ...named.slice(0, MOST_NAMES).map(name => box('plain', words.translate('document.quoted', { name }))),
    ...(rest.length > 0 ? [box('plain', counted)] : []),
  ]; // prettier-ignore
}
