/** One statement in normal form. `undefined`: an element in a form that is not known. */
export interface Statement {
  readonly allows: boolean;
  /** `not`: all except these. */
  readonly principals: Listed<Principal> | undefined;
  readonly actions: Listed<string> | undefined;
  readonly resources: Listed<string> | undefined;
  readonly conditions: readonly Condition[] | undefined;
}

export interface Listed<T> {
  readonly not: boolean;
  readonly items: readonly T[];
}

export interface Principal {
  readonly type: string;
  readonly name: string;
}

/** One test of a condition block: `StringEquals: { 'aws:SourceAccount': ['…'] }`. The key is in lower case. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Ten times the largest policy that AWS accepts. */
const MAX_LENGTH = 1_000_000;
const MAX_STATEMENTS = 2000;

/** The statements of a policy; undefined for any other text. Never throws. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const document = parse(text);
  if (!isRecord(document)) return undefined;
  const found = document['Statement'];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  if (list.length > MAX_STATEMENTS) return undefined;
  const statements = list.map(statementOf);
  return statements.every(statement => statement !== undefined) ? statements : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function statementOf(given: unknown): Statement | undefined {
  if (!isRecord(given)) return undefined;
  const effect = given['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  return {
    allows: effect === 'Allow',
    principals: listed(given, 'Principal', principalsOf),
    actions: listed(given, 'Action', textsOf),
    // Trust policies and policies of keys and vaults may omit the resource: it is the one that they are attached to.
    resources:
      'Resource' in given || 'NotResource' in given ? listed(given, 'Resource', textsOf) : { not: false, items: ['*'] },
    conditions: conditionsOf(given['Condition']),
  };
}

function listed<T>(
  given: Readonly<Record<string, unknown>>,
  name: string,
  read: (given: unknown) => readonly T[] | undefined,
): Listed<T> | undefined {
  const not = `Not${name}`;
  if (name in given === not in given) return undefined;
  const of = read(given[name in given ? name : not]);
  return of === undefined ? undefined : { not: not in given, items: of };
}

function principalsOf(given: unknown): readonly Principal[] | undefined {
  if (given === '*') return [{ type: 'AWS', name: '*' }];
  if (!isRecord(given)) return undefined;
  const principals: Principal[] = [];
  for (const [type, names] of Object.entries(given)) {
    const read = textsOf(names);
    if (read === undefined) return undefined;
    for (const name of read) principals.push({ type, name });
  }
  return principals;
}

function conditionsOf(given: unknown): readonly Condition[] | undefined {
  if (given === undefined || given === null) return [];
  if (!isRecord(given)) return undefined;
  const conditions: Condition[] = [];
  for (const [operator, tests] of Object.entries(given)) {
    if (!isRecord(tests)) return undefined;
    for (const [key, values] of Object.entries(tests)) {
      const read = textsOf(values);
      if (read === undefined) return undefined;
      conditions.push({ operator, key: key.toLowerCase(), values: read });
    }
  }
  return conditions;
}

/** A string or a list; numbers and booleans are sometimes written without quotes. */
function textsOf(given: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const texts: string[] = [];
  for (const one of list) {
    if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean') return undefined;
    texts.push(String(one));
  }
  return texts;
}

function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
