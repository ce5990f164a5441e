import { issueText } from '../lib/issue-text.ts';
import { closestMatch, sanitizeText } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { fieldsOf, type Field } from './fields.ts';
import { configSchema } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting from an environment variable. */
export interface FromVariable {
  readonly variable: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

const PREFIX = 'CLOUDBRIEF_';

/** The environment variable of a setting: `CLOUDBRIEF_GATE_FAIL_ON` for `gate.failOn`. */
export const variableOf = (path: readonly string[]): string =>
  PREFIX + path.map(key => key.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase()).join('_');

/** Whether a variable can hold it; lists of sections and tables belong in the file. */
const isScalar = ({ shape }: Field): boolean => ['text', 'number', 'boolean', 'texts'].includes(shape);

const flat = (fields: readonly Field[]): Field[] =>
  fields.flatMap(field => (field.shape === 'section' ? [field, ...flat(field.fields)] : [field]));

const FIELDS = flat(fieldsOf(configSchema));

/** All supported variables with their settings. */
export const VARIABLES: ReadonlyMap<string, Field> = new Map(
  FIELDS.filter(isScalar).map(field => [variableOf(field.path), field]),
);

/** The settings from environment variables; empty ones are ignored. Throws `CB_CONFIG` for unknown variables and invalid values. */
export function readEnvironment(environment: Environment): FromVariable[] {
  const faults: string[] = [];
  const found: FromVariable[] = [];
  for (const [variable, text = ''] of Object.entries(environment).sort()) {
    if (!variable.startsWith(PREFIX)) continue;
    const field = VARIABLES.get(variable);
    if (field === undefined) faults.push(unknownVariable(variable));
    else if (text.trim() !== '') {
      const { success, data, error } = field.schema.safeParse(valueOf(field, text.trim()));
      if (success) found.push({ variable, path: field.path, value: data });
      else faults.push(...error.issues.map(issue => `${variable}: ${issueText(issue, text)}`));
    }
  }
  if (faults.length === 0) return found;
  throw new CloudbriefError(
    'CB_CONFIG',
    faults.join('\n'),
    'Unset or correct it; docs/configuration.md lists every variable.',
  );
}

/** The text as a value of that shape; as it is if it has another one, for the schema to reject. */
function valueOf({ shape }: Field, text: string): unknown {
  if (shape === 'texts') return text.split(',').map(part => part.trim()).filter(Boolean); // prettier-ignore
  if (shape === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  if (shape === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function unknownVariable(variable: string): string {
  const name = sanitizeText(variable, 80);
  const inFile = FIELDS.find(field => !isScalar(field) && variableOf(field.path) === variable);
  if (inFile !== undefined) return `${name}: ${inFile.path.join('.')} is more than one value; write it in the file.`;
  const guess = closestMatch(variable, VARIABLES.keys());
  return `${name} is no setting${guess === undefined ? '.' : `; did you mean ${guess}?`}`;
}
