import { recordSchema, type InventoryRecord } from '../../src/model/inventory.ts';
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
export async function awsVerdicts(
  answers: AwsAnswers,
  services: readonly string[],
  checks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const pool = inventedPool(({ call, input, invent }) => {
    const answer = answers[call] ?? invent(0);
    return Promise.resolve().then(() => (typeof answer === 'function' ? (answer as Answering)(input) : answer));
  });
  const records: InventoryRecord[] = [];
  const sink = (record: InventoryRecord): void =>
    void records.push(recordSchema.parse(JSON.parse(JSON.stringify(record))));
  const read = ['backup', ...services].map(service => `aws-${service}`);
  for (const collector of AWS_COLLECTORS.filter(({ id }) => read.some(prefix => id.startsWith(prefix)))) {
    const region = collector.scope === 'global' ? GLOBAL : 'us-east-1';
    await runAwsUnit(
      { id: collector.id, target: inventedTarget(), region, collector },
      pool,
      sink,
      new AbortController().signal,
    );
  }
  return verdictsOf(records, checks);
}
