import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import type { Finding } from '../../src/model/finding.ts';

/** `fail`, `accepted` and `unknown` (with `error`), each with the sorted keys of its findings. */
export type Outcomes = Readonly<Record<string, readonly string[]>>;

function byOutcome<T>(all: readonly T[], of: (one: T) => readonly [outcome: string, mark: string]): Outcomes {
  const groups = Map.groupBy(all.map(of), ([outcome]) => outcome);
  return Object.fromEntries([...groups].map(([outcome, pairs]) => [outcome, pairs.map(([, mark]) => mark).sort()]));
}

const outcomeOf = ({ status, exception }: Finding): string => (exception === undefined ? status : 'accepted');

/** Open findings by id. */
export const outcomesById = (findings: readonly Finding[]): Outcomes =>
  byOutcome(findings, finding => [outcomeOf(finding), finding.id]);

/** Open findings as `check resource`. */
export const outcomesByName = (findings: readonly Finding[]): Outcomes =>
  byOutcome(findings, finding => [outcomeOf(finding), `${finding.check} ${finding.resource.name}`]);

/** Open findings in `findings.csv` by id. */
export function outcomesInCsv(text: string): Outcomes {
  const rows = parse<{ readonly status: string; readonly id: string }>(text, { bom: true, columns: true });
  return byOutcome(rows, ({ status, id }) => [status, id]);
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly suppressions: readonly object[];
        readonly partialFingerprints: { readonly 'cloudbrief/v1': string };
      }[];
      readonly invocations: readonly [
        { readonly toolExecutionNotifications: readonly { readonly properties: { readonly fingerprint?: string } }[] },
      ];
    },
  ];
}

/** Open findings in `results.sarif` by id; notifications about calls have none. */
export function outcomesInSarif(text: string): Outcomes {
  const [{ results, invocations }] = (JSON.parse(text) as Sarif).runs;
  const notes = invocations[0].toolExecutionNotifications.flatMap(
    ({ properties: { fingerprint } }) => fingerprint ?? [],
  );
  return byOutcome(
    [
      ...results.map(one => ({
        outcome: one.suppressions.length > 0 ? 'accepted' : 'fail',
        id: one.partialFingerprints['cloudbrief/v1'],
      })),
      ...notes.map(id => ({ outcome: 'unknown', id })),
    ],
    ({ outcome, id }) => [outcome, id],
  );
}

interface JunitCase {
  readonly '@classname': string;
  readonly '@name': string;
  readonly failure?: unknown;
  readonly skipped?: unknown;
}

/** Failed and skipped test cases of `junit.xml` as `check resource`. Names of whole checks have no bracket. */
export function outcomesInJunit(text: string): Outcomes {
  const isArray = (name: string): boolean => name === 'testcase' || name === 'testsuite';
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', isArray });
  const { testsuites } = parser.parse(text) as { testsuites: { testsuite: { testcase: JunitCase[] }[] } };
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase).filter(one => one['@name'].includes(' ('));
  return byOutcome(cases, one => [
    'failure' in one ? 'fail' : 'skipped' in one ? 'skipped' : 'passed',
    `${one['@classname'].split('.').at(-1)!} ${one['@name'].replace(/ \(.*$/, '')}`,
  ]);
}
