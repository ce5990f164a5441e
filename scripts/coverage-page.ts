import type { Operation } from '../src/providers/kit/collector.ts';
import { GROUPS, groupOf, stateOf, type Covered, type State } from './coverage-rows.ts';

/** The question of each area of the catalogue, by its tile in the briefing and its slug. */
const AREAS: Readonly<Record<string, string>> = {
  az: 'One data centre fails (`data-centre`)',
  enc: 'Data can be read (`confidentiality`)',
  bkp: 'Account is wiped (`offsite-copies`)',
  dr: 'Recovery proved (`recovery`)',
  net: 'Strangers get in (`perimeter`): network and data',
  iam: 'Strangers get in (`perimeter`): identity',
  iac: 'Rebuild from scripts (`rebuild`)',
  scale: 'A sudden rush (`surge`)',
  log: 'Find out what happened (`records`)',
  sup: 'Help at 3 a.m. (`support`)',
  perf: 'Fast every day (`performance`)',
  coup: 'One fault stops all (`coupling`)',
  conc: 'Provider fails us (`provider`)',
  people: 'A key person leaves (`people`)',
};

export function coveragePage(covered: readonly Covered[]): string {
  const groups = GROUPS.map(group => ({ group, rows: covered.filter(({ row }) => groupOf(row) === group) }));
  const count = (rows: readonly Covered[], state: State): number => rows.filter(row => stateOf(row) === state).length;
  const counts = [...groups.map(({ group: [, name], rows }) => ({ name, rows })), { name: 'All', rows: covered }].map(
    ({ name, rows }) =>
      `| ${name} | ${rows.length} | ${count(rows, 'checked')} | ${count(rows, 'reason')} | ${count(rows, 'waits')} |`,
  );
  const sections = groups.map(({ group: [, name], rows }) => `## ${name}\n\n${areasOf(rows)}`);
  return `# Coverage by provider

For engineers and auditors who need to know what is read, row by row of the risk catalogue: the checks that answer a row, their API calls and
permissions, or the reason why no check does. \`npm run generate\` writes this page from the checks, the collectors and
\`data/catalogue*.json\`.

What an account holds beyond this page is not judged, and said: each run counts the resources of every type and names the types that no
collector reads in the briefing, in the evidence and in \`coverage.notLookedAt\` of \`assessment.json\`. They move no score. AWS is counted
with Resource Explorer (default view without a filter), in regions without an index with AWS Config, else with the tagging API, which lists
tagged resources only; Azure with the list of the subscription's resources. An account that could not be counted is named too.

DNS records are followed where the record itself says whose target it is: alias records to load balancers, names of website buckets, and
IPv4 addresses in the blocks that AWS (EC2) and Google Cloud publish as their customers'. Such an address that no account holds may be a
partner's, or one that was released and that a stranger has by now: it gets half credit. Any other address is not judged.

Calls that return contents or secrets are never made, so that what only they say is not judged: TLS of connections and roles of jobs of AWS
Glue, whose lists have passwords and arguments. Commands in ECS tasks and builds of CodeBuild are not followed as ways to the role of
another. Whom the resource policy of a DynamoDB table names is not read; DynamoDB refuses public ones.

| provider | rows | checked | not checked, with a reason | not read yet |
| --- | --- | --- | --- | --- |
${counts.join('\n')}

${sections.join('\n\n')}
`;
}

function areasOf(rows: readonly Covered[]): string {
  return [...Map.groupBy(rows, ({ row }) => row.id.split('.')[1] ?? '')]
    .map(
      ([area, inArea]) =>
        `### ${AREAS[area] ?? area}\n\n| row | subject | severity | checks | API calls and permissions |\n| --- | --- | --- | --- | --- |\n${inArea.map(lineOf).join('\n')}${limitsOf(inArea)}`,
    )
    .join('\n\n');
}

function limitsOf(rows: readonly Covered[]): string {
  const lines = rows.flatMap(({ row, limit }) => (limit === undefined ? [] : [`- ${row.id}: ${limit}`]));
  return lines.length === 0 ? '' : `\n\nNot covered:\n\n${lines.join('\n')}`;
}

function lineOf(covered: Covered): string {
  const { row, checks, operations, reason } = covered;
  const answers = checks.map(({ id }) => `[${id}](checks/${id}.md)`).join(', ');
  const cells = [
    row.id,
    row.subject,
    row.severity ?? '',
    answers === '' ? (reason ?? 'not read yet') : answers,
    operations.map(operationText).join(', '),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The permission beside the call only where its name differs. */
const operationText = ({ call, action }: Operation): string =>
  action === call ? `\`${call}\`` : `\`${call}\` (\`${action}\`)`;
