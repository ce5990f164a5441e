/** One statement, in one shape whatever it was written in. `undefined`: it was written in a way that we don't know. */
export interface Statement {
  readonly allows: boolean;
  /** `not`: everybody, everything but these. */
  readonly principals: Listed<Principal> | undefined;
  readonly actions: Listed<string> | undefined;
  readonly resources: Listed<string> | undefined;
  readonly conditions: readonly Condition[] | undefined;
}

export interface Listed<T> {
  readonly not: boolean;
  readonly of: readonly T[];
}

export interface Principal {
  readonly type: string;
  readonly name: string;
}

/** One line of a condition: `StringEquals: { 'aws:SourceAccount': ['…'] }`. The key is in small letters. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Ten times what AWS accepts anywhere. Nothing that is larger came from there. */
const LARGEST = 1_000_000;
const MOST_STATEMENTS = 2000;

/** The statements of a policy; undefined where it is none. Never throws, whatever the text is. */
export function parsePolicy(text: string): readonly Statement[] | undefined {
  if (text.length > LARGEST) return undefined;
  const document = parse(text);
  if (!isRecord(document)) return undefined;
  const found = document['Statement'];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  if (list.length > MOST_STATEMENTS) return undefined;
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
    // Policies of trust, keys and vaults may say nothing of a resource: it is the one that they hang on.
    resources:
      'Resource' in given || 'NotResource' in given ? listed(given, 'Resource', textsOf) : { not: false, of: ['*'] },
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
  return of === undefined ? undefined : { not: not in given, of };
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

/** One text or a list of them; numbers and truth values are written without quotes now and then. */
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
