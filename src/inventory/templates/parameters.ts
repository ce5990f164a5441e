import { decodeText } from '../../lib/compression.ts';
import { readBounded } from '../../lib/read-bounded.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { Templates } from '../../model/template.ts';
import { memberOf, objectOf, textOf, type Json } from '../terraform/json.ts';

/** Clouds take far less. */
const MAX_BYTES = 4 * 1024 ** 2;

type Language = Templates['language'];

/** The values in a file of parameters by name, in the form that the tools of the cloud take it. */
export async function readParameters(path: string, language: Language): Promise<Json> {
  const parsed = await parsedFile(path);
  const values = language === 'arm' ? ofResourceManager(parsed) : ofCloudFormation(parsed);
  if (values !== undefined) return values;
  throw new CloudbriefError('CB_INVENTORY', `${path} is no file of parameters of ${FORMS[language][0]}.`, FORMS[language][1]);
} // prettier-ignore

const FORMS: Readonly<Record<Language, readonly [title: string, hint: string]>> = {
  arm: [
    'Resource Manager',
    'Name the file that the deployment takes, in JSON: `az bicep build-params --file main.bicepparam` writes one of Bicep.',
  ],
  cloudformation: [
    'CloudFormation',
    'Name the file that `aws cloudformation create-stack --parameters file://…` takes: a list of `ParameterKey` and `ParameterValue`.',
  ],
};

async function parsedFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(decodeText(await readBounded(path, MAX_BYTES)));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = cause instanceof SyntaxError ? 'is not JSON' : `cannot be read (${code ?? message})`;
    throw new CloudbriefError(
      'CB_INVENTORY',
      `${path}, the parameters of the template, ${why}.`,
      'Check the path, and that the file is whole.',
      { cause },
    );
  }
}

/** `{ "parameters": { "zones": { "value": 3 } } }`. */
function ofResourceManager(parsed: unknown): Json | undefined {
  const given = memberOf(parsed, 'parameters');
  const isOne = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isOne && Object.values(given).every(one => typeof one === 'object' && one !== null) ? (given as Json) : undefined; // prettier-ignore
}

/** A list of keys and values, a list of `Key=Value`, or the file of CodePipeline. What keeps its previous value is not known. */
function ofCloudFormation(parsed: unknown): Json | undefined {
  const own = memberOf(parsed, 'Parameters');
  if (own !== undefined) return Object.fromEntries(Object.entries(objectOf(own)));
  if (!Array.isArray(parsed)) return undefined;
  const pairs = parsed.map(one => (typeof one === 'string' ? assigned(one) : keyed(one)));
  return pairs.every(pair => pair !== undefined)
    ? Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
    : undefined;
}

type Pair = readonly [name: string, value: unknown];

function assigned(text: string): Pair | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

function keyed(one: unknown): Pair | undefined {
  const name = textOf(memberOf(one, 'ParameterKey'));
  return name === undefined ? undefined : [name, memberOf(one, 'ParameterValue')];
}
