import type { Assessment, Risk } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { isOpenFail, isPlain } from '../language/stake.ts';
import { nounOf } from '../language/nouns.ts';
import type { Translator } from '../language/translator.ts';
import type { Line } from '../views.ts';
import { hitServices } from './how-long.ts';
import { dataTextAlone, toldOf } from './survival/cell.ts';
import { intervalText } from './survival/interval-text.ts';

const NAMED = 2;

/** The services that a risk hits, by name: how long each is out and what it loses, or what fails in it where nothing was simulated. */
export function riskHits(words: Translator, assessment: Assessment, risk: Risk): readonly Line[] {
  const text = simulatedHits(words, assessment, risk) || failingHits(words, assessment, risk);
  return text === '' ? [] : [{ term: words.translate('risk.hits.title'), text }];
}

/** Services that end alike are named together. */
function simulatedHits(words: Translator, assessment: Assessment, risk: Risk): string {
  const all = hitServices(words, assessment, risk).filter(({ service }) => service.workload.source !== 'unassigned');
  const named = all.slice(0, NAMED).map(({ service, row }) => ({
    name: service.quoted,
    time: intervalText(words, toldOf(row).hours, 'hours'),
    data: dataTextAlone(words, row),
  }));
  const alike = [...Map.groupBy(named, ({ time, data }) => `${time}\n${data}`).values()];
  const told = alike.map(group => {
    const { time = '', data = '' } = group[0] ?? {};
    return words.translate('risk.hits.each', { services: words.listed(group.map(({ name }) => name)), time, data });
  });
  return withRest(words, told, all.length);
}

/** What fails in each service that people gave a name, most first. */
function failingHits(words: Translator, assessment: Assessment, risk: Risk): string {
  if (assessment.redacted === true) return '';
  const checks = new Set(risk.evidence.map(({ check }) => check));
  const open = assessment.findings.filter(one => checks.has(one.check) && isOpenFail(one));
  const groups = [...Map.groupBy(open, ({ resource }) => resource.workload ?? '')]
    .flatMap(([name, findings]) => (isPlain(name) ? [{ name, resources: distinct(findings) }] : []))
    .toSorted((a, b) => b.resources.length - a.resources.length || (a.name < b.name ? -1 : 1));
  const told = groups.slice(0, NAMED).map(({ name, resources }) => {
    const kinds = [...new Set(resources.map(({ kind }) => kind))];
    const n = resources.length;
    const what = words.translate('count.things', { n, noun: nounOf(words, kinds, n) });
    return words.translate('risk.hits.fails', { service: words.translate('document.quoted', { name }), what });
  });
  return withRest(words, told, groups.length);
}

function withRest(words: Translator, told: readonly string[], all: number): string {
  const rest = all > NAMED ? [words.translate('risk.hits.rest', { n: all - NAMED })] : [];
  return [...told, ...rest].join(' ');
}

const distinct = (findings: readonly Finding[]): readonly Finding['resource'][] => [
  ...new Map(findings.map(({ resource }) => [resource.id, resource])).values(),
];
