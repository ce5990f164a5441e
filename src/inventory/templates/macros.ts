import { CloudbriefError } from '../../model/errors.ts';
import { memberOf, textOf, type Json } from '../terraform/json.ts';

/** Transforms of AWS that leave resources of other types as they are. */
const KNOWN_TRANSFORM = /^AWS::(Serverless-\d{4}-\d\d-\d\d|LanguageExtensions|SecretsManager-.*|CodeDeployBlueGreen)$/;
/** What is replaced by resources or settings that are not in the file. */
const REPLACED = /^Fn::(Transform$|ForEach::)/;

/** A macro may rewrite every resource; what a part of the template includes or repeats is not in it. */
export function assertNoMacro(parsed: Json, name: string): void {
  const macro = [parsed['Transform']].flat().find(one => one !== undefined && !KNOWN_TRANSFORM.test(textOf(one) ?? ''));
  if (macro !== undefined) throw rewritten(name, `the macro ${JSON.stringify(nameOf(macro)).slice(0, 80)}`);
  const key = Object.keys(parsed).find(one => REPLACED.test(one)) ?? replacedIn(parsed['Resources']);
  if (key !== undefined) throw rewritten(name, key.slice(0, 80));
}

const nameOf = (macro: unknown): string => textOf(macro) ?? textOf(memberOf(macro, 'Name')) ?? 'AWS::Include';

const rewritten = (name: string, what: string): CloudbriefError =>
  new CloudbriefError(
    'CB_INVENTORY',
    `${name} has ${what}, which may rewrite it.`,
    'Read what it makes: `aws cloudformation get-template --template-stage Processed`.',
  );

/** The first key that is replaced; without recursion, because a file may be nested without an end. */
function replacedIn(given: unknown): string | undefined {
  const open = [given];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null) continue;
    const key = Array.isArray(one) ? undefined : Object.keys(one).find(name => REPLACED.test(name));
    if (key !== undefined) return key;
    for (const below of Object.values(one)) open.push(below);
  }
  return undefined;
}
