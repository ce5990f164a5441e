import { Readable } from 'node:stream';
import { NormalizedSchema } from '@smithy/core/schema';
import { memoize } from '../../kit/memoize.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import type { AnyClient, OperationContext } from './middleware.ts';

type Schema = Parameters<typeof NormalizedSchema.of>[0];

/** Refuses responses that are no answer, before a collector reads them as an empty one. */
export function addResponseCheck(client: AnyClient): void {
  client.middlewareStack.add(
    (next, context) => async args => {
      const result = await next(args);
      await checkBody((result as { readonly response: HttpResponse }).response, args, context);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'cloudbriefBodyCheck' },
  );
  client.middlewareStack.add(
    (next, context) => async args => {
      const result = await next(args);
      checkTypes((result as { readonly output: unknown }).output, context);
      return result;
    },
    { step: 'initialize', priority: 'low', name: 'cloudbriefTypeCheck' },
  );
}

/** The schema of the output: `[9, namespace, name, traits, input, output]`. */
const outputSchemaOf = (context: OperationContext): Schema | undefined =>
  context.__smithy_context?.operationSchema?.[5] as Schema | undefined;

/** A response of metadata; the largest that was seen have 5 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

interface HttpResponse {
  readonly statusCode: number;
  body?: unknown;
}

/** Refuses a successful HTTP response that has no body, an HTML page or another operation's XML: the SDK would read "nothing". */
async function checkBody(response: HttpResponse, args: unknown, context: OperationContext): Promise<void> {
  if (response.statusCode < 200 || response.statusCode >= 300 || !hasBody(outputSchemaOf(context))) return;
  const bytes = await bytesOf(response.body);
  const start = bytes.subarray(0, 2_000).toString().replace(/^\uFEFF/, '').trimStart(); // prettier-ignore
  if (start === '') throw new IncompleteResponseError('the response is empty');
  if (/^<(!doctype\s+html|html)\b/i.test(start)) throw new IncompleteResponseError('the response is an HTML page');
  const operation = context.commandName?.replace(/Command$/, '') ?? '';
  if (isQuery((args as { readonly request?: unknown }).request) && !start.includes(`<${operation}Response`))
    throw new IncompleteResponseError(`the response is none of ${operation}`);
  response.body = Readable.from([bytes], { objectMode: false });
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0);
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as string);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new IncompleteResponseError(`the response is larger than ${MAX_BYTES / 1024 ** 2} MB`);
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

/** The query protocols name the operation in the request and in the root of the response. */
const isQuery = (request: unknown): boolean => {
  const { body } = (request ?? {}) as { readonly body?: unknown };
  return typeof body === 'string' && /(^|&)Action=/.test(body);
};

/** Whether a member of the output is in the body, not in a header; the clients without schemas have none of the others. */
const hasBody = (schema: Schema | undefined): boolean => {
  if (schema === undefined) return true;
  const output = NormalizedSchema.of(schema);
  if (!output.isStructSchema()) return false;
  return [...output.structIterator()].some(([, member]) => {
    const { httpHeader, httpPrefixHeaders, httpResponseCode } = member.getMergedTraits();
    return httpHeader === undefined && httpPrefixHeaders === undefined && httpResponseCode === undefined;
  });
};

/** Throws where a member of an output has another type than the service declares: the SDK hands it on as it came. */
function checkTypes(output: unknown, context: OperationContext): void {
  const schema = outputSchemaOf(context);
  if (schema === undefined) return;
  const wrong = checkerOf(schema)(output);
  if (wrong !== undefined) throw new IncompleteResponseError(`the response has ${wrong} of another type`);
}

/** Returns the name of the first member of another type. */
type Checker = (value: unknown) => string | undefined;

const checkerOf = memoize((schema: Schema): Checker => compile(NormalizedSchema.of(schema), 'a member'));

function compile(schema: NormalizedSchema, name: string): Checker {
  if (schema.isStructSchema()) return structure(schema, name);
  if (schema.isListSchema()) return collection(compileLater(schema.getValueSchema(), name), name, Array.isArray);
  if (schema.isMapSchema()) return collection(compileLater(schema.getValueSchema(), name), name, isRecord);
  const fits = scalarOf(schema);
  return value => (value === undefined || value === null || fits(value) ? undefined : name);
}

/** Schemas are recursive. */
function compileLater(schema: NormalizedSchema, name: string): Checker {
  let checker: Checker | undefined;
  return value => (checker ??= compile(schema, name))(value);
}

function structure(schema: NormalizedSchema, name: string): Checker {
  const members = [...schema.structIterator()].map(([member, inner]) => [member, compileLater(inner, member)] as const);
  return value => {
    if (value === undefined || value === null) return undefined;
    if (!isRecord(value)) return name;
    for (const [member, check] of members) {
      const wrong = check(value[member]);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function collection(check: Checker, name: string, fits: (value: unknown) => boolean): Checker {
  return value => {
    if (value === undefined || value === null) return undefined;
    if (!fits(value)) return name;
    for (const one of Object.values(value)) {
      const wrong = check(one);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function scalarOf(schema: NormalizedSchema): (value: unknown) => boolean {
  if (schema.isStringSchema()) return value => typeof value === 'string' || value instanceof String;
  if (schema.isBooleanSchema()) return value => typeof value === 'boolean';
  if (schema.isNumericSchema()) return value => typeof value === 'number' && !Number.isNaN(value);
  if (schema.isBlobSchema() && !schema.isStreaming()) return value => value instanceof Uint8Array;
  if (schema.isTimestampSchema()) return value => value instanceof Date && !Number.isNaN(value.getTime());
  return () => true;
}
