import { recordSchema, type InventoryRecord } from '../../src/model/inventory.ts';
import type { AwsCollector } from '../../src/providers/aws/context.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { GLOBAL } from '../../src/providers/aws/target.ts';
import { runAwsUnit } from '../../src/providers/aws/unit.ts';
import { inventedPool, inventedTarget } from './aws-invented.ts';
import { verdictsOf } from './verdicts.ts';

/** Answers by call; a function gets the input, and may throw. Calls without one have empty lists. */
export type AwsAnswers = Readonly<Record<string, object | Answering>>;
type Answering = (input: Readonly<Record<string, unknown>>) => object;

/** An answer that AWS refuses. */
export const refusing = (name: string, httpStatusCode: number) => (): never => {
  throw Object.assign(new Error('no'), { name, $metadata: { httpStatusCode } });
};

/** What these checks say of an account that these services and AWS Backup read, by the name of the resource. */
export const awsVerdicts = (
  answers: AwsAnswers,
  services: readonly string[],
  checks: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  verdictsIn([{ region: 'us-east-1', answers }], ['backup', ...services], checks);

/** The same of several regions, each with answers of its own; the first one answers for what is global. */
export async function verdictsIn(
  places: readonly { readonly region: string; readonly answers: AwsAnswers }[],
  services: readonly string[],
  checks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const partition = places.every(({ region }) => region.startsWith('cn-')) ? 'aws-cn' : 'aws';
  const target = { ...inventedTarget(), partition };
  const records: InventoryRecord[] = [];
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  const read = services.map(service => `aws-${service}`);
  const collectors = AWS_COLLECTORS.filter(
    ({ id, charged }) => charged !== true && read.some(prefix => id.startsWith(prefix)),
  );
  for (const [index, { region, answers }] of places.entries()) {
    const pool = answering(answers);
    for (const collector of inOrder(collectors.filter(({ scope }) => index === 0 || scope === 'regional'))) {
      const wanted = collector.runsAfter ?? [];
      await runAwsUnit(
        {
          id: `${collector.id} ${region}`,
          target,
          region: collector.scope === 'global' ? GLOBAL : region,
          collector,
        },
        pool,
        sink,
        new AbortController().signal,
        records.flatMap(one =>
          one.record === 'resource' && one.region === region && wanted.includes(one.kind) ? [one] : [],
        ),
      );
    }
  }
  const regions = places.map(({ region }) => region);
  return verdictsOf(records, checks, [{ provider: 'aws', account: target.account, regions }]);
}

const answering = (answers: AwsAnswers): ReturnType<typeof inventedPool> =>
  inventedPool(({ call, input, invent }) => {
    const answer = answers[call] ?? invent(0);
    return Promise.resolve().then(() => (typeof answer === 'function' ? (answer as Answering)(input) : answer));
  });

const inOrder = (collectors: readonly AwsCollector[]): AwsCollector[] => [
  ...collectors.filter(({ runsAfter }) => runsAfter === undefined),
  ...collectors.filter(({ runsAfter }) => runsAfter !== undefined),
];
