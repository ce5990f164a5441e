import { mapTexts } from '../../lib/map-texts.ts';
import type { Assessment } from '../../model/assessment.ts';
import { KINDS } from '../../model/kinds.ts';
import type { Translator } from './translator.ts';

/** What a redacted assessment calls things: "database 3", "account 2", "bucket list 1". */
const LABELS: readonly string[] = [...KINDS, 'service', 'owner'].flatMap(one => [
  `${one} resource`,
  `${one} list`,
  one,
]);
const PSEUDONYM = new RegExp(String.raw`(?<![\p{L}\p{N}-])(${LABELS.join('|')}) (\d+)(?![\p{L}\p{N}-])`, 'gu');
/** What has no number; as `src/assess/text-redactor.ts` writes it. */
const HIDDEN = '[hidden]';

/**
 * A redacted assessment with its pseudonyms in the language of the briefing: "database 3" is "Datenbank 3" wherever it
 * stands, with the number of the file, which stays English.
 */
export function localizePseudonyms(words: Translator, assessment: Assessment): Assessment {
  if (assessment.redacted !== true || words.language === 'en') return assessment;
  const known = knownIn(assessment);
  const said = (pseudonym: string, label: string, n: string): string =>
    known.has(pseudonym) ? pseudonymText(words, label, Number(n)) : pseudonym;
  const hidden = words.translate('pseudonyms.hidden');
  return mapTexts(assessment, text => text.replace(PSEUDONYM, said).replaceAll(HIDDEN, hidden));
}

/** The name of a thing that has none: "Datenbank 3". No two labels have the same noun, or two things would share a name. */
export function pseudonymText(words: Translator, label: string, n: number): string {
  const [kind = '', rest] = label.split(' ');
  const own = `pseudonyms.kinds.${kind}`;
  const noun = words.translate(words.has(own) ? own : `kinds.${kind}`, { n: 1, form: 'plain' });
  return words.translate(`pseudonyms.${rest ?? 'thing'}`, { noun, n });
}

/** The number of what a redacted assessment calls by one, in any language: "service 3" and "Dienst 3" have 3. */
export function pseudonymNumber(name: string, { redacted }: Pick<Assessment, 'redacted'>): number | undefined {
  const number = redacted === true ? / (\d+)$/.exec(name)?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}

/** The names and ids of the assessment: any other "server 2019" is a text of the provider. */
function knownIn({ targets, findings, workloads, survival, exceptions, money }: Assessment): ReadonlySet<string> {
  const resources = [
    ...findings.map(({ resource }) => resource),
    ...survival.flatMap(({ decides, timeline }) => [
      ...decides.map(one => one.resource),
      ...timeline.flatMap(step => step.resource ?? []),
    ]),
  ];
  const owners = [
    ...workloads.map(one => one.owner),
    ...findings.map(one => one.exception?.owner),
    ...Object.values(exceptions ?? {}).flatMap(lines => lines.map(one => one.owner)),
    ...(money?.inputs ?? []).map(one => one.owner),
  ];
  return new Set([
    ...targets.map(one => one.account),
    ...resources.flatMap(one => [one.id, one.name]),
    ...findings.flatMap(({ resource }) => [resource.account, resource.workload ?? '']),
    ...workloads.map(one => one.name),
    ...owners.flatMap(owner => owner ?? []),
  ]);
}
