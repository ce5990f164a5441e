import { memberOf, textOf, type Json } from '../terraform/json.ts';

const LIST = /^(CommaDelimitedList|List<.*>)$/;
/** The value names a parameter of Systems Manager, whose own value is not known. */
const STORED = /^AWS::SSM::Parameter::Value</;

/**
 * The values of parameters that a deployment passes. What it does not pass has the default in a new stack, and the previous value in an
 * update: it is not known.
 */
export function stackParameters(declared: Json, given: Json): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, one] of Object.entries(declared)) {
    const value = memberOf(given, name);
    const type = textOf(memberOf(one, 'Type')) ?? 'String';
    // A password is no setting, and nothing of it is kept.
    const isHidden = /^true$/i.test(String(memberOf(one, 'NoEcho')));
    if (isHidden || STORED.test(type) || !isPlain(value)) continue;
    values.set(name, LIST.test(type) ? String(value).split(',').map(part => part.trim()) : String(value));
  }
  return values;
} // prettier-ignore

const isPlain = (one: unknown): one is string | number | boolean =>
  typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean';
