import { uuidOf } from '../../lib/uuid.ts';
import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { CheckLibrary } from './check-details.ts';
import { acceptance, type FindingRecord } from './finding-record.ts';
import { sanitizeLine } from './sanitize-line.ts';

/** https://pages.nist.gov/OSCAL/reference/latest/assessment-results */
const VERSION = '1.0.6';
const NAMESPACE = 'urn:cloudbrief:oscal';

/**
 * OSCAL assessment results. The objective of each finding is a check: it is satisfied where the check passes wherever it
 * applies, and not satisfied where it fails or could not be answered. Nothing is said of a control as a whole, which no check
 * covers; the controls that the checks speak to are listed as reviewed.
 */
export function toOscal(assessment: Assessment, records: readonly FindingRecord[], words: Words): string {
  const { tool, now } = assessment;
  const plan = uuidOf(`plan ${tool.version}`);
  const results = {
    uuid: uuidOf(`results ${documentName(assessment)}`),
    metadata: {
      title: line(`Cloud risk assessment: ${assessment.client.name}`),
      'last-modified': dateTime(now),
      version: line(assessment.client.version ?? '1'),
      'oscal-version': VERSION,
    },
    'import-ap': { href: `#${plan}`, remarks: 'No assessment plan in OSCAL: the checks of the tool are the plan.' },
    results: [resultOf(assessment, records, words)],
    'back-matter': {
      resources: [{ uuid: plan, title: line(`Checks of ${tool.name} ${tool.version}`), description: 'Each check has a page of its own in the documentation of the tool.' }],
    },
  }; // prettier-ignore
  return `${JSON.stringify({ 'assessment-results': results }, null, 2)}\n`;
}

interface Words {
  readonly library: CheckLibrary;
  /** Names of frameworks by key. */
  readonly frameworks: ReadonlyMap<string, string>;
}

const documentName = ({ now, client, targets }: Assessment): string =>
  JSON.stringify([now, client.name, targets.map(({ provider, account }) => [provider, account])]);

/** A text of OSCAL has no space at its ends, and something in between. */
const line = (text: string): string => sanitizeLine(text, 1000).trim() || '-';

/** What another zone or calendar wrote is in UTC. */
const dateTime = (time: string): string => {
  const date = new Date(time);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
};

function resultOf(assessment: Assessment, records: readonly FindingRecord[], words: Words) {
  const { snapshot, coverage, checks } = assessment;
  const byCheck = Map.groupBy(records, ({ finding }) => finding.check);
  const judged = checks.filter(isJudged);
  const observations = records.map(record => observationOf(record, snapshot.ended));
  const findings = judged.map(tally => findingOf(tally, byCheck.get(tally.id) ?? [], words));
  return {
    uuid: uuidOf(`result ${documentName(assessment)}`),
    title: 'Findings of all checks',
    description: line(`${coverage.resources} resources were read. ${coverage.confidence} % of what matters could be checked.`),
    start: dateTime(snapshot.started),
    end: dateTime(snapshot.ended),
    'reviewed-controls': reviewed(judged, words),
    ...(observations.length === 0 ? {} : { observations }),
    ...(findings.length === 0 ? {} : { findings }),
  }; // prettier-ignore
}

/** A pass of a check that finds faults only may mean that there was nothing to look at: it satisfies no objective. */
const isJudged = ({ pass, fail, unknown, error, faultsOnly }: CheckTally): boolean =>
  (faultsOnly === true ? 0 : pass) + fail + unknown + error > 0;

/** The controls of frameworks that the checks speak to. */
function reviewed(judged: readonly CheckTally[], { library, frameworks }: Words) {
  const controls = new Map<string, Set<string>>();
  for (const { id } of judged)
    for (const [key, ids] of Object.entries(library.get(id)?.controls ?? {}))
      controls.set(key, new Set([...(controls.get(key) ?? []), ...ids]));
  const selections = [...controls].map(([key, ids]) => ({
    description: line(frameworks.get(key) ?? key),
    'include-controls': [...ids].sort().map(id => ({ 'control-id': token(`${key}_${id}`) })),
  }));
  return {
    description: 'Controls that checks speak to, by framework. No check covers a control as a whole.',
    'control-selections': selections.length === 0 ? [{ description: 'None of the checks that ran names a control.' }] : selections, // prettier-ignore
  };
}

/** A token begins with a letter, and has letters, digits, dots, hyphens and underscores. */
const token = (text: string): string => text.replaceAll(/[^\p{L}\p{N}._-]/gu, '-').replace(/^(?=[^\p{L}_])/u, '_');

function findingOf(tally: CheckTally, records: readonly FindingRecord[], { library }: Words) {
  const failed = tally.fail > 0;
  const unknown = tally.unknown + tally.error;
  const details = library.get(tally.id);
  const counts = `${tally.pass} passed, ${tally.fail} failed, ${unknown} could not be checked.`;
  const passed = !failed && unknown === 0;
  return {
    uuid: uuidOf(`finding ${tally.id} ${records.map(({ finding }) => finding.id).join(' ')}`),
    title: line(details?.name ?? tally.name),
    description: line(`${details?.risk ?? ''} ${counts}`),
    target: {
      type: 'objective-id',
      'target-id': token(tally.id),
      description: counts,
      status: {
        state: passed ? 'satisfied' : 'not-satisfied',
        reason: passed ? 'pass' : failed ? 'fail' : 'other',
        ...(!failed && unknown > 0 ? { remarks: 'It could not be checked everywhere: nothing is known to fail.' } : {}),
      },
    },
    ...(records.length === 0 ? {} : { 'related-observations': records.map(({ finding }) => ({ 'observation-uuid': uuidOf(`observation ${finding.id}`) })) }), // prettier-ignore
  };
}

function observationOf(record: FindingRecord, collected: string) {
  const { finding, title, message } = record;
  const { resource, exception } = finding;
  return {
    uuid: uuidOf(`observation ${finding.id}`),
    title,
    description: message,
    props: [
      { name: 'severity', ns: NAMESPACE, value: finding.severity },
      { name: 'status', ns: NAMESPACE, value: finding.status },
    ],
    methods: [finding.resource.kind === 'practice' ? 'INTERVIEW' : 'TEST'],
    types: ['finding'],
    subjects: [
      {
        'subject-uuid': uuidOf(`resource ${resource.provider} ${resource.account} ${resource.id}`),
        type: 'resource',
        title: line(resource.name),
        props: [
          { name: 'asset-id', value: line(resource.id) },
          { name: 'account', ns: NAMESPACE, value: line(resource.account) },
          { name: 'region', ns: NAMESPACE, value: line(resource.region) },
        ],
      },
    ],
    collected: dateTime(collected),
    ...(exception === undefined ? {} : { remarks: acceptance(exception) }),
  };
}
