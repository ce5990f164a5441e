import type { Check } from '../../model/check.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Words at the start of a sentence that is not an instruction. */
const NO_VERB = /^(a|an|the|you|your|we|it|its|this|these|to|please|there|all|every|each)\b/i;
const PROVIDER = /\b(aws|amazon|azure|microsoft|google|gcp)\b/i;
const LONGEST_ACTION = 15;

/** Faults of a check's texts. */
export function wordingFaults(check: Check): string[] {
  const { id, title, failTitle, risk, messages, remedy } = check;
  const action = remedy.action;
  return [
    ...fault(!KEBAB.test(id), `id "${id}" is not kebab case`),
    ...headlineFaults('title', title),
    ...headlineFaults('failTitle', failTitle),
    ...fault(title === failTitle, 'title and failTitle say the same'),
    ...sentenceFaults('risk', risk),
    ...fault(Object.keys(messages).length === 0, 'it has no message'),
    ...Object.entries(messages).flatMap(([key, text]) => sentenceFaults(`message "${key}"`, text)),
    ...sentenceFaults('remedy.action', action),
    ...fault(NO_VERB.test(action), `remedy.action "${action}" does not begin with a verb`),
    ...fault(PROVIDER.test(action), `remedy.action "${action}" names a provider: that belongs in its own line`),
    ...fault(action.split(/\s+/).length > LONGEST_ACTION, `remedy.action has more than ${LONGEST_ACTION} words`),
  ];
}

function headlineFaults(what: string, text: string): string[] {
  return [
    ...fault(/[.!?]$/.test(text), `${what} "${text}" ends with a full stop`),
    ...fault(!/^\p{Lu}/u.test(text), `${what} "${text}" does not begin with a capital`),
    ...fault(/\{\w+\}/.test(text), `${what} "${text}" has a placeholder`),
  ];
}

function sentenceFaults(what: string, text: string): string[] {
  return [
    ...fault(!/^(\p{Lu}|\d|\{)/u.test(text), `${what} "${text}" does not begin with a capital`),
    ...fault(
      (text.match(/[.!?](?=\s|$)/gu) ?? []).length !== 1 || !text.endsWith('.'),
      `${what} "${text}" is not one sentence with a full stop`,
    ),
  ];
}

const fault = (wrong: boolean, text: string): string[] => (wrong ? [text] : []);
