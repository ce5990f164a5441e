import { NormalizedSchema } from '@smithy/core/schema';
import type { ClientPool } from '../../src/providers/aws/client/clients.ts';
import { addSharedMiddleware, observed, prefixOf, type AnyClient } from '../../src/providers/aws/client/middleware.ts';
import { addResponseCheck } from '../../src/providers/aws/client/response-check.ts';
import { createRateLimiter } from '../../src/providers/aws/client/rate-limiter.ts';
import type { AwsClientClass } from '../../src/providers/aws/context.ts';
import type { AwsAccount } from '../../src/providers/aws/target.ts';

type Schema = Parameters<typeof NormalizedSchema.of>[0];

export const INVENTED_ACCOUNT = '111122223333';
const REGION = 'eu-west-1';

/** One call, as it reaches the network. */
export interface InventedCall {
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal | undefined;
  /** An answer that fits the schema of the operation, with `size` elements in each list. */
  readonly invent: (size?: number) => Record<string, unknown>;
  /** The members by which the answer says that there is another page; none where the operation has no pages. */
  readonly nextPage: (token: string) => Record<string, unknown>;
}

/** Clients of the SDK, with guard and counting, that ask `answer` where a real one would send a request. */
export function inventedPool(answer: (call: InventedCall) => Promise<object>): ClientPool {
  const rateLimiter = createRateLimiter();
  const unused = (): never => {
    throw new Error('nothing is sent');
  };
  return {
    rateLimiter,
    serverDate: () => undefined,
    requestHandler: { handle: unused, destroy: () => undefined } as never,
    close: () => undefined,
    client: <T>(Client: AwsClientClass<T>, _: unknown, region: string, observer: Parameters<typeof observed>[1]): T => {
      const client = new (Client as unknown as new (settings: object) => AnyClient)({ region, credentials: KEYS });
      addSharedMiddleware(client, rateLimiter, region);
      addResponseCheck(client);
      client.middlewareStack.add(
        (_next, context) => async args => {
          const { commandName = '', __smithy_context: smithy } = context;
          const output = await answer({
            call: `${prefixOf(client)}:${commandName.replace(/Command$/, '')}`,
            input: args.input as Readonly<Record<string, unknown>>,
            signal: observer.signal,
            nextPage: token => pageMembers(smithy?.operationSchema, token),
            invent: (size = 2) => inventedOutput(smithy?.operationSchema?.[5] as Schema | undefined, size),
          });
          return { output: { $metadata: {}, ...output }, response: {} };
        },
        { step: 'initialize', priority: 'low', name: 'inventedAnswer' },
      );
      return observed(client, observer, []) as T;
    },
  };
}

const KEYS = { accessKeyId: 'AKIATESTTESTTESTTEST', secretAccessKey: 'secret-of-the-test' };

export const inventedTarget = (): AwsAccount => ({
  account: INVENTED_ACCOUNT,
  partition: 'aws',
  credentialSet: { credentials: () => Promise.resolve(KEYS) },
  mainRegion: 'us-east-1',
  regions: ['us-east-1'],
  zones: new Map(),
  closures: new Map(),
});

const DEPTH = 8;

/** The old clients have no schema: their answers have no members. */
function inventedOutput(schema: Schema | undefined, size: number): Record<string, unknown> {
  if (schema === undefined) return {};
  const output = invented(NormalizedSchema.of(schema), { name: '', index: 1, depth: 0, size });
  return typeof output === 'object' && output !== null ? (output as Record<string, unknown>) : {};
}

const TOKEN = /token$|marker$|^position$/i;

/** Operations with a token in input and output have pages. */
function pageMembers(operation: readonly unknown[] | undefined, token: string): Record<string, unknown> {
  const [input, output] = [operation?.[4], operation?.[5]].map(schema => membersOf(schema as Schema | undefined));
  if (input === undefined || output === undefined || !input.some(name => TOKEN.test(name))) return {};
  const members: Record<string, unknown> = {};
  for (const name of output) {
    if (TOKEN.test(name)) members[name] = token;
    else if (/truncated|hasmore/i.test(name)) members[name] = true;
  }
  return members;
}

function membersOf(schema: Schema | undefined): string[] | undefined {
  if (schema === undefined) return undefined;
  const normalized = NormalizedSchema.of(schema);
  return normalized.isStructSchema() ? [...normalized.structIterator()].map(([name]) => name) : undefined;
}

interface Place {
  readonly name: string;
  readonly index: number;
  readonly depth: number;
  readonly size: number;
}

function invented(schema: NormalizedSchema, place: Place): unknown {
  const { name, index, depth, size } = place;
  if (schema.isStructSchema()) {
    if (depth > DEPTH) return undefined;
    const members: Record<string, unknown> = {};
    for (const [member, inner] of schema.structIterator()) {
      // A list ends with its first page.
      if (depth === 0 && /token$|marker$|^position$/i.test(member)) continue;
      members[member] = invented(inner, { ...place, name: member, depth: depth + 1 });
      if (schema.isUnionSchema()) break;
    }
    return members;
  }
  if (schema.isListSchema()) {
    if (depth > DEPTH) return [];
    return Array.from({ length: size }, (_, at) =>
      invented(schema.getValueSchema(), { ...place, index: at + 1, depth: depth + 1 }),
    );
  }
  if (schema.isMapSchema()) return { Name: invented(schema.getValueSchema(), { ...place, depth: depth + 1 }) };
  if (schema.isTimestampSchema()) return new Date('2026-11-01T00:00:00Z');
  if (schema.isBooleanSchema()) return !/truncated|hasmore/i.test(name);
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return index;
  if (schema.isBlobSchema()) return new TextEncoder().encode('user,arn\nreader,arn');
  if (schema.isDocumentSchema()) return {};
  return textFor(name, index);
}

function textFor(name: string, index: number): string {
  if (/arn/i.test(name)) return `arn:aws:service:${REGION}:${INVENTED_ACCOUNT}:thing/${name}-${String(index)}`;
  if (/zoneid/i.test(name)) return `euw1-az${String(index)}`;
  if (/zone/i.test(name)) return `${REGION}${index === 1 ? 'a' : 'b'}`;
  if (/region|locationconstraint/i.test(name)) return REGION;
  if (/account|owner/i.test(name)) return INVENTED_ACCOUNT;
  if (/policy(document)?$|document$/i.test(name)) return '{"Version":"2012-10-17","Statement":[]}';
  if (/date|time/i.test(name)) return '2026-11-01T00:00:00Z';
  if (/cidr/i.test(name)) return `10.0.${String(index)}.0/24`;
  if (/state|status/i.test(name)) return 'available';
  return `${name}-${String(index)}`;
}
